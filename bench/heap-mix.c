/* One thread replaces random blocks of random sizes.

   Usage: heap-mix BLOCKS BITS OPERATIONS.  BLOCKS are live at a time; the
   largest has about 2^(BITS + 4) bytes; a BITS of 0 means fixed small sizes.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "heap-common.h"

int
main (int argc, char **argv)
{
  uint64_t state = 88172645463325252;
  size_t blocks, operations;
  unsigned bits;
  char **block;
  double start;

  if (argc != 4)
    return EXIT_FAILURE;
  blocks = strtoul (argv[1], NULL, 10);
  bits = (unsigned) strtoul (argv[2], NULL, 10);
  operations = strtoul (argv[3], NULL, 10);
  block = calloc (blocks, sizeof *block);
  start = seconds ();
  for (size_t i = 0; i < operations; i++)
    {
      size_t n = next_random (&state) % blocks;
      size_t size = bits == 0 ? 16 + n % 4 * 16 : random_size (&state, bits);

      free (block[n]);
      block[n] = touched_block (size);
      maybe_look (i, operations);
    }
  print_result (start, (double) operations);
  return EXIT_SUCCESS;
}
