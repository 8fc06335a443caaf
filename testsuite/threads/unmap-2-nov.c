/* A gigabyte at a time is mapped, filled with pointers to stack objects, and
   unmapped in pieces of all sizes, again and again: the memory that the
   process has stays what it is, and the accounts of tables add up.

   Usage: unmap-2-nov [SECONDS [SEED [BYTES BETWEEN POINTERS]]].

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#define _GNU_SOURCE
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>

#include <mpxguard.h>

#define SIZE (1UL << 30)
#define PAGE 4096UL

static size_t step = 256UL << 10;
static unsigned long seed = 17;

#define CHECK(X)							\
  do									\
    if (!(X))								\
      {									\
	fprintf (stderr, "line %d: %s\n", __LINE__, #X);				\
	abort ();							\
      }									\
  while (0)

static unsigned long
next_random (void)
{
  seed = seed * 6364136223846793005UL + 1442695040888963407UL;
  return seed >> 33;
}

static double
now (void)
{
  struct timespec t;

  clock_gettime (CLOCK_MONOTONIC, &t);
  return (double) t.tv_sec + (double) t.tv_nsec / 1e9;
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

__attribute__ ((noipa)) static void
fill (char *memory, char *object)
{
  for (size_t i = 0; i < SIZE; i += step)
    {
      CHECK (*(char **) (memory + i) == NULL);
      *(char **) (memory + i) = object;
    }
}

__attribute__ ((noipa)) static void
use (char *memory, size_t size)
{
  for (size_t i = 0; i < SIZE; i += step)
    (*(char **) (memory + i))[size - 1]++;
}

/* Unmap the gigabyte at MEMORY in pieces.  */
static void
unmap_pieces (char *memory)
{
  size_t at = 0;

  while (at < SIZE)
    {
      size_t size = PAGE << next_random () % 14;

      size += next_random () % 64 * PAGE;
      size = size < SIZE - at ? size : SIZE - at;
      CHECK (munmap (memory + at, size) == 0);
      at += size;
    }
}

/* Map, fill, use, and unmap one gigabyte; the pointers are to an object of
   SIZE bytes.  */
__attribute__ ((noipa)) static void
turn (size_t size)
{
  char object[size];
  char *memory = mmap ((void *) 0x500000000000, SIZE, PROT_READ | PROT_WRITE,
		       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

  CHECK (memory != MAP_FAILED);
  memset (object, 0, size);
  fill (memory, object);
  use (memory, size);
  unmap_pieces (memory);
}

int
main (int argc, char **argv)
{
  double seconds = argc > 1 ? atof (argv[1]) : 0.3;
  struct mpxguard_stats stats;
  unsigned long turns = 0;
  long kb;
  double end;

  if (argc > 2)
    seed = strtoul (argv[2], NULL, 0);
  if (argc > 3)
    step = strtoul (argv[3], NULL, 0);
  turn (100);
  turn (200);
  kb = resident ();
  end = now () + seconds;
  do
    turn (100 + turns++ % 100);
  while (now () < end || turns < 2);
  /* An emulator has memory of its own.  */
  CHECK (resident () < kb + 8192);

  mpxguard_stats (&stats, sizeof stats);
  printf ("%lu turns, %lu tables live, %lu allocated, %lu freed, %ld kB\n",
	  turns, stats.tables_live, stats.tables_allocated,
	  stats.tables_freed, resident ());
  if (stats.tables_allocated > 0)
    {
      CHECK (stats.tables_allocated - stats.tables_freed
	     == stats.tables_live);
      /* Of the stack and the like; those of a megabyte that went away in
	 parts went with the last.  */
      CHECK (stats.tables_live < 16);
      CHECK (stats.bytes_resident < 1 << 20);
      CHECK (stats.tables_allocated >= turns * (SIZE >> 20));
    }
  return 0;
}
