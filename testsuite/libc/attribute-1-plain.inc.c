/* The functions, without mpxguard.

   SPDX-License-Identifier: GPL-3.0-or-later  */
#include "attribute-1-header.inc.c"

void
fill (int *p, int n)
{
  for (int i = 0; i < n; i++)
    p[i] = i;
}

void
fill_bytes (void *p, unsigned long n)
{
  for (unsigned long i = 0; i < n; i++)
    ((char *) p)[i] = 1;
}

int
look (const struct pair *p)
{
  return p->a;
}

int
array (int n, int a[n])
{
  return n > 100 ? 0 : a[0];
}
