/* Matrices in static storage: multiply, in the order that can be vectorized.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "kernel.h"

enum { SIZE = 512, ROUNDS = 9 / KERNEL_SHARE };

static double a[SIZE][SIZE];
static double b[SIZE][SIZE];
static double product[SIZE][SIZE];

static void
multiply (void)
{
  for (int i = 0; i < SIZE; i++)
    for (int k = 0; k < SIZE; k++)
      for (int j = 0; j < SIZE; j++)
	product[i][j] += a[i][k] * b[k][j];
}

int
main (void)
{
  for (int i = 0; i < SIZE; i++)
    for (int j = 0; j < SIZE; j++)
      {
	a[i][j] = (double) (kernel_random () % 100);
	b[i][j] = (double) (kernel_random () % 100);
      }
  for (int i = 0; i < ROUNDS; i++)
    multiply ();
  printf ("%.10g\n", product[SIZE / 2][SIZE / 3]);
  return 0;
}
