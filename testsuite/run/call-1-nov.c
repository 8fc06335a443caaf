/* Pointers among many arguments of all classes, in registers and on the stack.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */

__attribute__ ((noipa)) static double
mixed (int a, int *p, double b, const char *s, long c, float *f, long double d,
       int e, double g, short *h, char i, int *q, double j, double k, double l,
       double m, double n, double o, int *r)
{
  return a + p[1] + b + s[2] + c + f[3] + (double) d + e + g + h[4] + i + q[0]
	 + j + k + l + m + n + o + r[2];
}

int
main (void)
{
  int p[2] = { 0, 1 }, q[1] = { 2 }, r[3] = { 0, 0, 3 };
  float f[4] = { 0, 0, 0, 4 };
  short h[5] = { 0, 0, 0, 0, 5 };
  double sum = mixed (1, p, 1, "\0\0\6", 1, f, 1, 1, 1, h, 1, q, 1, 1, 1, 1, 1,
		      1, r);

  return sum != 13 + 1 + 6 + 4 + 5 + 2 + 3;
}
