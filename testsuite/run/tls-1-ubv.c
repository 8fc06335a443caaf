/* A thread-local array, overrun through a pointer.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "4" "above 0" "any" } */
/* noasan: no red zones there */

static __thread int counters[4];
static __thread int neighbours[4];

__attribute__ ((noipa)) static void
set (int *p, int i)
{
  p[i] = 1; /* violation */
}

int
main (void)
{
  set (neighbours, 0);
  set (counters, 3);
  set (counters, 4);
  return counters[0] + neighbours[1];
}
