/* A pointer that a check of many bytes begins at does not escape, however many
   they are; one that no byte was read at may.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fno-tree-loop-distribute-patterns -fdump-tree-mpxguard-checkopt-details" } */
extern void use (int *);

void
written (int *p, long k, long n)
{
  int *whole = p + k;
  long i = 0;

  do
    whole[i] = 3;
  while (++i < n);
  use (whole);
}

void
perhaps (int *p, long k, long n)
{
  int *maybe = p + k;

  for (long i = 0; i < n; i++)
    maybe[i] = 3;
  use (maybe);
}

/* { dg-final { scan-tree-dump "inside: mpxguard.escape \\(whole" "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump-not "inside: mpxguard.escape \\(maybe" "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump "  mpxguard.escape \\(maybe" "mpxguard-checkopt" } } */
