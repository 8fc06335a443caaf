/* Eight threads unmap memory and map the same addresses again, each time with
   pointers to other stack objects in it, at places that they take from a pool
   that they share: no alarm for bounds of what was there before, no memory
   that stays, and the accounts of tables add up.

   Usage: unmap-1-nov [SECONDS [SEED]].

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-pthread" } */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include <mpxguard.h>

/* A thread works so often, however busy the machine is.  */
#define LEAST_TURNS 5

#define THREADS 8
#define PLACES 12
#define SIZE (3UL << 20)
#define STEP 12288		/* From one pointer to the next.  */

/* The places, and behind them twice as much to move them to.  */
#define ROOM (PLACES * SIZE)
static char *room;
static int taken[PLACES];
static long rounds;
static double end_time;
static unsigned long first_seed = 4711;

#define CHECK(X)							\
  do									\
    if (!(X))								\
      {									\
	fprintf (stderr, "line %d: %s\n", __LINE__, #X);				\
	abort ();							\
      }									\
  while (0)

static double
now (void)
{
  struct timespec t;

  clock_gettime (CLOCK_MONOTONIC, &t);
  return (double) t.tv_sec + (double) t.tv_nsec / 1e9;
}

static unsigned long
next_random (unsigned long *seed)
{
  *seed = *seed * 6364136223846793005UL + 1442695040888963407UL;
  return *seed >> 33;
}


/* For the numbers I of all slots of a place that are used.  */
#define EACH_SLOT(I) (size_t I = 0; I < SIZE / 8; I += STEP / 8)

struct whole
{
  char part[24];
  char rest[2000];
};

/* Map SIZE bytes at PLACE, which nobody else takes meanwhile.  Return false
   if the process has something there.  */
static int
map_at (char *place)
{
  char *p = mmap (place, SIZE, PROT_READ | PROT_WRITE,
		  MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);

  if (p != MAP_FAILED && p != place)
    munmap (p, SIZE);
  return p == place;
}

/* Return a place that no other thread uses, mapped, and its number.  */
static char **
take_place (unsigned long *seed, int *number)
{
  for (;;)
    {
      *number = (int) (next_random (seed) % PLACES);
      if (!__atomic_exchange_n (&taken[*number], 1, __ATOMIC_ACQUIRE)
	  && map_at (room + *number * SIZE))
	return (char **) (room + *number * SIZE);
    }
}

/* Let all slots at FROM hold P, with its bounds.  */
__attribute__ ((noipa)) static void
store_pointers (char **from, char *p)
{
  for EACH_SLOT (i)
    {
      CHECK (from[i] == NULL);
      from[i] = p;
    }
}

/* Let all slots at FROM hold NUMBER: nobody notes bounds.  */
__attribute__ ((noipa)) static void
store_numbers (uintptr_t *from, uintptr_t number)
{
  for EACH_SLOT (i)
    {
      CHECK (from[i] == 0);
      from[i] = number;
    }
}

/* Use the N bytes that each pointer at FROM points to.  */
__attribute__ ((noipa)) static void
use (char **from, size_t n)
{
  for EACH_SLOT (i)
    {
      from[i][0]++;
      from[i][n - 1]++;
    }
}

/* Unmap the memory at P in one of several ways.  */
static void
unmap (char **p, unsigned way)
{
  char *q = (char *) p;
  char *r;

  switch (way % 6)
    {
    case 0:
      CHECK (munmap (q, SIZE) == 0);
      break;
    case 1:
      CHECK (syscall (SYS_munmap, q, SIZE) == 0);
      break;
    case 2:
      for (size_t i = 0; i < SIZE; i += SIZE / 6)
	CHECK (munmap (q + i, SIZE / 6) == 0);
      break;
    case 3:
      CHECK (mmap (q, SIZE, PROT_NONE,
		   MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == q);
      CHECK (munmap (q, SIZE) == 0);
      break;
    case 4:
      CHECK (madvise (q, SIZE, MADV_DONTNEED) == 0);
      store_numbers ((uintptr_t *) q, 12);
      CHECK (munmap (q, SIZE) == 0);
      break;
    case 5:
      /* The pointers and their bounds go with the memory.  */
      r = mremap (q, SIZE, 2 * SIZE, MREMAP_MAYMOVE | MREMAP_FIXED,
		  room + ROOM + 2 * (q - room));
      CHECK (r == room + ROOM + 2 * (q - room));
      use ((char **) r, sizeof ((struct whole *) 0)->part);
      CHECK (munmap (r, 2 * SIZE) == 0);
      break;
    }
}

/* Map, fill, unmap, and look whether anything of it is left.  */
__attribute__ ((noipa)) static void
turn (unsigned long *seed, size_t n)
{
  struct whole object;
  char other[n];
  char **p;
  int number;

  memset (&object, 0, sizeof object);
  memset (other, 0, n);
  p = take_place (seed, &number);
  store_pointers (p, mpxguard_set_bounds (&object, sizeof object.part));
  use (p, sizeof object.part);
  unmap (p, (unsigned) next_random (seed));
  if (map_at ((char *) p))
    {
      store_numbers ((uintptr_t *) p, (uintptr_t) &object);
      use (p, sizeof object);
      unmap (p, 2);
    }
  if (map_at ((char *) p))
    {
      store_pointers (p, other);
      use (p, n);
      unmap (p, (unsigned) next_random (seed) % 3);
    }
  __atomic_store_n (&taken[number], 0, __ATOMIC_RELEASE);
  __atomic_add_fetch (&rounds, 1, __ATOMIC_RELAXED);
}

static void *
work (void *number)
{
  unsigned long seed = first_seed + (unsigned long) number;

  for (int turns = 0; turns < LEAST_TURNS || now () < end_time; turns++)
    turn (&seed, 100 + next_random (&seed) % 3000);
  return NULL;
}

/* Let all threads work for SECONDS.  */
static void
work_all (double seconds)
{
  pthread_t threads[THREADS];

  end_time = now () + seconds;
  for (uintptr_t i = 0; i < THREADS; i++)
    CHECK (pthread_create (&threads[i], NULL, work, (void *) (i + 1)) == 0);
  for (unsigned i = 0; i < THREADS; i++)
    CHECK (pthread_join (threads[i], NULL) == 0);
  first_seed += THREADS;
}

/* Return the kB of memory that the process has.  */
static long
resident (void)
{
  FILE *f = fopen ("/proc/self/statm", "r");
  long total, pages;

  CHECK (f != NULL && fscanf (f, "%ld %ld", &total, &pages) == 2);
  fclose (f);
  return pages * 4;
}

int
main (int argc, char **argv)
{
  double seconds = argc > 1 ? atof (argv[1]) : 0.4;
  struct mpxguard_stats before, after;
  long kb;

  if (argc > 2)
    first_seed = strtoul (argv[2], NULL, 0);
  /* Where nobody maps anything who does not ask for it.  */
  room = mmap ((void *) 0x500000000000, 3 * ROOM, PROT_NONE,
	       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  CHECK (room != MAP_FAILED);
  CHECK (munmap (room, 3 * ROOM) == 0);

  work_all (seconds / 4);
  kb = resident ();
  mpxguard_stats (&before, sizeof before);
  work_all (seconds);
  mpxguard_stats (&after, sizeof after);

  /* An emulator has memory of its own.  */
  CHECK (resident () < kb + 8192);
  /* Of the threads' stacks.  */
  CHECK (after.tables_live <= 4 * THREADS);
  CHECK (after.tables_refused == 0);
  if (after.tables_allocated > 0)
    {
      CHECK (after.tables_allocated - after.tables_freed == after.tables_live);
      CHECK (after.tables_freed > before.tables_freed);
      CHECK (after.tables_bare > before.tables_bare);
      CHECK (after.tables_bare < after.tables_freed);
      CHECK (after.unmaps_failed == 0);
      CHECK (after.tables_peak <= 4 * THREADS * (SIZE >> 20) + 40);
    }
  printf ("%ld rounds, %lu tables live, %lu allocated, %lu freed, %ld kB\n",
	  rounds, after.tables_live, after.tables_allocated,
	  after.tables_freed, resident ());
  return rounds < THREADS;
}
