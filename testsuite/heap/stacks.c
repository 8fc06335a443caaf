/* Recorded stacks: who allocated, who freed.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <pthread.h>

#include "support.h"

/* The program's function that calls malloc.  */
static void * __attribute__ ((noinline))
allocating (size_t size)
{
  void *volatile block = malloc (size);

  return block;
}

/* The program's function that calls free.  */
static void __attribute__ ((noinline))
freeing (void *block)
{
  free (block);
  __asm__ volatile ("");
}

/* One of the first two frames of STACK is in FUNCTION, which is short, and
   the next one is not.  */
static bool
names (const struct mpxguard_heap_stack *stack, const void *function)
{
  for (unsigned i = 0; i < 2 && i + 1 < stack->count; i++)
    if ((uint64_t) stack->pcs[i] - (uint64_t) function < 64
	&& (uint64_t) stack->pcs[i + 1] - (uint64_t) function >= 64)
      return true;
  return false;
}

/* Allocate and free in a thread, with the stacks that it has.  */
static void *
work (void *unused __attribute__ ((unused)))
{
  for (int i = 0; i < 20000; i++)
    freeing (allocating ((size_t) i % 500));
  return NULL;
}

int
main (void)
{
  struct mpxguard_heap_block found;
  void *block = allocating (100);
  pthread_t thread[4];

  check (mpxguard_heap_find ((uint64_t) block, &found)
	   && found.allocated.count == 0,
	 "nothing is recorded unless asked for");
  freeing (block);
  serve (12);
  for (size_t size = 10; size < 1000000; size *= 3)
    {
      block = allocating (size);
      CHECK_QUIET (mpxguard_heap_find ((uint64_t) block, &found), "find");
      CHECK_QUIET (names (&found.allocated, (void *) allocating)
		     && found.released.count == 0,
		   "allocation");
      freeing (block);
      CHECK_QUIET (mpxguard_heap_find ((uint64_t) block, &found), "find");
      CHECK_QUIET (names (&found.allocated, (void *) allocating)
		     && names (&found.released, (void *) freeing)
		     && found.freed,
		   "release");
      CHECK_QUIET (size < 24 || found.size == size,
		   "size of a freed block");
    }
  finish_quiet ("stacks of allocation and release");
  for (int i = 0; i < 4; i++)
    pthread_create (&thread[i], NULL, work, NULL);
  for (int i = 0; i < 4; i++)
    pthread_join (thread[i], NULL);
  check (refusals == 0, "stacks in threads");
  return finish ();
}
