/* What does not leave a loop as a range: it may not be made in all iterations.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fdump-tree-mpxguard-checkopt-details" } */

extern int any (int);
extern volatile int device;

int
find (const int *p, int n, int key)
{
  for (int i = 0; i < n; i++)
    if (p[i] == key)
      return i;
  return -1;
}

void
calls (int *p, int n)
{
  for (int i = 0; i < n; i++)
    p[i] = any (i);
}

void
waits (int *p, int n)
{
  for (int i = 0; i < n; i++)
    p[i] = device;
}

void
sometimes (int *p, const unsigned char *q, int n)
{
  for (int i = 0; i < n; i++)
    if (n & 1 << (i & 15))
      p[i] = 1;
}

void
divides (int *p, int n, int m)
{
  for (int i = 0; i < n; i++)
    p[i] = n / (m - i);
}

/* The index may wrap around.  */
long
wraps (const long *p, unsigned from, unsigned n, unsigned step)
{
  long s = 0;

  for (unsigned i = 0; i < n; i++)
    s += p[from + i * 7];
  return s;
}

/* { dg-final { scan-tree-dump-not "hoisted as a range" "mpxguard-checkopt" } } */
