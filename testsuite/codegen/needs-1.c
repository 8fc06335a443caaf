/* Nothing is passed to a function of the same unit that does not ask for it.
   One that may be replaced when the program is linked may ask.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fPIC -fdump-tree-mpxguard-bounds" } */

__attribute__ ((noipa)) static int
same (const char *p, const char *q)
{
  return p == q;
}

__attribute__ ((noipa)) static int
both (const char *p, const char *q, int n)
{
  return p[n] + (p == q);
}

__attribute__ ((noipa)) int
replaceable (const char *p, const char *q)
{
  return p == q;
}

int
none (char *p, char *q)
{
  return same (p, q) + 1;
}

int
one (char *p, char *q)
{
  return both (p, q, 3) + 1;
}

int
two (char *p, char *q)
{
  return replaceable (p, q) + 1;
}

/* { dg-final { scan-tree-dump-times "mpxguard.pass " 3 "mpxguard-bounds" } } */
