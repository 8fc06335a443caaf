/* Sets that are united: arrays in static storage.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "kernel.h"

enum { ELEMENTS = 1000000, UNIONS = 12000000 / KERNEL_SHARE };

static int parent[ELEMENTS];
static unsigned char rank[ELEMENTS];

static int
find (int x)
{
  while (parent[x] != x)
    {
      parent[x] = parent[parent[x]];
      x = parent[x];
    }
  return x;
}

static int
unite (int x, int y)
{
  x = find (x);
  y = find (y);
  if (x == y)
    return 0;
  if (rank[x] < rank[y])
    parent[x] = y;
  else
    {
      parent[y] = x;
      rank[x] = (unsigned char) (rank[x] + (rank[x] == rank[y]));
    }
  return 1;
}

int
main (void)
{
  int sets = ELEMENTS;

  for (int i = 0; i < ELEMENTS; i++)
    parent[i] = i;
  for (int i = 0; i < UNIONS; i++)
    sets -= unite ((int) (kernel_random () % ELEMENTS),
		   (int) (kernel_random () % ELEMENTS));
  printf ("%d\n", sets);
  return 0;
}
