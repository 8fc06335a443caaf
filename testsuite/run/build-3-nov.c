/* OpenMP: parallel loops over shared and private arrays, reductions, tasks.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-fopenmp" } */
/* { dg-require-effective-target openmp } */
#include <stdlib.h>

int
main (void)
{
  int n = 10000;
  int *a = malloc (n * sizeof *a), private_array[8], *p = a;
  long sum = 0, tasks = 0;

#pragma omp parallel for
  for (int i = 0; i < n; i++)
    a[i] = i;
#pragma omp parallel for reduction (+ : sum) private (private_array)
  for (int i = 0; i < n; i++)
    {
      private_array[i % 8] = a[i];
      sum += private_array[i % 8];
    }
#pragma omp parallel
#pragma omp single
  for (int i = 0; i < 20; i++)
#pragma omp task firstprivate (i, p)
    {
#pragma omp atomic
      tasks += p[i];
    }
  return sum != 49995000 || tasks != 190;
}
