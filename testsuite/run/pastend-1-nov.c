/* Pointers one past the end, and far out, that come back.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct range
{
  int *begin, *end;
};

__attribute__ ((noipa)) static long
backwards (struct range r)
{
  long sum = 0;

  while (r.end != r.begin)
    sum += *--r.end;
  return sum;
}

__attribute__ ((noipa)) static int *
skip (int *p, int n)
{
  return p + n;
}

__attribute__ ((noipa)) static int
get (int *p)
{
  return *p;
}

static struct range kept;

int
main (void)
{
  long sum = 0;

  for (int n = 1; n < 300; n++)
    {
      int *p = malloc (n * sizeof *p);
      struct range r = { p, skip (p, n) };

      for (int i = 0; i < n; i++)
	p[i] = 1;
      kept = r;
      sum += backwards (kept) - n;
      /* Further out, and back again.  */
      sum += get (skip (skip (p, n + 1000), -1000 - n)) - 1;
      sum += get (skip (skip (p, -1000), 1000 + n - 1)) - 1;
      free (p);
    }
  return sum != 0;
}
