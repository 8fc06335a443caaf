/* Wrappers of the functions that start threads.

   In: a function and its argument.  The call area belongs to a thread, so the
   bounds of the argument travel in a block, and the new thread puts them into
   its own area before it calls the function.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "config.h"

#include <pthread.h>
#include <stdlib.h>
#include <threads.h>

#include "wrap.h"

/* What a new thread is to do.  */
struct start
{
  void *(*posix) (void *);	/* Or, if this is null:  */
  thrd_start_t c11;
  void *argument;
  struct mpxguard_bounds bounds;
};

/* Take over what DATA, a struct start, says and free it; make the call area
   speak of the call of the function.  */
static struct start
begin_thread (void *data)
{
  struct start start = *(struct start *) data;

  free (data);
  mpxguard_prepare_call (start.posix ? (const void *) start.posix
				     : (const void *) start.c11, 1);
  mpxguard_give_argument (0, start.argument, start.bounds);
  return start;
}

static void *
run_posix (void *data)
{
  struct start start = begin_thread (data);

  return start.posix (start.argument);
}

static int
run_c11 (void *data)
{
  struct start start = begin_thread (data);

  return start.c11 (start.argument);
}

/* Return a block that says what START says, or null.  */
static struct start *
keep (struct start start)
{
  struct start *kept = malloc (sizeof *kept);

  if (kept)
    *kept = start;
  return kept;
}

MPXGUARD_WRAPPER (int, pthread_create, pthread_t *thread,
		  const pthread_attr_t *attributes, void *(*function) (void *),
		  void *argument)
{
  struct mpxguard_call call = MPXGUARD_CALL (pthread_create);
  struct mpxguard_bounds thread_bounds
    = mpxguard_call_bounds (&call, 0, thread);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 3, argument);
  struct start *start;
  int result;

  mpxguard_call_writes (&call, thread, sizeof *thread, thread_bounds);
  start = keep ((struct start) { .posix = function, .argument = argument,
				 .bounds = bounds });
  /* Short of memory: the thread does without the bounds.  */
  if (!start)
    return pthread_create (thread, attributes, function, argument);
  result = pthread_create (thread, attributes, run_posix, start);
  if (result)
    free (start);
  return result;
}

MPXGUARD_WRAPPER (int, thrd_create, thrd_t *thread, thrd_start_t function,
		  void *argument)
{
  struct mpxguard_call call = MPXGUARD_CALL (thrd_create);
  struct mpxguard_bounds thread_bounds
    = mpxguard_call_bounds (&call, 0, thread);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 2, argument);
  struct start *start;
  int result;

  mpxguard_call_writes (&call, thread, sizeof *thread, thread_bounds);
  start = keep ((struct start) { .c11 = function, .argument = argument,
				 .bounds = bounds });
  if (!start)
    return thrd_create (thread, function, argument);
  result = thrd_create (thread, run_c11, start);
  if (result != thrd_success)
    free (start);
  return result;
}
