/* Threads that map, store, load, copy, move, unmap, remap and fork at random,
   interrupted by signals whose handler does such things too, each with memory
   of its own at addresses that they pass to each other by unmapping: whatever a
   thread finds in its slots is what it put there, in the children too.

   The environment may say more: STRESS_SECONDS (3), STRESS_THREADS (4),
   STRESS_SEED (4711) and STRESS_SIGNALS (1; 0: no signals).  On a busy machine it
   takes longer, until enough was done.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#define _GNU_SOURCE
#include "unit.h"

#include <pthread.h>
#include <signal.h>
#include <sys/mman.h>
#include <time.h>

#include "space.h"
#include "table.h"

#define MOST_THREADS 64
#define PAGE 4096UL
#define MAPPED (3UL << 20)
#define SLOTS 400

/* One in so many acts is a fork.  */
#define FORKS 40

/* So many acts are enough; where they are not done so many seconds later, it is
   a failure.  */
#define ENOUGH 300
#define MORE_SECONDS 60

#ifndef MREMAP_DONTUNMAP
#define MREMAP_DONTUNMAP 4
#endif

int __mpxguard_wrap_munmap (void *, size_t);
void *__mpxguard_wrap_mmap (void *, size_t, int, int, int, off_t);
void *__mpxguard_wrap_mremap (void *, size_t, size_t, int, ...);
int __mpxguard_wrap_madvise (void *, size_t, int);

/* What one thread has.  */
struct worker
{
  uint64_t seed;
  char *memory;
  uint64_t slot[SLOTS];		/* Offsets in the memory.  */
  uint64_t pointer[SLOTS];	/* What is there; 0: nothing with bounds.  */
  pthread_t thread;
  int ended;
};

static unsigned long seconds = 3, threads = 4, first_seed = 4711;
static unsigned long with_signals = 1;
static unsigned long forks, signals, unmapped;

/* Add 1 to N, which other threads count too.  */
static void
count (unsigned long *n)
{
  __atomic_add_fetch (n, 1, __ATOMIC_RELAXED);
}

static uint64_t
random_number (struct worker *w)
{
  w->seed = w->seed * 6364136223846793005UL + 1442695040888963407UL;
  return w->seed >> 24;
}

/* The bounds that go with POINTER in all threads.  */
static struct mpxguard_bounds
bounds_of (uint64_t pointer)
{
  return (struct mpxguard_bounds) { pointer - pointer % 64,
				    pointer + pointer % 128 };
}

/* Check all slots of W.  */
static void
check_slots (struct worker *w)
{
  for (unsigned i = 0; i < SLOTS; i++)
    {
      const void *pointer = (const void *) w->pointer[i];
      struct mpxguard_bounds b = mpxguard_load (w->memory + w->slot[i],
						pointer);
      struct mpxguard_bounds expected = bounds_of (w->pointer[i]);

      if (pointer)
	CHECK (b.lower == expected.lower && b.upper == expected.upper);
      else
	CHECK (mpxguard_entry_at ((uint64_t) w->memory + w->slot[i])->pointer
	       == 0);
    }
}

