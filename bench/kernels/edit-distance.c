/* The edit distance of two strings, by dynamic programming.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "kernel.h"

enum { LENGTH = 12000 / KERNEL_SHARE };

static int
least (int a, int b)
{
  return a < b ? a : b;
}

static int
distance (const char *s, const char *t)
{
  size_t n = strlen (t);
  int *above = kernel_allocate ((n + 1) * sizeof *above);
  int *row = kernel_allocate ((n + 1) * sizeof *row);
  int result;

  for (size_t j = 0; j <= n; j++)
    above[j] = (int) j;
  for (size_t i = 0; s[i]; i++)
    {
      int *swap = above;
      row[0] = (int) i + 1;
      for (size_t j = 1; j <= n; j++)
	row[j] = least (above[j - 1] + (s[i] != t[j - 1]),
			least (above[j], row[j - 1]) + 1);
      above = row;
      row = swap;
    }
  result = above[n];
  free (above);
  free (row);
  return result;
}

int
main (void)
{
  char *s = kernel_allocate (LENGTH + 1);
  char *t = kernel_allocate (LENGTH + 1);

  for (int i = 0; i < LENGTH; i++)
    {
      s[i] = (char) ('a' + kernel_random () % 4);
      t[i] = (char) ('a' + kernel_random () % 4);
    }
  printf ("%d\n", distance (s, t));
  return 0;
}
