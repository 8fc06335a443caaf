/* Where the lower bound needs no test, a check of what lies higher answers for
   what lies lower, in another block too; not the other way round.  Nor where a
   pointer was found, as it may lie below its object: there the check that is
   certain to come reaches down.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fdump-tree-mpxguard-checkopt-details" } */
struct buffer
{
  long length;
  long used;
  long limit;
};

extern void *malloc (unsigned long);
extern void fill (struct buffer *);

long
down (int more)
{
  struct buffer *b = malloc (24);
  long sum;

  fill (b);
  sum = b->used;
  if (more)
    sum += b->length;
  return sum;
}

long
found (struct buffer *f, int more)
{
  long sum = f->used;

  if (more)
    sum += f->length;
  return sum;
}

long
certain (struct buffer *c)
{
  long sum = c->used;

  return sum + c->length;
}

long
up (struct buffer *b, int more)
{
  long sum = b->used;

  if (more)
    sum += b->limit;
  return sum;
}

/* { dg-final { scan-tree-dump "redundant: mpxguard.check \\(b_\[0-9\]+, 0, 8" "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump-not "redundant: mpxguard.check \\(b_\[0-9\]+\\(D\\), 16, 8" "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump-not "redundant: mpxguard.check \\(f_" "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump "merged: mpxguard.check \\(c_\[0-9\]+\\(D\\), 0, 16" "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump "redundant: mpxguard.check \\(c_\[0-9\]+\\(D\\), 0, 8" "mpxguard-checkopt" } } */
