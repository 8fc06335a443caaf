/* Forks at any moment, in any thread, while others allocate: the child can
   allocate, finds its blocks as they were, and can fork and thread again.
   And forks in the handlers of signals that interrupt threads while they
   allocate: parent and child go on where they were.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "heap-cache.h"
#include "support.h"

#define THREADS 4
#define FORKS 30

/* On a busy machine fewer forks do, after so many seconds.  */
#define FEWER_FORKS 5
#define FORKERS_SECONDS 4

/* How long a child may take, in seconds.  */
#define CHILD_SECONDS 60

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

/* Return the seconds since some moment.  */
static time_t
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_MONOTONIC, &time);
  return time.tv_sec;
}

/* In a child: end with the thread that made it, and do not last for ever.  */
static void
be_mortal (void)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  alarm (CHILD_SECONDS);
}

/* Wait for the child PID.  Return true if it ended well: one that hangs may do
   so with its signals blocked, and is killed.  */
static bool
ends_well (pid_t pid)
{
  time_t limit = now () + CHILD_SECONDS + 5;
  int status;

  if (pid < 0)
    return false;
  for (;;)
    {
      pid_t ended = waitpid (pid, &status, WNOHANG);

      if (ended != 0)
	return ended == pid && status == 0;
      if (now () > limit)
	kill (pid, SIGKILL);
      usleep (500);
    }
}

/* What a child does; DEEPER times it forks itself.  Return its exit
   status.  */
static int
live (int deeper)
{
  uint64_t state = (uint64_t) getpid ();
  pthread_t thread;
  void *result;

  if (churn (&state, 500) != 0
      || pthread_create (&thread, NULL, once, NULL) != 0
      || pthread_join (thread, &result) != 0 || result != NULL)
    return 1;
  if (deeper > 0)
    {
      pid_t pid = fork ();

      if (pid == 0)
	{
	  be_mortal ();
	  _exit (live (deeper - 1));
	}
      if (!ends_well (pid))
	return 2;
    }
  return 0;
}

/* A thread that forks.  */
static void *
forker (void *unused __attribute__ ((unused)))
{
  time_t limit = now () + FORKERS_SECONDS;

  for (int i = 0; i < FORKS && (i < FEWER_FORKS || now () < limit); i++)
    {
      pid_t pid = fork ();

      if (pid == 0)
	{
	  be_mortal ();
	  _exit (live (i % 10 == 0));
	}
      if (!ends_well (pid))
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
  int saved_errno = errno;
  pid_t pid;

  if (in_child)
    return;
  in_handler = true;
  pid = fork ();
  in_handler = false;
  if (pid == 0)
    {
      in_child = true;
      be_mortal ();
      errno = saved_errno;
      return;
    }
  if (!ends_well (pid))
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
  int ready = 0;
  pid_t pid;

  pthread_create (&thread, NULL, detain, &ready);
  while (!__atomic_load_n (&ready, __ATOMIC_ACQUIRE))
    sched_yield ();
  mpxguard_heap_get_stats (&stats);
  before = stats.quarantined;
  pid = fork ();
  if (pid == 0)
    {
      be_mortal ();
      mpxguard_heap_get_stats (&stats);
      _exit (stats.quarantined < before + 20 * 108);
    }
  check (ends_well (pid), "quarantine of a thread that is not there");
}

/* Free blocks until some of those freed first leave the quarantine, be where the
   last of these has just gone, say so at ARGUMENT, and stay.  */
static void *
let_last_go (void *argument)
{
  volatile int *ready = argument;

  while (mpxguard_heap_cache->leaving == NULL)
    free (malloc (100));
  mpxguard_heap_cache->leaving->gone = mpxguard_heap_cache->leaving->count;
  __atomic_store_n (ready, 1, __ATOMIC_RELEASE);
  for (;;)
    pause ();
}

/* The child of a fork lets nothing go that has gone.  */
static void
last_gone (void)
{
  pthread_t thread;
  int ready = 0;
  pid_t pid;

  pthread_create (&thread, NULL, let_last_go, &ready);
  while (!__atomic_load_n (&ready, __ATOMIC_ACQUIRE))
    sched_yield ();
  pid = fork ();
  if (pid == 0)
    {
      be_mortal ();
      _exit (0);
    }
  check (ends_well (pid), "batch of a thread that is not there, all gone");
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
      be_mortal ();
      _exit (live (1));
    }
  check (ends_well (pid), what);
  central->partial.next = ring;
  __atomic_store_n (&ready, 0, __ATOMIC_RELEASE);
  pthread_join (thread, NULL);
}

/* Return how many frames are known of the stack of a new block.  */
static unsigned
known_frames (void)
{
  void *block = malloc (10);
  struct mpxguard_heap_block found;
  unsigned count = 0;

  if (mpxguard_heap_find ((uint64_t) block, &found))
    count = found.allocated.count;
  free (block);
  return count;
}

/* A fork goes without waiting for ever for a walk of another thread, here one
   that is only said to be.  The child finds the unwinder's lock taken for ever,
   if there is one, and must not walk.  */
static void
lost_walk (void)
{
  pthread_t thread;
  int ready = 0;
  pid_t pid;

  check (known_frames () > 1, "stacks are recorded");
  pthread_create (&thread, NULL, detain, &ready);
  __atomic_add_fetch (&mpxguard_heap_walkers, 1, __ATOMIC_SEQ_CST);
  pid = fork ();
  if (pid == 0)
    {
      be_mortal ();
      _exit (known_frames () != 1 || live (1) != 0);
    }
  __atomic_sub_fetch (&mpxguard_heap_walkers, 1, __ATOMIC_SEQ_CST);
  check (ends_well (pid), "a fork while a thread walks");
  check (known_frames () > 1, "stacks are recorded after that");
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
  last_gone ();
  storm ("forks, served");
  signals ("forks in handlers, served");
  missed ("a fork without locks, served");
  serve (6);
  storm ("forks, with stacks");
  signals ("forks in handlers, with stacks");
  lost_walk ();
  return finish ();
}
