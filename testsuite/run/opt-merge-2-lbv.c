/* The same below the object, with an index that varies.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "4" "below 4" "heap" } */
#include <stdlib.h>

__attribute__ ((noipa)) static void
set (int *p, long i)
{
  p[i + 1] = 1;
  p[i] = 2;
  p[i - 1] = 3; /* violation */
  p[i + 2] = 4;
}

int
main (void)
{
  int *p = calloc (4, sizeof *p);

  set (p, 1);
  set (p, 0);
  return 0;
}
