/* A heap array, used from its first byte to its last.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdlib.h>

__attribute__ ((noipa)) static long
sum (const int *a, int n)
{
  long total = 0;

  for (int i = 0; i < n; i++)
    total += a[i];
  return total;
}

int
main (void)
{
  int *a = malloc (100 * sizeof *a);

  for (int i = 0; i < 100; i++)
    a[i] = i;
  long total = sum (a, 100);
  ((volatile char *) a)[0] = 1;
  ((volatile char *) a)[399] = 1;
  free (a);
  return total != 4950;
}
