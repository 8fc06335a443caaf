/* What was found inside an array of a structure lies above the structure's
   begin, whatever the index is.  What was found in the array is not looked for
   there again.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fdump-tree-mpxguard-checkopt-details" } */
struct board
{
  char row[8];
  char column[8];
  long size;
};

long
get (struct board *b, long i, long *p)
{
  long old = b->column[i];

  *p = 1;
  b->column[i] = 0;
  return old;
}

long
around (long *number, long i)
{
  return number[i];
}

/* { dg-final { scan-tree-dump-times "lower dropped: mpxguard.check" 3 "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump-times "redundant: mpxguard.check" 2 "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump-times "\n  mpxguard.check" 4 "mpxguard-checkopt" } } */