/* Get memory for W.  */
static void
get_memory (struct worker *w)
{
  w->memory = __mpxguard_wrap_mmap (NULL, MAPPED, PROT_READ | PROT_WRITE,
				    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  CHECK (w->memory != MAP_FAILED);
  memset (w->pointer, 0, sizeof w->pointer);
  /* One slot in each of so many pieces.  */
  for (unsigned i = 0; i < SLOTS; i++)
    w->slot[i] = MAPPED / SLOTS / 8 * i * 8
		 + random_number (w) % (MAPPED / SLOTS / 8) * 8;
}

static void
store_some (struct worker *w)
{
  for (unsigned n = 0; n < 100; n++)
    {
      unsigned i = (unsigned) (random_number (w) % SLOTS);

      w->pointer[i] = 0x10000 + random_number (w) % (1UL << 40);
      mpxguard_store (w->memory + w->slot[i], (const void *) w->pointer[i],
		      bounds_of (w->pointer[i]));
    }
}

/* Nothing of W from FROM to TO is there any more.  */
static void
forget (struct worker *w, uint64_t from, uint64_t to)
{
  for (unsigned i = 0; i < SLOTS; i++)
    if (w->slot[i] >= from && w->slot[i] < to)
      w->pointer[i] = 0;
}

static void
drop_some (struct worker *w)
{
  uint64_t from = random_number (w) % (MAPPED / PAGE) * PAGE;
  uint64_t size = random_number (w) % ((MAPPED - from) / PAGE) * PAGE;

  CHECK (__mpxguard_wrap_madvise (w->memory + from, size, MADV_DONTNEED) == 0);
  forget (w, from, from + size);
}

static void
move_all (struct worker *w)
{
  char *place = mmap (NULL, MAPPED, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1,
		      0);

  CHECK (place != MAP_FAILED);
  CHECK (__mpxguard_wrap_mremap (w->memory, MAPPED, MAPPED,
				 MREMAP_MAYMOVE | MREMAP_FIXED, place)
	 == place);
  w->memory = place;
}

static void
replace_all (struct worker *w)
{
  CHECK (__mpxguard_wrap_munmap (w->memory, MAPPED) == 0);
  get_memory (w);
}

/* Map new memory where the old is.  */
static void
map_over (struct worker *w)
{
  char *p = __mpxguard_wrap_mmap (w->memory, MAPPED, PROT_READ | PROT_WRITE,
				  MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1,
				  0);

  CHECK (p == w->memory);
  forget (w, 0, MAPPED);
}

/* Shorten the memory and let it grow again, perhaps elsewhere.  */
static void
shrink_and_grow (struct worker *w)
{
  uint64_t size = (1 + random_number (w) % (MAPPED / PAGE - 1)) * PAGE;
  char *p = __mpxguard_wrap_mremap (w->memory, MAPPED, size, 0);

  CHECK (p == w->memory);
  forget (w, size, MAPPED);
  check_slots (w);
  p = __mpxguard_wrap_mremap (p, size, MAPPED, MREMAP_MAYMOVE);
  CHECK (p != MAP_FAILED);
  w->memory = p;
}

/* Move the pages away; the addresses stay mapped, empty.  */
static void
leave_behind (struct worker *w)
{
  char *old = w->memory;
  char *p = __mpxguard_wrap_mremap (old, MAPPED, MAPPED,
				    MREMAP_MAYMOVE | MREMAP_DONTUNMAP, NULL);

  /* Linux has it since 5.7.  */
  if (p == MAP_FAILED)
    return;
  for (unsigned i = 0; i < SLOTS; i++)
    CHECK (mpxguard_entry_at ((uint64_t) old + w->slot[i])->pointer == 0);
  w->memory = p;
  CHECK (__mpxguard_wrap_munmap (old, MAPPED) == 0);
}

/* Calls that the kernel refuses, or carries out in part.  */
static void
fail (struct worker *w)
{
  CHECK (__mpxguard_wrap_munmap (w->memory + 1, MAPPED) == -1);
  CHECK (__mpxguard_wrap_mremap (w->memory, MAPPED, 1UL << 62, MREMAP_MAYMOVE)
	 == MAP_FAILED);
  CHECK (__mpxguard_wrap_madvise (w->memory, MAPPED, 12345) == -1);
  CHECK (__mpxguard_wrap_madvise (w->memory + 8, MAPPED, MADV_DONTNEED)
	 == -1);
}

static void work_once (struct worker *w);

/* In a child all is as it was, and goes on as it did.  */
static void
fork_one (struct worker *w)
{
  pid_t child = fork ();
  int status;

  CHECK (child >= 0);
  count (&forks);
  if (child == 0)
    {
      check_slots (w);
      for (int i = 0; i < 5; i++)
	work_once (w);
      _exit (0);
    }
  while (waitpid (child, &status, 0) < 0)
    ;
  CHECK (WIFEXITED (status) && WEXITSTATUS (status) == 0);
}

/* Do what nobody does to what others have: map, store, load, unmap.  */
static void
handle (int number __attribute__ ((unused)))
{
  char *p = __mpxguard_wrap_mmap (NULL, 2 * PAGE, PROT_READ | PROT_WRITE,
				  MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  const void *pointer = p + 100;
  struct mpxguard_bounds b = bounds_of ((uint64_t) pointer);

  CHECK (p != MAP_FAILED);
  CHECK (mpxguard_entry_at ((uint64_t) p + 64)->pointer == 0);
  mpxguard_store (p + 64, pointer, b);
  CHECK (mpxguard_load (p + 64, pointer).upper == b.upper);
  CHECK (__mpxguard_wrap_munmap (p, 2 * PAGE) == 0);
  count (&signals);
}

/* Do one thing, and look whether all is right then.  */
static void
work_once (struct worker *w)
{
  static void (*const acts[]) (struct worker *)
    = { store_some, store_some, store_some, drop_some, move_all, replace_all,
	map_over, shrink_and_grow, leave_behind, fail };

  acts[random_number (w) % (sizeof acts / sizeof acts[0])] (w);
  check_slots (w);
}

static void *
work (void *argument)
{
  struct worker *w = argument;
  struct timespec end, now;

  get_memory (w);
  clock_gettime (CLOCK_MONOTONIC, &end);
  end.tv_sec += (time_t) seconds;
  do
    {
      if (random_number (w) % FORKS == 0)
	fork_one (w);
      work_once (w);
      count (&unmapped);
      clock_gettime (CLOCK_MONOTONIC, &now);
    }
  while (now.tv_sec < end.tv_sec
	 || (__atomic_load_n (&unmapped, __ATOMIC_RELAXED) < ENOUGH
	     && now.tv_sec < end.tv_sec + MORE_SECONDS));
  CHECK (__mpxguard_wrap_munmap (w->memory, MAPPED) == 0);
  __atomic_store_n (&w->ended, 1, __ATOMIC_RELEASE);
  return NULL;
}

/* Send signals to those of the N workers at W that have not ended, until all
   have, unless there shall be none.  */
static void
send_signals (struct worker *w, unsigned long n)
{
  struct timespec pause = { 0, 1000000 };
  unsigned long left;

  do
    {
      left = 0;
      for (unsigned long i = 0; i < n; i++)
	if (!__atomic_load_n (&w[i].ended, __ATOMIC_ACQUIRE))
	  {
	    left++;
	    if (with_signals)
	      pthread_kill (w[i].thread, SIGUSR1);
	  }
      nanosleep (&pause, NULL);
    }
  while (left > 0);
}

/* Set N to what the variable NAME says, if it does.  */
static void
read_setting (const char *name, unsigned long *n)
{
  const char *value = getenv (name);

  if (value)
    *n = strtoul (value, NULL, 0);
}

int
main (void)
{
  static struct worker workers[MOST_THREADS];
  struct sigaction action = { .sa_handler = handle, .sa_flags = SA_RESTART };
  struct mpx_counts *counts = &mpxguard_space.counts;

  read_setting ("STRESS_SECONDS", &seconds);
  read_setting ("STRESS_THREADS", &threads);
  read_setting ("STRESS_SEED", &first_seed);
  read_setting ("STRESS_SIGNALS", &with_signals);
  CHECK (threads > 0 && threads <= MOST_THREADS);
  mpxguard_init ();
  sigaction (SIGUSR1, &action, NULL);
  for (unsigned long i = 0; i < threads; i++)
    {
      workers[i].seed = first_seed + i;
      CHECK (pthread_create (&workers[i].thread, NULL, work, &workers[i])
	     == 0);
    }
  send_signals (workers, threads);
  for (unsigned long i = 0; i < threads; i++)
    pthread_join (workers[i].thread, NULL);
  printf ("%lu acts, %lu forks, %lu signals; tables: %lu live, %lu at the peak, "
	  "%lu allocated, %lu freed, %lu moves, %lu cancelled\n",
	  unmapped, forks, signals, counts->live, counts->peak,
	  counts->allocated, counts->freed, counts->moves, counts->cancelled);
  CHECK (counts->allocated - counts->freed == counts->live);
  CHECK (counts->peak < 100 * threads && counts->moves > 10);
  CHECK (forks > 0 && (signals > 0) == with_signals && counts->cancelled > 0);
  return 0;
}
