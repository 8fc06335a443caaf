/* A pointer past its object is passed, and what lies there is read.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "4" "above 0" "heap" } */

#include <stdlib.h>

__attribute__ ((noipa)) static int
look (int *p)
{
  return *p;			/* violation */
}

__attribute__ ((noipa)) static int
there (int *p, unsigned n)
{
  return look (p + n) + look (p + n);
}

int
main (void)
{
  int *block = calloc (4, sizeof *block);

  return there (block, 4);
}
