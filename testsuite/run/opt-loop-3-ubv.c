/* A loop with a stride: the first access out of bounds is the one that is
   reported.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "4" "above 8" "heap" } */
#include <stdlib.h>

__attribute__ ((noipa)) static int
every_third (const int *p, unsigned n)
{
  int s = 0;

  for (unsigned long i = 0; i < n; i += 3)
    s += p[i]; /* violation */
  return s;
}

int
main (void)
{
  int *p = calloc (10, sizeof *p);

  if (every_third (p, 10) != 0 || every_third (p, 7) != 0)
    return 2;
  return every_third (p, 40);
}
