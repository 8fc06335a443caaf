/* Bounds of tracked pointers reach the right one of several parameters,
   whichever of these are pointers and by whatever way the function is called.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
int a[7], b[11], c[3], d[13], e[17];

__attribute__ ((noipa)) static void
five (int *p, int n, int *q, int *r, int *s, int *t)
{
  p[6] = n;
  q[10] = n;
  s[12] = n;
  t[16] = n;
  r[2] = n;
}

__attribute__ ((noipa)) static void
four (int *p, int *q, int *r, int *s, void (*f) (int *, int, int *, int *, int *,
						 int *))
{
  f (p, 1, q, r, s, e);
  five (p, 1, q, r, s, e);
}

__attribute__ ((noipa)) static void
on (int *p, int *q, int *r, int *s)
{
  p[0] = q[0] = r[0] = s[0] = 0;
  four (p, q, r, s, five);
}

int
main (void)
{
  on (a, b, c, d);
  return 0;
}
