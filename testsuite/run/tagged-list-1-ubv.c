/* A pointer with marks in its low bits, an offset from memory beside it, and a
   loop: the bounds are still those of the pointer.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "8" "above 0" "global array" } */
#include <stdint.h>

static long array[8];
static volatile uintptr_t step = 8, start = 8;

__attribute__ ((noipa)) static long
sum (long *p, int n)
{
  uintptr_t at = ((uintptr_t) p | 1) + start;
  long s = 0;

  for (int i = 0; i < n; i++)
    {
      s += *(long *) (at & ~(uintptr_t) 7); /* violation */
      at += step;
    }
  return s;
}

int
main (void)
{
  return (int) sum (array, 8);
}
