/* The inner of two loops has no call that frees: its check is made in front of
   it, though the outer one has such a call.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fdump-tree-mpxguard-checkopt-details" } */
extern void may_free (long);

void
sums (const long *numbers, int n, int rounds)
{
  for (int j = 0; j < rounds; j++)
    {
      long sum = 0;

      for (int i = 0; i < n; i++)
	sum += numbers[i];
      may_free (sum);
    }
}

/* { dg-final { scan-tree-dump-times "hoisted as a range: mpxguard.check" 1 "mpxguard-checkopt" } } */
