/* Loops whose checks can be looked at in front of them, but not made there,
   have a copy without these checks.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O3 -fdump-tree-mpxguard-checkopt-details -fdump-tree-vect-details" } */
struct context
{
  long size;
  char special[256];
};
extern void may_free (void);

/* An exit besides that which counts: GCC does not know that such loops are
   short, and by its guess two checks in each iteration are worth it.  */
long
find_either (const long *f, const long *g, long n, long x)
{
  for (long i = 0; i < n; i++)
    if (f[i] == x || g[i] == x)
      return i;
  return -1;
}

/* An index by its type.  */
long
scan (const struct context *c, const unsigned char *text, long n)
{
  for (long i = 0; i < n; i++)
    if (c->special[text[i]])
      return i;
  return n;
}

/* A condition.  */
void
add (int *to, const int *from, int n, int wanted)
{
  for (int i = 0; i < n; i++)
    if (wanted)
      to[i] = from[i] + 1;
}

/* Nobody knows where the end is.  */
long
length (const char *s)
{
  const char *p = s;

  while (*p)
    p++;
  return p - s;
}

/* What was found in front of the loop need not hold in it.  */
long
calls (const long *k, long n)
{
  long i;

  for (i = 0; i < n && k[i]; i++)
    may_free ();
  return i;
}

/* { dg-final { scan-tree-dump-times "only in a copy of the loop: mpxguard.check" 6 "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump-times " = mpxguard.inside \\(" 6 "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump-times "\n  mpxguard.check" 9 "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump-times "optimized: loop vectorized" 1 "vect" } } */
