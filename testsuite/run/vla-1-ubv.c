/* An array of variable length, overrun through a pointer.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "2" "above 0" "stack a" } */

__attribute__ ((noipa)) static void
set (short *p, int i)
{
  p[i] = 1; /* violation */
}

__attribute__ ((noipa)) static int
work (int n)
{
  short a[n];

  set (a, n - 1);
  set (a, n);
  return a[0];
}

int
main (void)
{
  work (13);
  return 0;
}
