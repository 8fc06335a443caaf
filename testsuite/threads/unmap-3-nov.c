/* Eight threads map, fill, move, drop and unmap the pages of places that they
   take from a pool in pieces of any size, by every way that there is: each page
   holds a pointer to a stack object, and bounds are what was stored last, or
   none where the memory is new.  At the end no table is left but those of
   stacks.

   Usage: unmap-3-nov [SECONDS [SEED]].

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
#define PLACES 11
#define PAGE 4096UL
#define PAGES 323UL		/* No whole number of megabytes.  */
#define SIZE (PAGES * PAGE)
#define OBJECT 640
#define ACTS 40

/* The places, and behind them as much to move them to.  */
static char *room;
static int taken[PLACES];
static long acts;
static double end_time;
static unsigned long first_seed = 31415;
static int (*volatile unmapper) (void *, size_t) = munmap;

#define CHECK(X)							\
  do									\
    if (!(X))								\
      {									\
	fprintf (stderr, "line %d: %s\n", __LINE__, #X);				\
	abort ();							\
      }									\
  while (0)

/* What a page of a place has: nothing mapped; no pointer; else a pointer to the
   object, whose bounds have that many words.  */
enum { NOTHING, EMPTY, FIRST_WORDS };

struct place
{
  unsigned long seed;
  char *memory;
  char *object;
  unsigned char page[PAGES];
};

static double
now (void)
{
  struct timespec t;

  clock_gettime (CLOCK_MONOTONIC, &t);
  return (double) t.tv_sec + (double) t.tv_nsec / 1e9;
}

static unsigned long
next_random (struct place *place)
{
  place->seed = place->seed * 6364136223846793005UL + 1442695040888963407UL;
  return place->seed >> 33;
}

/* The slot of page I at MEMORY.  */
static char **
slot (char *memory, size_t i)
{
  return (char **) (memory + i * PAGE + i * 8 % PAGE);
}

/* Check the pages FROM to END of PLACE, which are at MEMORY.  */
__attribute__ ((noipa)) static void
check_pages (struct place *place, char *memory, size_t from, size_t end)
{
  for (size_t i = from; i < end; i++)
    {
      size_t size = place->page[i] * 8UL;
      char *p;

      if (place->page[i] < EMPTY)
	continue;
      p = *slot (memory, i);
      if (place->page[i] == EMPTY)
	{
	  CHECK (p == NULL);
	  /* Nobody notes bounds of a number.  */
	  *(uintptr_t *) slot (memory, i) = (uintptr_t) place->object;
	  p = *slot (memory, i);
	  p[0]++;
	  p[OBJECT - 1]++;
	  *(uintptr_t *) slot (memory, i) = 0;
	  continue;
	}
      CHECK (p == place->object);
      CHECK (mpxguard_get_lower (p) == p);
      CHECK (mpxguard_get_upper (p) == p + size - 1);
      p[0]++;
      p[size - 1]++;
    }
}

static void
set_pages (struct place *place, size_t from, size_t end, unsigned char what)
{
  memset (place->page + from, what, end - from);
}

__attribute__ ((noipa)) static void
store (struct place *place, size_t from, size_t end)
{
  for (size_t i = from; i < end; i++)
    if (place->page[i] != NOTHING)
      {
	unsigned words = FIRST_WORDS + (unsigned) next_random (place) % 70;

	*slot (place->memory, i)
	  = mpxguard_set_bounds (place->object, words * 8);
	place->page[i] = (unsigned char) words;
      }
}

static void
map (struct place *place, size_t from, size_t end)
{
  char *p = place->memory + from * PAGE;

  CHECK (mmap (p, (end - from) * PAGE, PROT_READ | PROT_WRITE,
	       MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0)
	 == p);
  set_pages (place, from, end, EMPTY);
}

static void
unmap (struct place *place, size_t from, size_t end)
{
  char *p = place->memory + from * PAGE;
  size_t size = (end - from) * PAGE;

  switch (next_random (place) % 4)
    {
    case 0:
      CHECK (munmap (p, size) == 0);
      break;
    case 1:
      CHECK (syscall (SYS_munmap, p, size) == 0);
      break;
    case 2:
      /* The last byte's page goes as a whole.  */
      CHECK (unmapper (p, size - PAGE + 1) == 0);
      break;
    case 3:
      for (size_t i = end; i-- > from;)
	CHECK (munmap (place->memory + i * PAGE, PAGE) == 0);
      break;
    }
  set_pages (place, from, end, NOTHING);
}

/* The pages stay, without contents.  */
static void
drop (struct place *place, size_t from, size_t end)
{
  for (size_t i = from; i < end; i++)
    if (place->page[i] != NOTHING)
      {
	CHECK (madvise (place->memory + i * PAGE, PAGE, MADV_DONTNEED) == 0);
	place->page[i] = EMPTY;
      }
}

/* Move the pages away and back, if the kernel takes them for one mapping.  */
static void
move (struct place *place, size_t from, size_t end)
{
  char *old = place->memory + from * PAGE;
  char *new = old + PLACES * SIZE;
  size_t size = (end - from) * PAGE;

  if (mremap (old, size, size, MREMAP_MAYMOVE | MREMAP_FIXED, new) == new)
    {
      check_pages (place, place->memory + PLACES * SIZE, from, end);
      CHECK (mremap (new, size, size, MREMAP_MAYMOVE | MREMAP_FIXED, old)
	     == old);
    }
}

/* Take a place, do this and that with it, and leave nothing there.  */
__attribute__ ((noipa)) static void
turn (unsigned long *seed)
{
  static void (*const ways[]) (struct place *, size_t, size_t)
    = { map, map, store, store, store, unmap, unmap, drop, move };
  char object[OBJECT];
  struct place place = { .seed = *seed, .object = object };
  size_t number;

  memset (object, 0, sizeof object);
  do
    number = next_random (&place) % PLACES;
  while (__atomic_exchange_n (&taken[number], 1, __ATOMIC_ACQUIRE));
  place.memory = room + number * SIZE;
  for (int i = 0; i < ACTS; i++)
    {
      size_t from = next_random (&place) % PAGES;
      size_t most = i % 3 == 0 ? PAGES - from : 1 + (PAGES - from) / 8;
      size_t end = from + 1 + next_random (&place) % most;

      ways[next_random (&place) % (sizeof ways / sizeof ways[0])]
	(&place, from, end);
      check_pages (&place, place.memory, 0, PAGES);
      __atomic_add_fetch (&acts, 1, __ATOMIC_RELAXED);
    }
  for (size_t i = 0, end; i < PAGES; i = end)
    {
      end = i + 1 + next_random (&place) % 100;
      unmap (&place, i, end < PAGES ? end : PAGES);
    }
  __atomic_store_n (&taken[number], 0, __ATOMIC_RELEASE);
  *seed = place.seed;
}

static void *
work (void *number)
{
  unsigned long seed = first_seed + (unsigned long) number;

  for (int turns = 0; turns < LEAST_TURNS || now () < end_time; turns++)
    turn (&seed);
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
  struct mpxguard_stats stats;
  long kb;

  if (argc > 2)
    first_seed = strtoul (argv[2], NULL, 0);
  /* Where nobody maps anything who does not ask for it.  */
  room = mmap ((void *) 0x510000000000, 2 * PLACES * SIZE, PROT_NONE,
	       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  CHECK (room != MAP_FAILED);
  CHECK (munmap (room, 2 * PLACES * SIZE) == 0);

  work_all (seconds / 4);
  kb = resident ();
  work_all (seconds);
  mpxguard_stats (&stats, sizeof stats);
  printf ("%ld acts; tables: %lu live, %lu at the peak, %lu allocated, %lu freed, "
	  "%lu of them bare; %lu zapped, %lu races, %lu moves; %ld kB, %ld before\n",
	  acts, stats.tables_live, stats.tables_peak, stats.tables_allocated,
	  stats.tables_freed, stats.tables_bare, stats.entries_zapped,
	  stats.races_lost, stats.moves, resident (), kb);
  /* An emulator has memory of its own.  */
  CHECK (resident () < kb + 8192);
  CHECK (stats.tables_refused == 0);
  if (stats.tables_allocated > 0)
    {
      CHECK (stats.tables_allocated - stats.tables_freed == stats.tables_live);
      CHECK (stats.tables_live <= 4 * THREADS);
      CHECK (stats.tables_bare > 0 && stats.moves > 0);
    }
  return 0;
}
