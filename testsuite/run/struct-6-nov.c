/* Structures that hold pointers, passed and returned in registers, on the stack
   and partly in registers of other kinds, directly and through pointers.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdlib.h>

struct second { long n; char *p; };
struct both { char *p, *q; };
struct mixed { double d; char *p; };
struct large { long a; char *p; int *q; long c; char *r; };
union either { char *p; long n; };

#define NOIPA __attribute__ ((noipa))

NOIPA static int
of_second (struct second s, int i)
{
  return s.p[i];
}

NOIPA static int
of_both (int n, struct both b, char *x, int i)
{
  return n + b.p[i] + b.q[i] + x[i];
}

NOIPA static int
of_mixed (struct mixed m, union either e, int i)
{
  return m.p[i] + e.p[i];
}

NOIPA static int
of_large (struct large l, char *x, int i)
{
  return l.p[i] + l.q[i] + l.r[i] + x[i];
}

NOIPA static int
of_many (char *a, char *b, char *c, char *d, char *e, struct second s,
	 struct both t, int i)
{
  return a[i] + b[i] + c[i] + d[i] + e[i] + s.p[i] + t.p[i] + t.q[i];
}

NOIPA static struct second
make_second (char *p)
{
  return (struct second) { 1, p };
}

NOIPA static struct both
make_both (char *p, char *q)
{
  return (struct both) { p, q };
}

NOIPA static struct mixed
make_mixed (char *p)
{
  return (struct mixed) { 1.5, p };
}

NOIPA static struct large
make_large (char *p, int *q)
{
  return (struct large) { 1, p, q, 2, p };
}

int
main (void)
{
  char *x = calloc (10, 1), *y = calloc (20, 1);
  int *z = calloc (10, sizeof *z);
  struct second (*volatile second) (char *) = make_second;
  struct both (*volatile both) (char *, char *) = make_both;
  int (*volatile use) (int, struct both, char *, int) = of_both;
  struct second s = make_second (x);
  struct both b = make_both (y, x);
  struct large l = make_large (x, z);
  int sum = of_second (s, 9) + of_both (0, b, x, 9) + use (0, b, y, 9)
	    + of_mixed (make_mixed (x), (union either) { y }, 9)
	    + of_large (l, x, 9) + of_many (x, y, x, y, x, s, b, 9);

  sum += second (y).p[19] + both (x, y).q[19] + both (y, x).p[19];
  return sum;
}
