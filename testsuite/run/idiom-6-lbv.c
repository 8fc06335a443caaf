/* The element 0 of an array that counts from 1.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "8" "below 8" "heap" } */
#include <stdlib.h>

struct vector
{
  double *v;
};

__attribute__ ((noipa)) static double
get (struct vector *v, int i)
{
  return v->v[i]; /* violation */
}

int
main (void)
{
  struct vector v = { (double *) calloc (4, sizeof (double)) - 1 };

  if (get (&v, 1) != 0 || get (&v, 4) != 0)
    return 2;
  get (&v, 0);
  return 0;
}
