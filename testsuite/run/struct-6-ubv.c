/* The second pointer of a structure in registers, behind another pointer.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "1" "above 0" "heap" } */
#include <stdlib.h>

struct both { char *p, *q; };

__attribute__ ((noipa)) static int
get (char *x, struct both b, int i)
{
  return x[9] + b.p[19] + b.q[i]; /* violation */
}

int
main (void)
{
  char *x = calloc (20, 1);
  struct both b = { x, calloc (10, 1) };

  return get (x, b, 9) + get (x, b, 10);
}
