/* The classic off by one: a write right behind a heap array.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "4" "above 0" "heap" } */
#include <stdlib.h>

__attribute__ ((noipa)) static void
fill (int *a, int n)
{
  for (int i = 0; i <= n; i++)
    a[i] = i; /* violation */
}

int
main (void)
{
  int *a = malloc (10 * sizeof *a);

  fill (a, 10);
  return 0;
}
