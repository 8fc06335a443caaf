/* What was checked before a call that is made seldom is not checked again where
   it was not made, but behind it.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fdump-tree-mpxguard-checkopt-details" } */
struct buffer
{
  unsigned long size;
  unsigned long used;
};

extern void grow (struct buffer *);

void
restart (struct buffer *b, unsigned long n)
{
  if (__builtin_expect (b->size - b->used < n, 0))
    grow (b);
  b->used = 0;
}

/* No way is left where anything was checked.  */
void
grow_and_restart (struct buffer *b)
{
  grow (b);
  b->used = 0;
}

/* { dg-final { scan-tree-dump-times "made on the ways to: mpxguard.check" 1 "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump-times "redundant: mpxguard.check" 2 "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump-times "\n  mpxguard.check" 3 "mpxguard-checkopt" } } */
