/* Threads that map, store, load, copy, move and unmap at random, each with
   memory of its own at addresses that they pass to each other by unmapping:
   whatever a thread finds in its slots is what it put there.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#define _GNU_SOURCE
#include "unit.h"

#include <pthread.h>
#include <sys/mman.h>
#include <time.h>

#include "space.h"
#include "table.h"

#define THREADS 4
#define SECONDS 3
#define PAGE 4096UL
#define MAPPED (3UL << 20)
#define SLOTS 400

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
};

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

static void *
work (void *argument)
{
  static void (*const acts[]) (struct worker *)
    = { store_some, store_some, drop_some, move_all, replace_all };
  struct worker *w = argument;
  struct timespec end;
  struct timespec now;

  get_memory (w);
  clock_gettime (CLOCK_MONOTONIC, &end);
  end.tv_sec += SECONDS;
  do
    {
      acts[random_number (w) % (sizeof acts / sizeof acts[0])] (w);
      check_slots (w);
      clock_gettime (CLOCK_MONOTONIC, &now);
    }
  while (now.tv_sec < end.tv_sec);
  CHECK (__mpxguard_wrap_munmap (w->memory, MAPPED) == 0);
  return NULL;
}

int
main (void)
{
  static struct worker workers[THREADS];
  pthread_t threads[THREADS];

  mpxguard_init ();
  for (unsigned i = 0; i < THREADS; i++)
    {
      workers[i].seed = 4711 + i;
      CHECK (pthread_create (&threads[i], NULL, work, &workers[i]) == 0);
    }
  for (unsigned i = 0; i < THREADS; i++)
    pthread_join (threads[i], NULL);
  CHECK (mpxguard_space.counts.peak < 200 && mpxguard_space.counts.moves > 10);
  return 0;
}
