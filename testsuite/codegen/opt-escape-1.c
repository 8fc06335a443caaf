/* A pointer that only grows from its base escapes upwards only, and once; one
   that a check has passed, with something higher, does not escape.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fdump-tree-mpxguard-checkopt-details" } */
extern void use (int *);

void
grows (int *up, unsigned n)
{
  use (up + n);
  use (up + n);
}

void
anywhere (int *any, long n)
{
  use (any + n);
}

void
passed (int *in, unsigned n)
{
  int *whole = in + n;

  whole[3] = 1;
  use (whole + 2);
}

/* { dg-final { scan-tree-dump-times "lower dropped: mpxguard.escape" 3 "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump-times "escaped before: mpxguard.escape" 1 "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump-times "inside: mpxguard.escape" 1 "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump-times "\n  mpxguard.escape \\(" 2 "mpxguard-checkopt" } } */
