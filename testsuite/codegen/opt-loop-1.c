/* Counted loops have one check in front of them, and are vectorized.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O3 -fdump-tree-mpxguard-checkopt-details -fdump-tree-vect-details" } */

long
sum (const int *p, int n)
{
  long s = 0;

  for (int i = 0; i < n; i++)
    s += p[i];
  return s;
}

void
scale (double *restrict to, const double *restrict from, unsigned long n)
{
  for (unsigned long i = 0; i < n; i++)
    to[i] = 2 * from[i];
}

void
down (int *p, int n)
{
  for (int i = n - 1; i >= 0; i--)
    p[i] = i;
}

void
pointers (char *p, char *end)
{
  for (; p != end; p++)
    *p ^= 32;
}

/* { dg-final { scan-tree-dump-times "hoisted as a range" 6 "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump-times "LOOP VECTORIZED" 4 "vect" } } */
