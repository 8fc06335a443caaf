/* An access so far off that it lies in another live block, where a check by
   red zones sees nothing wrong.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "1" "above" "heap" } */
#include <stdlib.h>
#include <stdint.h>

__attribute__ ((noipa)) static void
set (char *p, intptr_t i)
{
  p[i] = 1; /* violation */
}

int
main (void)
{
  char *blocks[64];
  int lowest = 0, highest = 0;

  for (int i = 0; i < 64; i++)
    {
      blocks[i] = malloc (256);
      if ((uintptr_t) blocks[i] < (uintptr_t) blocks[lowest])
	lowest = i;
      if ((uintptr_t) blocks[i] > (uintptr_t) blocks[highest])
	highest = i;
    }
  intptr_t distance
    = (intptr_t) ((uintptr_t) blocks[highest] - (uintptr_t) blocks[lowest]);
  set (blocks[lowest], distance + 8);
  return 0;
}
