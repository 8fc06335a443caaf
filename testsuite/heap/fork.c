/* Forks at any moment, in any thread, while others allocate: the child can
   allocate, finds its blocks as they were, and can fork and thread again.
   And forks in the handlers of signals that interrupt threads while they
   allocate: parent and child go on where they were.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support.h"

#define THREADS 4
#define FORKS 30

static int stop;
static unsigned bad;

/* Allocate and free N times; return 0 if all went well.  */
static int
churn (uint64_t *state, int n)
{
  char *blocks[32] = { NULL };
  int wrong = 0;

  for (int i = 0; i < n; i++)
    {
      unsigned k = next_random (state) % 32;
      size_t size = 1 + next_random (state) % (8UL << next_random (state) % 10);

      if (blocks[k] != NULL && blocks[k][0] != (char) k)
	wrong = 1;
      free (blocks[k]);
      blocks[k] = malloc (size);
      if (blocks[k] == NULL)
	return 1;
      memset (blocks[k], (int) k, size);
    }
  for (unsigned k = 0; k < 32; k++)
    free (blocks[k]);
  return wrong;
}

/* A thread that allocates until it is told to stop.  */
static void *
busy (void *number)
{
  uint64_t state = (uintptr_t) number + 77;

  while (!__atomic_load_n (&stop, __ATOMIC_RELAXED))
    if (churn (&state, 300) != 0)
      __atomic_add_fetch (&bad, 1, __ATOMIC_RELAXED);
  return NULL;
}

/* A thread in a child.  */
static void *
once (void *number)
{
  uint64_t state = (uintptr_t) number + 99;

  return (void *) (uintptr_t) churn (&state, 1000);
}

/* What a child does; DEEPER times it forks itself.  Return its exit
   status.  */
static int
live (int deeper)
{
  uint64_t state = (uint64_t) getpid ();
  pthread_t thread;
  void *result;
  int status;

  if (churn (&state, 500) != 0
      || pthread_create (&thread, NULL, once, NULL) != 0
      || pthread_join (thread, &result) != 0 || result != NULL)
    return 1;
  if (deeper > 0)
    {
      pid_t pid = fork ();

      if (pid == 0)
	_exit (live (deeper - 1));
      if (waitpid (pid, &status, 0) != pid || status != 0)
	return 2;
    }
  return 0;
}

/* A thread that forks.  */
static void *
forker (void *unused __attribute__ ((unused)))
{
  for (int i = 0; i < FORKS; i++)
    {
      pid_t pid;
      int status;

      pid = fork ();
      if (pid == 0)
	{
	  alarm (20);
	  _exit (live (i % 10 == 0));
	}
      if (waitpid (pid, &status, 0) != pid || status != 0)
	__atomic_add_fetch (&bad, 1, __ATOMIC_RELAXED);
    }
  return NULL;
}

/* The thread is in a signal's handler, where it must not allocate.  */
static __thread bool in_handler;

/* A handler of the program's own, which allocates where it may.  */
static void
handler (void)
{
  if (!in_handler)
    free (malloc (500));
}

/* Fork in two threads while others allocate.  */
static void
storm (const char *what)
{
  pthread_t thread[THREADS], forkers[2];

  stop = 0;
  for (uintptr_t i = 0; i < THREADS; i++)
    pthread_create (&thread[i], NULL, busy, (void *) i);
  for (int i = 0; i < 2; i++)
    pthread_create (&forkers[i], NULL, forker, NULL);
  for (int i = 0; i < 2; i++)
    pthread_join (forkers[i], NULL);
  __atomic_store_n (&stop, 1, __ATOMIC_RELAXED);
  for (int i = 0; i < THREADS; i++)
    pthread_join (thread[i], NULL);
  check (bad == 0 && refusals == 0, what);
}

static int forked;
static __thread bool in_child;

/* A signal comes: fork.  The child goes on where the signal came.  */
static void
fork_in_handler (int signal __attribute__ ((unused)))
{
  int status, saved_errno = errno;
  pid_t pid;

  if (in_child)
    return;
  in_handler = true;
  pid = fork ();
  in_handler = false;
  if (pid == 0)
    {
      in_child = true;
      alarm (20);
      errno = saved_errno;
      return;
    }
  if (pid < 0 || waitpid (pid, &status, 0) != pid || status != 0)
    __atomic_add_fetch (&bad, 1, __ATOMIC_RELAXED);
  __atomic_add_fetch (&forked, 1, __ATOMIC_RELAXED);
  errno = saved_errno;
}

/* A thread that allocates until it is told to stop, with blocks of all sizes:
   such that a lock is often held.  In a child it ends soon.  */
static void *
interrupted (void *number)
{
  uint64_t state = (uintptr_t) number + 55;

  while (!__atomic_load_n (&stop, __ATOMIC_RELAXED))
    {
      void *large = malloc (5000 + next_random (&state) % 100000);

      if (churn (&state, 100) != 0 || large == NULL)
	__atomic_add_fetch (&bad, 1, __ATOMIC_RELAXED);
      free (large);
      if (in_child)
	_exit (live (0));
    }
  return NULL;
}

