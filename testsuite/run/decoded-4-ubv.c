/* An index behind the end of a block whose address is decoded where it is
   used.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-require-effective-target derived_bounds } */
/* { dg-mpxguard-report "read" "4" "above 0" "heap" } */
#include <stdint.h>
#include <stdlib.h>

#define COUNTED(P, N) ((uint64_t) (uintptr_t) (P) | (uint64_t) (N) << 56)
#define COUNT(X) ((int) ((X) >> 56))
#define VALUES(X) ((int *) (uintptr_t) ((X) & 0x00ffffffffffffff))

static uint64_t row[8];

__attribute__ ((noipa)) static int
sum (int more)
{
  int s = 0;

  for (int i = 0; i < 8; i++)
    for (int j = 0; j < COUNT (row[i]) + more * (i == 7); j++)
      s += VALUES (row[i])[j]; /* violation */
  return s;
}

int
main (void)
{
  for (int i = 0; i < 8; i++)
    {
      int *values = calloc (i + 1, sizeof (int));

      row[i] = COUNTED (values, i + 1);
    }
  return sum (0) + sum (1);
}
