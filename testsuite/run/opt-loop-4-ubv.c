/* A loop that runs as often as its number of 64 bits can say.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "8" "above 0" "heap" } */
#include <stdlib.h>

__attribute__ ((noipa)) static void
fill (double *p, unsigned long n)
{
  for (unsigned long i = 0; i < n; i++)
    p[i] = 1; /* violation */
}

int
main (void)
{
  double *p = calloc (10, sizeof *p);

  fill (p, 10);
  /* n * 8 is 80 modulo 2^64.  */
  fill (p, (1ul << 61) + 10);
  return 0;
}
