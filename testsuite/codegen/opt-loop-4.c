/* The members of an array's structures are checked together in front of the
   loop: as far as the last byte that it touches.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fdump-tree-mpxguard-checkopt-details" } */
struct value
{
  long bits;
  char tag;
};

void
copy (struct value *to, const struct value *from, int n)
{
  for (int i = 0; i < n; i++)
    {
      to[i].bits = from[i].bits;
      to[i].tag = from[i].tag;
    }
}

/* { dg-final { scan-tree-dump-times "hoisted as a range: mpxguard.check" 4 "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump-times "\n  mpxguard.check" 2 "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump-times "\n  mpxguard.part" 4 "mpxguard-checkopt" } } */
