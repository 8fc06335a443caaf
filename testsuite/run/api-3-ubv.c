/* mpxguard_narrow_bounds, and the bounds stored with the pointer.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "4" "above 0" "any" } */
/* noasan */
#include <mpxguard.h>

static int numbers[10];
static int *part;

__attribute__ ((noipa)) static void
set (int i)
{
  part[i] = 1; /* violation */
}

int
main (void)
{
  part = mpxguard_narrow_bounds (numbers, numbers, 3 * sizeof (int));
  set (2);
  set (3);
  return 0;
}
