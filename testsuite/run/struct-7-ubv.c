/* A pointer in a structure on the stack, behind pointers that have no bound
   register left.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "1" "above 0" "heap" } */
#include <stdlib.h>

struct large { long a; char *p; long c; char *q; };

__attribute__ ((noipa)) static int
get (char *a, char *b, char *c, char *d, char *e, char *f, char *g,
     struct large l, int i)
{
  return a[19] + b[19] + c[19] + d[19] + e[19] + f[19] + g[19] + l.p[19]
	 + l.q[i]; /* violation */
}

int
main (void)
{
  char *x = calloc (20, 1);
  struct large l = { 1, x, 2, calloc (10, 1) };

  return get (x, x, x, x, x, x, x, l, 9) + get (x, x, x, x, x, x, x, l, 10);
}
