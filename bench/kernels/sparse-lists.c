/* A sparse matrix of linked elements, multiplied by a vector.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "kernel.h"

enum { ROWS = 10000, PER_ROW = 20, ROUNDS = 500 / KERNEL_SHARE };

struct element
{
  struct element *next;
  double *in;			/* The element of the vector.  */
  double value;
};

int
main (void)
{
  struct element **rows = kernel_allocate (ROWS * sizeof *rows);
  double *in = kernel_allocate (ROWS * sizeof *in);
  double *out = kernel_allocate (ROWS * sizeof *out);

  for (int i = 0; i < ROWS; i++)
    {
      in[i] = 1.0 / (i + 1);
      for (int j = 0; j < PER_ROW; j++)
	{
	  struct element *e = kernel_allocate (sizeof *e);
	  e->in = &in[kernel_random () % ROWS];
	  e->value = 1.0 / PER_ROW;
	  e->next = rows[i];
	  rows[i] = e;
	}
    }
  for (int round = 0; round < ROUNDS; round++)
    {
      for (int i = 0; i < ROWS; i++)
	{
	  double sum = 0;
	  for (const struct element *e = rows[i]; e; e = e->next)
	    sum += e->value * *e->in;
	  out[i] = sum;
	}
      memcpy (in, out, ROWS * sizeof *in);
    }
  printf ("%.12g\n", in[0]);
  return 0;
}
