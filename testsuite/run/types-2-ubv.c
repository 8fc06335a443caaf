/* long double takes sixteen bytes of memory, of which ten are read.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "*" "any" "heap" } */
#include <stdlib.h>

__attribute__ ((noipa)) static int
is_zero (long double *p, int i)
{
  return p[i] == 0; /* violation */
}

int
main (void)
{
  long double *p = calloc (3, sizeof *p);

  if (!is_zero (p, 2))
    return 2;
  is_zero (p, 3);
  return 0;
}
