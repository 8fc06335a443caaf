/* Arrays that count from 1: their pointers lie below them, their accesses do
   not.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdlib.h>

long *kept;
long numbers[4] = { 1, 2, 3, 4 };

__attribute__ ((noipa)) static long
sum (int from_zero)
{
  long *p = kept;
  long result = p[4] + p[3];

  if (from_zero)
    result += p[0];
  return result + p[2] + p[1];
}

int
main (void)
{
  long local[4] = { 1, 2, 3, 4 };
  long *block = malloc (sizeof local);

  for (int i = 0; i < 4; i++)
    block[i] = local[i];
  kept = numbers - 1;
  if (sum (0) != 10)
    return 1;
  kept = local - 1;
  if (sum (0) != 10)
    return 2;
  kept = block - 1;
  return sum (0) != 10;
}
