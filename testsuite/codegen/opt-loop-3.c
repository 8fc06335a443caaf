/* Loops of which GCC knows how often they run only if they end at all: their
   checks stand in front of them, and the loops are vectorized.  A number that
   may wrap and come back below the end is another matter.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O3 -fno-tree-loop-distribute-patterns -fdump-tree-mpxguard-checkopt-details -fdump-tree-vect-details" } */

void
not_equal (int *p, int *end)
{
  for (; p != end; p++)
    *p = 3;
}

void
not_above (int *q, int n)
{
  for (int i = 1; i <= n; i++)
    q[i] = 5;
}

void
wide_step (unsigned char *r, unsigned int n)
{
  for (unsigned int i = 0; i < n; i += 4)
    r[i] = 7;
}

/* { dg-final { scan-tree-dump-times "hoisted as a range: mpxguard.check \\(p_" 1 "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump-times "hoisted as a range: mpxguard.check \\(_\[0-9\]+, 0, 4" 1 "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump-not "hoisted as a range: mpxguard.check \\(_\[0-9\]+, 0, 1" "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump-times "optimized: loop vectorized" 2 "vect" } } */
