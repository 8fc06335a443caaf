/* qsort itself is told more elements than there are.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "44" "past 4" "stack numbers" "qsort" } */
/* noasan: has no qsort there */
#include <stdlib.h>

static int
compare (const void *a, const void *b)
{
  return *(const int *) a - *(const int *) b;
}

__attribute__ ((noipa)) static int
sort (int *p, size_t n)
{
  qsort (p, n, sizeof *p, compare); /* violation */
  return p[0];
}

int
main (void)
{
  int numbers[10] = { 9, 8, 7, 6, 5, 4, 3, 2, 1, 0 };

  if (sort (numbers, 10) != 0)
    return 2;
  sort (numbers, 11);
  return 0;
}
