/* A violation in a parallel loop, which a function of GCC's making holds.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-fopenmp" } */
/* { dg-require-effective-target openmp } */
/* { dg-mpxguard-report "write" "4" "above 0" "heap" } */
/* { dg-mpxguard-env "OMP_NUM_THREADS=2" } */
#include <stdlib.h>

int
main (void)
{
  volatile int n = 1001;
  int *a = malloc (1000 * sizeof *a);

#pragma omp parallel for
  for (int i = 0; i < n; i++)
    a[i] = i; /* violation */
  return 0;
}
