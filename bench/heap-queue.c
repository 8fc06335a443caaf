/* Producers allocate, consumers free: every block changes its thread.

   Usage: heap-queue PAIRS OPERATIONS.  Each pair of threads has a queue of its
   own, through which OPERATIONS blocks go.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <pthread.h>
#include <sched.h>

#include "heap-common.h"

#define MOST_PAIRS 32
#define QUEUE 4096

struct queue
{
  char *block[QUEUE];
  size_t written __attribute__ ((aligned (64)));
  size_t read __attribute__ ((aligned (64)));
};

static struct queue queues[MOST_PAIRS];
static size_t operations;

/* Put blocks into QUEUE.  */
static void *
produce (void *queue)
{
  struct queue *q = queue;
  uint64_t state = 88172645463325252 + (uintptr_t) (q - queues);

  for (size_t i = 0; i < operations; i++)
    {
      while (i - __atomic_load_n (&q->read, __ATOMIC_ACQUIRE) == QUEUE)
	sched_yield ();
      q->block[i % QUEUE] = touched_block (random_size (&state, 6));
      __atomic_store_n (&q->written, i + 1, __ATOMIC_RELEASE);
    }
  return NULL;
}

/* Free the blocks in QUEUE.  */
static void *
consume (void *queue)
{
  struct queue *q = queue;

  for (size_t i = 0; i < operations; i++)
    {
      while (i == __atomic_load_n (&q->written, __ATOMIC_ACQUIRE))
	sched_yield ();
      if (q == queues)
	maybe_look (i, operations);
      free (q->block[i % QUEUE]);
      __atomic_store_n (&q->read, i + 1, __ATOMIC_RELEASE);
    }
  return NULL;
}

int
main (int argc, char **argv)
{
  pthread_t thread[2 * MOST_PAIRS];
  size_t pairs;
  double start;

  if (argc != 3)
    return EXIT_FAILURE;
  pairs = strtoul (argv[1], NULL, 10);
  operations = strtoul (argv[2], NULL, 10);
  if (pairs > MOST_PAIRS)
    return EXIT_FAILURE;
  start = seconds ();
  for (size_t i = 0; i < 2 * pairs; i++)
    if (pthread_create (&thread[i], NULL, i % 2 == 0 ? produce : consume,
			&queues[i / 2])
	!= 0)
      return EXIT_FAILURE;
  for (size_t i = 0; i < 2 * pairs; i++)
    pthread_join (thread[i], NULL);
  print_result (start, (double) (operations * pairs));
  return EXIT_SUCCESS;
}
