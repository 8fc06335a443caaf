/* A long-running program whose phases use different sizes, while a part of
   each phase's blocks stays: what becomes of the memory in between?

   Usage: heap-phases PHASES BLOCKS.  Each phase allocates BLOCKS blocks of
   its own range of sizes, replaces many of them, and frees all but every
   sixteenth, which lives until four phases later.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "heap-common.h"

#define GENERATIONS 4
#define STAY 16

int
main (int argc, char **argv)
{
  uint64_t state = 88172645463325252;
  size_t phases, blocks;
  char **block, **old[GENERATIONS];
  double start;

  if (argc != 3)
    return EXIT_FAILURE;
  phases = strtoul (argv[1], NULL, 10);
  blocks = strtoul (argv[2], NULL, 10);
  block = calloc (blocks, sizeof *block);
  for (size_t g = 0; g < GENERATIONS; g++)
    old[g] = calloc (blocks / STAY + 1, sizeof **old);
  start = seconds ();
  for (size_t phase = 0; phase < phases; phase++)
    {
      size_t least = 16UL << phase % 6;
      char **stay = old[phase % GENERATIONS];

      for (size_t i = 0; i < 3 * blocks; i++)
	{
	  size_t n = i < blocks ? i : next_random (&state) % blocks;

	  free (block[n]);
	  block[n] = touched_block (least + next_random (&state) % least);
	}
      look_at_memory ();
      for (size_t n = 0; n < blocks; n++)
	{
	  if (n % STAY == 0)
	    {
	      free (stay[n / STAY]);
	      stay[n / STAY] = block[n];
	    }
	  else
	    free (block[n]);
	  block[n] = NULL;
	}
    }
  print_result (start, (double) (phases * blocks * 3));
  return EXIT_SUCCESS;
}
