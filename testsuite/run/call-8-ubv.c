/* Bounds survive a tail call.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-foptimize-sibling-calls" } */
/* { dg-mpxguard-report "read" "4" "above 0" "stack a" } */

__attribute__ ((noipa)) static int
leaf (const int *p, int i)
{
  return p[i]; /* violation */
}

__attribute__ ((noipa)) static int
middle (int i, const int *p)
{
  return leaf (p + 1, i - 1);
}

int
main (void)
{
  int a[3] = { 1, 2, 3 };

  if (middle (2, a) != 3)
    return 2;
  middle (3, a);
  return 0;
}
