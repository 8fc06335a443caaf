/* Conway's game of life on a board of bytes.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "kernel.h"

enum { SIDE = 1024, GENERATIONS = 36 / KERNEL_SHARE };

static int
neighbours (const unsigned char *cell)
{
  return cell[-SIDE - 1] + cell[-SIDE] + cell[-SIDE + 1]
	 + cell[-1] + cell[1]
	 + cell[SIDE - 1] + cell[SIDE] + cell[SIDE + 1];
}

static void
generation (const unsigned char *old, unsigned char *new)
{
  for (int y = 1; y < SIDE - 1; y++)
    for (int x = 1; x < SIDE - 1; x++)
      {
	int n = neighbours (old + y * SIDE + x);
	new[y * SIDE + x] = n == 3 || (n == 2 && old[y * SIDE + x]);
      }
}

int
main (void)
{
  unsigned char *a = kernel_allocate (SIDE * SIDE);
  unsigned char *b = kernel_allocate (SIDE * SIDE);
  int alive = 0;

  for (int i = SIDE; i < SIDE * (SIDE - 1); i++)
    a[i] = i % SIDE > 0 && i % SIDE < SIDE - 1 && kernel_random () % 3 == 0;
  for (int i = 0; i < GENERATIONS; i++)
    {
      generation (a, b);
      generation (b, a);
    }
  for (int i = 0; i < SIDE * SIDE; i++)
    alive += a[i];
  printf ("%d\n", alive);
  return 0;
}
