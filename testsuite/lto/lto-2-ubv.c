/* The same with several partitions and objects that hold both forms.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-require-effective-target lto } */
/* { dg-additional-options "-flto=2 -flto-partition=max -ffat-lto-objects" } */
/* { dg-sources "lto-1-other.inc.c" } */
/* { dg-mpxguard-report "read" "4" "above 0" "heap" } */
#include <stdlib.h>

extern int other_sum (const int *p, int n);
int shared[5] = { 1, 2, 3, 4, 5 };

__attribute__ ((noipa)) static int
get (const int *p, int i)
{
  return p[i]; /* violation */
}

int
main (void)
{
  int *p = calloc (10, sizeof *p);

  if (other_sum (p, 10) || other_sum (shared, 5) != 15)
    return 2;
  get (p, 10);
  return 0;
}
