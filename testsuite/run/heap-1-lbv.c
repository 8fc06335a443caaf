/* A read right before a heap array.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "4" "below 4" "heap" } */
#include <stdlib.h>

__attribute__ ((noipa)) static int
before (const int *a)
{
  return a[-1]; /* violation */
}

int
main (void)
{
  int *a = calloc (10, sizeof *a);

  before (a);
  return 0;
}
