/* Many small allocations of many sizes that live for different times.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "kernel.h"

enum { BLOCKS = 40000, OPERATIONS = 10000000 / KERNEL_SHARE };

int
main (void)
{
  char **blocks = kernel_allocate (BLOCKS * sizeof *blocks);
  uint64_t total = 0;

  for (int i = 0; i < OPERATIONS; i++)
    {
      uint64_t r = kernel_random ();
      char **block = &blocks[r % (r >> 40 & 3 ? BLOCKS / 16 : BLOCKS)];
      size_t size = 1 + (r >> 20 & 127) * (1 + (r >> 28 & 3));
      if (*block)
	{
	  total += (unsigned char) **block;
	  free (*block);
	}
      *block = malloc (size);
      if (!*block)
	abort ();
      **block = (char) i;
      (*block)[size - 1] = (char) (i >> 8);
    }
  printf ("%llu\n", (unsigned long long) total);
  return 0;
}
