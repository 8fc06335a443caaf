/* Several threads replace random blocks, and pass a part of their blocks on to
   each other, as a server does whose requests wander between threads.

   Usage: heap-threads THREADS BLOCKS OPERATIONS.  Each thread has BLOCKS
   blocks and makes OPERATIONS replacements; every sixteenth is an exchange
   with a slot that all threads share.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <pthread.h>

#include "heap-common.h"

#define MOST_THREADS 64
#define SHARED 1024

static size_t blocks, operations;
static char *shared[SHARED];

/* The work of thread NUMBER, counted from 1.  */
static void *
work (void *number)
{
  uint64_t state = 88172645463325252 * (uintptr_t) number;
  char **block = calloc (blocks, sizeof *block);

  for (size_t i = 0; i < operations; i++)
    {
      size_t n = next_random (&state) % blocks;

      if (i % 16 == 0)
	block[n] = __atomic_exchange_n (&shared[next_random (&state) % SHARED],
					block[n], __ATOMIC_ACQ_REL);
      free (block[n]);
      block[n] = touched_block (random_size (&state, 7));
      if (number == (void *) 1)
	maybe_look (i, operations);
    }
  for (size_t n = 0; n < blocks; n++)
    free (block[n]);
  free (block);
  return NULL;
}

int
main (int argc, char **argv)
{
  pthread_t thread[MOST_THREADS];
  size_t threads;
  double start;

  if (argc != 4)
    return EXIT_FAILURE;
  threads = strtoul (argv[1], NULL, 10);
  blocks = strtoul (argv[2], NULL, 10);
  operations = strtoul (argv[3], NULL, 10);
  if (threads > MOST_THREADS)
    return EXIT_FAILURE;
  start = seconds ();
  for (size_t i = 0; i < threads; i++)
    if (pthread_create (&thread[i], NULL, work, (void *) (i + 1)) != 0)
      return EXIT_FAILURE;
  for (size_t i = 0; i < threads; i++)
    pthread_join (thread[i], NULL);
  print_result (start, (double) (operations * threads));
  return EXIT_SUCCESS;
}
