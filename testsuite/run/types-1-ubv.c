/* A complex number that does not fit.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "*" "any" "heap" } */
#include <stdlib.h>

__attribute__ ((noipa)) static void
set (double _Complex *z, int i)
{
  z[i] = 1; /* violation */
}

int
main (void)
{
  double _Complex *z = malloc (40);

  set (z, 1);
  set (z, 2);
  return 0;
}
