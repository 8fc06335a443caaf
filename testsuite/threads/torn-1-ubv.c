/* A pointer that is only accessed atomically has the bounds of what was stored
   last.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "4" "above 0" "global small" } */
#include <stdatomic.h>

static int small[2], large[64];
static _Atomic (int *) shared = small;

__attribute__ ((noipa)) static int
at (int *p, int i)
{
  return p[i]; /* violation */
}

int
main (void)
{
  int sum;

  atomic_store (&shared, large);
  sum = at (atomic_load (&shared), 63);
  atomic_exchange (&shared, small);
  sum += at (atomic_load (&shared), 1);
  return sum + at (atomic_load (&shared), 2);
}
