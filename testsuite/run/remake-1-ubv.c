/* The bounds of a block that is gone through by a pointer that moves: behind each
   call they are those of the block, not of what is left of it.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "1" "above 0" "heap" } */
#include <stdlib.h>

__attribute__ ((noipa)) static int
use (int c)
{
  return c;
}

__attribute__ ((noipa)) static int
sum (long size, long n)
{
  char *p = calloc (1, size);
  int total = 0;

  for (long i = 0; i < n; i++)
    {
      total += use (*p); /* violation */
      p++;
    }
  return total;
}

int
main (void)
{
  if (sum (10, 10) != 0)
    return 2;
  return sum (9, 10);
}
