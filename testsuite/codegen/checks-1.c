/* What is checked and what is not: accesses that are in bounds for certain get
   no check, those through a parameter get one each, of both bounds together.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fdump-tree-all" } */

int array[10];

int
certain (void)
{
  int local[4] = { 1, 2, 3, 4 };

  array[9] = 1;
  *(int *) ((char *) array + 4) = 2;
  return array[3] + local[2];
}

int
uncertain (int *p)
{
  return *p;
}

/* { dg-final { scan-tree-dump-times "mpxguard.check \\(p" 1 "mpxguard-checks" } } */
/* { dg-final { scan-tree-dump-not "mpxguard.check \\(&array" "mpxguard-checks" } } */
/* { dg-final { scan-tree-dump-not "mpxguard.check \\(&local" "mpxguard-checks" } } */
/* { dg-final { scan-assembler-times "__mpxguard_check_failed" 1 } } */
