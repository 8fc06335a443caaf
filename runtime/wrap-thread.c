/* Wrappers of the functions that start threads and wait for them.

   In: a function and its argument.  The call area belongs to a thread, so the
   bounds of the argument travel in a block, and the new thread puts them into
   its own area before it calls the function.  The bounds of what it returns
   wait in a list for the thread that joins it.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "config.h"

#include <pthread.h>
#include <stdlib.h>
#include <threads.h>

#include "heap.h"
#include "mpx.h"
#include "table.h"
#include "thread-stack.h"
#include "wrap.h"

/* What a new thread is to do.  */
struct start
{
  void *(*posix) (void *);	/* Or, if this is null:  */
  thrd_start_t c11;
  void *argument;
  struct mpxguard_bounds bounds;
  uint32_t creation;		/* The number of the stack at the creation.  */
};

/* Take over what DATA, a struct start, says and free it; make the call area
   speak of the call of the function.  */
static struct start
begin_thread (void *data)
{
  struct start start = *(struct start *) data;

  free (data);
  mpxguard_mpx_start_thread ();
  mpxguard_thread_begins (start.creation);
  mpxguard_prepare_call (start.posix ? (const void *) start.posix
				     : (const void *) start.c11, 1);
  mpxguard_give_argument (0, start.argument, start.bounds);
  return start;
}

/* What threads returned that nobody has joined yet.  A result without bounds
   needs no place; when all are taken the oldest is forgotten, for some threads
   are never joined.  */
#define RESULTS 64

static struct result
{
  pthread_t thread;
  struct mpxguard_record record;
} results[RESULTS];
static unsigned next_result;
static pthread_mutex_t results_lock = PTHREAD_MUTEX_INITIALIZER;

/* This thread will end with RESULT, which has BOUNDS.  */
static void
keep_result (const void *result, struct mpxguard_bounds bounds)
{
  if (!result || mpxguard_bounds_are_init (bounds))
    return;
  pthread_mutex_lock (&results_lock);
  results[next_result++ % RESULTS]
    = (struct result) { pthread_self (), { (uint64_t) result, bounds.lower,
					   bounds.upper } };
  pthread_mutex_unlock (&results_lock);
}

/* THREAD was joined and has left its result at WHERE: give it its bounds.  */
static void
take_result (pthread_t thread, void *const *where)
{
  struct mpxguard_bounds bounds = mpxguard_bounds_init ();

  if (!where)
    return;
  pthread_mutex_lock (&results_lock);
  for (struct result *r = results; r < results + RESULTS; r++)
    if (r->thread == thread && r->record.pointer == (uint64_t) *where)
      {
	bounds = (struct mpxguard_bounds) { r->record.lower,
					    r->record.upper };
	*r = (struct result) { 0 };
      }
  pthread_mutex_unlock (&results_lock);
  mpxguard_store (where, *where, bounds);
}

static void *
run_posix (void *data)
{
  struct start start = begin_thread (data);
  void *result
    = mpxguard_mpx_is_on ()
	? (void *) mpxguard_mpx_call ((const void *) start.posix,
				      start.argument, NULL, NULL)
	: start.posix (start.argument);

  keep_result (result, mpxguard_result ((const void *) start.posix, result));
  return result;
}

MPXGUARD_WRAPPER (void, pthread_exit, void *result)
{
  struct mpxguard_call call = MPXGUARD_CALL (pthread_exit);

  keep_result (result, mpxguard_call_bounds (&call, 0, result));
  pthread_exit (result);
}

/* The wrapper for NAME, which waits for THREAD to end and stores what it
   returned; PARAMETERS and ARGUMENTS are what follows, CHECK checks it.  */
#define DEFINE_JOIN(NAME, PARAMETERS, ARGUMENTS, CHECK)			\
  MPXGUARD_WRAPPER (int, NAME, pthread_t thread, void **where PARAMETERS) \
  {									\
    struct mpxguard_call call = MPXGUARD_CALL (NAME);			\
    struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 1, where); \
    int result;								\
									\
    CHECK								\
    mpxguard_call_writes (&call, where, sizeof *where, bounds);		\
    result = NAME (thread, where ARGUMENTS);				\
    if (result == 0)							\
      take_result (thread, where);					\
    return result;							\
  }

#define CHECK_TIME(N)							\
  mpxguard_call_reads (&call, time, sizeof *time,			\
		       mpxguard_call_bounds (&call, N, time));
#define COMMA_TIME_PARAMETER , const struct timespec *time
#define COMMA_TIME , time
#define COMMA_CLOCK_PARAMETERS , clockid_t clock, const struct timespec *time
#define COMMA_CLOCK , clock, time

DEFINE_JOIN (pthread_join, , , )
DEFINE_JOIN (pthread_tryjoin_np, , , )
DEFINE_JOIN (pthread_timedjoin_np, COMMA_TIME_PARAMETER, COMMA_TIME,
	     CHECK_TIME (2))
DEFINE_JOIN (pthread_clockjoin_np, COMMA_CLOCK_PARAMETERS, COMMA_CLOCK,
	     CHECK_TIME (3))

/* What this thread keeps under the first keys.  */
#define KEYS 16

static __thread struct mpxguard_record specific[KEYS];

/* Do the work of CALL: VALUE is kept under KEY from now on.  */
static void
keep_specific (const struct mpxguard_call *call, unsigned key,
	       const void *value)
{
  struct mpxguard_bounds bounds = mpxguard_call_bounds (call, 1, value);

  if (key < KEYS)
    specific[key] = (struct mpxguard_record) { (uint64_t) value, bounds.lower,
					       bounds.upper };
}

/* Do the work of CALL: VALUE was kept under KEY.  Return it.  */
static void *
give_specific (const struct mpxguard_call *call, unsigned key, void *value)
{
  if (value && key < KEYS && specific[key].pointer == (uint64_t) value)
    mpxguard_call_result (call, value,
			  (struct mpxguard_bounds) { specific[key].lower,
						     specific[key].upper });
  else
    mpxguard_give_no_result ();
  return value;
}

MPXGUARD_WRAPPER (int, pthread_setspecific, pthread_key_t key,
		  const void *value)
{
  struct mpxguard_call call = MPXGUARD_CALL (pthread_setspecific);

  keep_specific (&call, key, value);
  return pthread_setspecific (key, value);
}

MPXGUARD_WRAPPER (void *, pthread_getspecific, pthread_key_t key)
{
  struct mpxguard_call call = MPXGUARD_CALL (pthread_getspecific);

  return give_specific (&call, key, pthread_getspecific (key));
}

MPXGUARD_WRAPPER (int, tss_set, tss_t key, void *value)
{
  struct mpxguard_call call = MPXGUARD_CALL (tss_set);

  keep_specific (&call, key, value);
  return tss_set (key, value);
}

MPXGUARD_WRAPPER (void *, tss_get, tss_t key)
{
  struct mpxguard_call call = MPXGUARD_CALL (tss_get);

  return give_specific (&call, key, tss_get (key));
}

static int
run_c11 (void *data)
{
  struct start start = begin_thread (data);

  if (mpxguard_mpx_is_on ())
    return (int) mpxguard_mpx_call ((const void *) start.c11, start.argument,
				    NULL, NULL);
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
				 .bounds = bounds,
				 .creation
				 = mpxguard_heap_stack_here (call.pc) });
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
				 .bounds = bounds,
				 .creation
				 = mpxguard_heap_stack_here (call.pc) });
  if (!start)
    return thrd_create (thread, function, argument);
  result = thrd_create (thread, run_c11, start);
  if (result != thrd_success)
    free (start);
  return result;
}
