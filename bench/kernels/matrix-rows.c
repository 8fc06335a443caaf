/* Matrices as arrays of rows: multiply.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "kernel.h"

enum { SIZE = 420 / KERNEL_SHARE };

/* Smaller where instructions are counted in an emulator.  */
#ifndef MULTIPLICATIONS
#define MULTIPLICATIONS 7
#endif

static double **
make_matrix (int n)
{
  double **m = kernel_allocate ((size_t) n * sizeof *m);

  for (int i = 0; i < n; i++)
    {
      m[i] = kernel_allocate ((size_t) n * sizeof *m[i]);
      for (int j = 0; j < n; j++)
	m[i][j] = (double) (kernel_random () % 100);
    }
  return m;
}

static void
multiply (double **product, double **a, double **b, int n)
{
  for (int i = 0; i < n; i++)
    for (int j = 0; j < n; j++)
      {
	double sum = 0;
	for (int k = 0; k < n; k++)
	  sum += a[i][k] * b[k][j];
	product[i][j] = sum;
      }
}

int
main (void)
{
  double **a = make_matrix (SIZE);
  double **b = make_matrix (SIZE);
  double **product = make_matrix (SIZE);

  for (int i = 0; i < MULTIPLICATIONS; i++)
    {
      multiply (product, a, b, SIZE);
      for (int j = 0; j < SIZE; j++)
	a[j][j] = product[j][j] / 1e6;
    }
  printf ("%.10g\n", product[SIZE / 2][SIZE / 3]);
  return 0;
}
