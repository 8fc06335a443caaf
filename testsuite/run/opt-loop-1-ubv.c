/* A loop that goes one too far: its check stands in front of it, and still the
   report names the access.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "8" "above 0" "heap" } */
#include <stdlib.h>

__attribute__ ((noipa)) static long
sum (const long *p, long n)
{
  long s = 0;

  for (long i = 0; i < n; i++)
    s += p[i]; /* violation */
  return s;
}

int
main (void)
{
  long *p = calloc (100, sizeof *p);

  if (sum (p, 100) != 0 || sum (p, 0) != 0 || sum (p + 100, -1) != 0)
    return 2;
  return sum (p, 101);
}
