/* Where the lower bound needs no test, a check of what lies higher answers for
   what lies lower, in another block too; not the other way round.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fdump-tree-mpxguard-checkopt-details" } */
struct buffer
{
  long length;
  long used;
  long limit;
};

long
down (struct buffer *b, int more)
{
  long sum = b->used;

  if (more)
    sum += b->length;
  return sum;
}

long
up (struct buffer *b, int more)
{
  long sum = b->used;

  if (more)
    sum += b->limit;
  return sum;
}

/* { dg-final { scan-tree-dump "redundant: mpxguard.check \\(b_\[0-9\]+\\(D\\), 0, 8" "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump-not "redundant: mpxguard.check \\(b_\[0-9\]+\\(D\\), 16, 8" "mpxguard-checkopt" } } */
