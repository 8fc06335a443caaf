/* Arrays that count from 1: p = a - 1 in a variable, a structure, an argument.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdlib.h>

struct vector
{
  double *v;
  int n;
};

struct matrix
{
  double **rows;
};

__attribute__ ((noipa)) static struct vector
make (int n)
{
  struct vector r = { (double *) malloc (n * sizeof (double)) - 1, n };

  return r;
}

__attribute__ ((noipa)) static double
sum (const double *v, int n)
{
  double s = 0;

  for (int i = 1; i <= n; i++)
    s += v[i];
  return s;
}

__attribute__ ((noipa)) static struct matrix *
make_matrix (int n, int m)
{
  struct matrix *r = malloc (sizeof *r);

  r->rows = (double **) malloc (n * sizeof (double *)) - 1;
  r->rows[1] = (double *) calloc (n * m, sizeof (double)) - 1;
  for (int i = 2; i <= n; i++)
    r->rows[i] = r->rows[i - 1] + m;
  return r;
}

int
main (void)
{
  struct vector v = make (10);
  struct matrix *m = make_matrix (3, 4);
  static int table[5];
  int *from_one = table - 1, local[3], *from_ten = local - 10;

  for (int i = 1; i <= 10; i++)
    v.v[i] = i;
  m->rows[3][4] = 5;
  m->rows[1][1] = 6;
  from_one[5] = 7;
  from_ten[12] = 8;
  free (v.v + 1);
  return m->rows[1][12] != 5 || sum (m->rows[1], 12) != 11 || table[4] != 7
	 || local[2] != 8;
}
