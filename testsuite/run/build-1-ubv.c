/* A violation in a program with -pg.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-pg" } */
/* { dg-require-effective-target profiling } */
/* { dg-mpxguard-report "read" "4" "above 0" "heap" } */
#include <stdlib.h>

__attribute__ ((noipa)) static int
get (const int *p, int i)
{
  return p[i]; /* violation */
}

int
main (void)
{
  int *p = calloc (100, sizeof *p);

  get (p, 100);
  return 0;
}
