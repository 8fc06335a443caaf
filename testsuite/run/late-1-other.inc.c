/* The library of late-1-nov.c.

   SPDX-License-Identifier: GPL-3.0-or-later  */
#include <stdlib.h>

static int **kept;

int *
make (int n)
{
  int *p = malloc (n * sizeof *p);

  for (int i = 0; i < n; i++)
    p[i] = i;
  kept = malloc (sizeof *kept);
  *kept = p;
  return p;
}

int
sum (const int *p, int n)
{
  int result = 0;

  for (int i = 0; i < n; i++)
    result += p[i] + (*kept)[i] - p[i];
  free (kept);
  return result;
}
