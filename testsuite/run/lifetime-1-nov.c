/* Blocks that live on while others are freed behind the function's back: in a
   loop, over a joint of paths, and after growing.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdlib.h>

static int *global;

__attribute__ ((noipa)) static void
replace (int n)
{
  free (global);
  global = malloc (n * sizeof *global);
  global[n - 1] = n;
}

__attribute__ ((noipa)) static int
sum (int *p, int n, int other)
{
  int total = 0;

  for (int i = 0; i < n; i++)
    {
      int *q = i & other ? global : p;

      total += p[i] + (q == p);
      if (i & 1)
	replace (i + 1);
      p[i] = total;
    }
  return total;
}

int
main (void)
{
  int *p = calloc (8, sizeof *p);

  replace (3);
  if (sum (p, 8, 0) != 8)
    return 2;
  p = realloc (p, 16 * sizeof *p);
  replace (5);
  p[15] = 1;
  return p[15] != 1;
}
