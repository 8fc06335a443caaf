/* A sparse matrix in compressed rows, multiplied by a vector.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "kernel.h"

enum { ROWS = 40000, PER_ROW = 20, ROUNDS = 450 / KERNEL_SHARE };

struct matrix
{
  int rows;
  int *start;			/* Where a row begins in the other two.  */
  int *column;
  double *value;
};

static void
multiply (const struct matrix *m, const double *in, double *out)
{
  for (int i = 0; i < m->rows; i++)
    {
      double sum = 0;
      for (int j = m->start[i]; j < m->start[i + 1]; j++)
	sum += m->value[j] * in[m->column[j]];
      out[i] = sum;
    }
}

int
main (void)
{
  struct matrix m = { ROWS, kernel_allocate ((ROWS + 1) * sizeof (int)),
		      kernel_allocate (ROWS * PER_ROW * sizeof (int)),
		      kernel_allocate (ROWS * PER_ROW * sizeof (double)) };
  double *a = kernel_allocate (ROWS * sizeof *a);
  double *b = kernel_allocate (ROWS * sizeof *b);

  for (int i = 0; i < ROWS; i++)
    {
      a[i] = 1.0 / (i + 1);
      for (int j = 0; j < PER_ROW; j++)
	{
	  m.column[i * PER_ROW + j] = (int) (kernel_random () % ROWS);
	  m.value[i * PER_ROW + j] = 1.0 / PER_ROW;
	}
      m.start[i + 1] = (i + 1) * PER_ROW;
    }
  for (int i = 0; i < ROUNDS; i++)
    {
      double *swap = a;
      multiply (&m, a, b);
      a = b;
      b = swap;
    }
  printf ("%.12g\n", a[0]);
  return 0;
}