/* Interrupt threads that allocate by signals whose handler forks, while two
   other threads fork.  */
static void
signals (const char *what)
{
  struct sigaction action = { .sa_handler = fork_in_handler };
  pthread_t thread[THREADS], forkers[2];

  stop = 0;
  forked = 0;
  sigaction (SIGUSR1, &action, NULL);
  for (uintptr_t i = 0; i < THREADS; i++)
    pthread_create (&thread[i], NULL, interrupted, (void *) i);
  for (int i = 0; i < 2; i++)
    pthread_create (&forkers[i], NULL, forker, NULL);
  for (int i = 0; i < 3 * FORKS; i++)
    {
      pthread_kill (thread[i % THREADS], SIGUSR1);
      usleep (1000);
    }
  for (int i = 0; i < 2; i++)
    pthread_join (forkers[i], NULL);
  __atomic_store_n (&stop, 1, __ATOMIC_RELAXED);
  for (int i = 0; i < THREADS; i++)
    pthread_join (thread[i], NULL);
  signal (SIGUSR1, SIG_DFL);
  check (bad == 0 && refusals == 0 && forked >= THREADS, what);
}

/* Free some blocks, which wait in this thread's part of the quarantine, say
   so at ARGUMENT, and stay.  */
static void *
detain (void *argument)
{
  volatile int *ready = argument;

  for (int i = 0; i < 20; i++)
    free (malloc (100));
  __atomic_store_n (ready, 1, __ATOMIC_RELEASE);
  for (;;)
    pause ();
}

/* What waits for its reuse in a thread is not lost in the child of a fork.  */
static void
quarantine (void)
{
  struct mpxguard_heap_stats stats;
  uint64_t before;
  pthread_t thread;
  int ready = 0, status;
  pid_t pid;

  pthread_create (&thread, NULL, detain, &ready);
  while (!__atomic_load_n (&ready, __ATOMIC_ACQUIRE))
    sched_yield ();
  mpxguard_heap_get_stats (&stats);
  before = stats.quarantined;
  pid = fork ();
  if (pid == 0)
    {
      mpxguard_heap_get_stats (&stats);
      _exit (stats.quarantined < before + 20 * 108);
    }
  check (waitpid (pid, &status, 0) == pid && status == 0,
	 "quarantine of a thread that is not there");
}

/* The locks that a thread holds at the moment of a fork, without being able to
   go on: as if it forked itself, in a handler.  */
static heap_lock *const stuck[]
  = { &mpxguard_heap_quarantine_lock, &mpxguard_heap_huge_lock,
      &mpxguard_heap_cache_lock, &mpxguard_heap_stack_lock };

/* Take these locks and those of all classes, say so at ARGUMENT, and let them
   go when it is taken back.  */
static void *
stick (void *argument)
{
  volatile int *ready = argument;

  for (unsigned i = 0; i < MPXGUARD_HEAP_CLASSES; i++)
    heap_lock_take (&mpxguard_heap_centrals[i].lock);
  for (unsigned i = 0; i < sizeof stuck / sizeof stuck[0]; i++)
    heap_lock_take (stuck[i]);
  __atomic_store_n (ready, 1, __ATOMIC_RELEASE);
  while (__atomic_load_n (ready, __ATOMIC_ACQUIRE))
    sched_yield ();
  for (unsigned i = 0; i < sizeof stuck / sizeof stuck[0]; i++)
    heap_lock_drop (stuck[i]);
  for (unsigned i = 0; i < MPXGUARD_HEAP_CLASSES; i++)
    heap_lock_drop (&mpxguard_heap_centrals[i].lock);
  return NULL;
}

/* A fork goes without locks that it cannot have, and the child mends what they
   protect, here spoilt on purpose.  */
static void
missed (const char *what)
{
  struct heap_central *central
    = &mpxguard_heap_centrals[heap_used_class_of (100 + HEAP_TAIL)];
  struct heap_chunk *ring = central->partial.next;
  volatile int ready = 0;
  pthread_t thread;
  int status;
  pid_t pid;

  pthread_create (&thread, NULL, stick, (void *) &ready);
  while (!__atomic_load_n (&ready, __ATOMIC_ACQUIRE))
    sched_yield ();
  central->partial.next = (struct heap_chunk *) 8;
  in_handler = true;
  pid = fork ();
  in_handler = false;
  if (pid == 0)
    {
      alarm (20);
      _exit (live (1));
    }
  check (waitpid (pid, &status, 0) == pid && status == 0, what);
  central->partial.next = ring;
  __atomic_store_n (&ready, 0, __ATOMIC_RELEASE);
  pthread_join (thread, NULL);
}

int
main (void)
{
  pthread_atfork (handler, handler, handler);
  storm ("forks, plain malloc");
  signals ("forks in handlers, plain malloc");
  missed ("a fork without locks, plain malloc");
  serve (0);
  quarantine ();
  storm ("forks, served");
  signals ("forks in handlers, served");
  missed ("a fork without locks, served");
  serve (6);
  storm ("forks, with stacks");
  signals ("forks in handlers, with stacks");
  return finish ();
}
