/* The dump of the allocation says what the registers hold where blocks begin
   and end, and where each value lives.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fplugin-arg-mpxguard-backend=mpx -fplugin-arg-mpxguard-mpx-forms=compact -fplugin-arg-mpxguard-dump=bndalloc" } */
extern void use (int *);

int
across (int *p, int n)
{
  int sum = 0;

  for (int i = 0; i < n; i++)
    sum += p[i & 7];
  use (p);
  return sum + p[n];
}

/* { dg-final { scan-tree-dump "Bound registers of across" mpxguard-bndalloc } } */
/* { dg-final { scan-tree-dump "begins with bnd\[0-3\]=bv" mpxguard-bndalloc } } */
/* { dg-final { scan-tree-dump "1 definitions, in a slot" mpxguard-bndalloc } } */
