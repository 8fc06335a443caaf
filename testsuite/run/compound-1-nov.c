/* Compound literals at file scope and in functions, as arguments and as
   initialisers.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */

struct point
{
  int x, y;
};

static int *file_scope = (int[]) { 1, 2, 3 };

__attribute__ ((noipa)) static int
sum (const int *p, int n)
{
  int s = 0;

  for (int i = 0; i < n; i++)
    s += p[i];
  return s;
}

__attribute__ ((noipa)) static int
dot (const struct point *p)
{
  return p->x * p->y;
}

int
main (void)
{
  int k = 4;
  int *local = (int[]) { k, k + 1, k + 2 };

  return sum (file_scope, 3) != 6 || sum (local, 3) != 15
	 || dot (&(struct point) { 3, k }) != 12
	 || sum ((int[5]) { [4] = 9 }, 5) != 9;
}
