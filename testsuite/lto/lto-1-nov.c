/* Link-time optimisation over two files: pointers cross the files, calls are
   inlined across them.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-require-effective-target lto } */
/* { dg-additional-options "-flto" } */
/* { dg-sources "lto-1-other.inc.c" } */
#include <stdlib.h>

extern int other_sum (const int *p, int n);
extern int *other_pointers[3];
int shared[5] = { 1, 2, 3, 4, 5 };

int
main (void)
{
  int *p = calloc (10, sizeof *p);

  p[9] = 3;
  if (other_sum (p, 10) != 3 || other_sum (shared, 5) != 15)
    return 1;
  return other_pointers[1][2] != 5 || *other_pointers[2] != 7;
}
