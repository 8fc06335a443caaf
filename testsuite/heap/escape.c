/* Records of pointers that left their objects: what they admit, what they do
   not, and when they are forgotten.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support.h"

void mpxguard_escape (uint64_t value, uint64_t lower, uint64_t upper);

/* Return the base of the slot that bounds are derived from for P, 0 if it is
   not in the heap.  */
static uint64_t
slot_of (uint64_t p)
{
  const struct heap_region *region = heap_region_of (p);

  if (region == NULL)
    return 0;
  return heap_mulhi (p, region->magic) * region->size;
}

/* Let the pointer VALUE out of the block at BASE of SIZE bytes.  */
static void
escape (uint64_t value, uint64_t base, uint64_t size)
{
  mpxguard_escape (value, base, base + size - 1);
}

/* Return whether 4 bytes at ADDRESS may be accessed with the bounds that are
   derived from VALUE, whatever lives there.  */
static bool
admits (uint64_t address, uint64_t value)
{
  return mpxguard_heap_escaped (address, 4, slot_of (value),
				slot_of (value) - 1);
}

/* Return whether a pointer has escaped to where VALUE lies.  */
static bool
escaped_to (uint64_t value)
{
  uint64_t owner;

  return mpxguard_heap_escaped_to (value, value, &owner);
}

/* The idiom of arrays that count from 1.  */
static void
one_based (size_t size)
{
  uint64_t a = (uint64_t) malloc (size);
  uint64_t one = a - 8;

  CHECK_QUIET (!admits (a, one), "no record yet");
  escape (one, a, size);
  CHECK_QUIET (admits (a, one) && admits (a + size - 4, one), "inside");
  CHECK_QUIET (!admits (a + size - 3, one), "past the end");
  CHECK_QUIET (!admits (a + size, one), "above");
  CHECK_QUIET (!admits (a - 8, one), "below");
  CHECK_QUIET (escaped_to (one), "there is a record");
  /* A field of it: narrowed bounds have only one end in the other slot.  */
  CHECK_QUIET (mpxguard_heap_escaped (a, 4, a, slot_of (one) - 1), "narrowed");
  /* It comes home, and goes astray from there.  */
  mpxguard_escape (a + 4, slot_of (one), slot_of (one) - 1);
  mpxguard_escape (a + (1UL << 33), slot_of (one), slot_of (one) - 1);
  CHECK_QUIET (admits (a, a + (1UL << 33))
		 || slot_of (a + (1UL << 33)) == 0,
	       "the second step");
  CHECK_QUIET (!admits (a, a + (1UL << 34)), "elsewhere");
  free ((void *) a);
  CHECK_QUIET (!admits (a, one) && !escaped_to (one)
		 && !escaped_to (a + (1UL << 33)),
	       "freed");
}

/* Records survive a block that grows in place, not one that moves.  */
static void
reallocated (void)
{
  char *p = malloc (70000);
  uint64_t a = (uint64_t) p;

  escape (a - 8, a, 70000);
  p = realloc (p, 70100);
  CHECK_QUIET ((uint64_t) p != a || admits (a + 70096, a - 8), "in place");
  a = (uint64_t) p;
  escape (a - 8, a, 70100);
  p = realloc (p, 900000);
  CHECK_QUIET ((uint64_t) p != a && !admits (a, a - 8), "moved");
  free (p);
}

/* A block that is not live has no records, nor has one that never was.  */
static void
dead (void)
{
  uint64_t a = (uint64_t) malloc (100);

  free ((void *) a);
  escape (a - 8, a, 100);
  CHECK_QUIET (!escaped_to (a - 8), "freed");
  escape (a + (1UL << 33) - 8, a + (1UL << 33), 100);
  CHECK_QUIET (!escaped_to (a + (1UL << 33) - 8), "never used");
}

/* Any values.  */
static void
wild (void)
{
  uint64_t state = 5;
  uint64_t a = (uint64_t) malloc (100);

  for (int i = 0; i < 100000; i++)
    {
      uint64_t value = next_random (&state) >> next_random (&state) % 40;
      uint64_t lower = next_random (&state) >> next_random (&state) % 40;

      mpxguard_escape (value, i % 2 ? a : lower, next_random (&state));
      mpxguard_heap_escaped (value, lower, lower, value);
    }
  free ((void *) a);
}

/* Objects outside the heap.  */
static void
objects (void)
{
  static char object[100];
  uint64_t lower = (uint64_t) object, upper = 0;

  CHECK_QUIET (mpxguard_escape_admits (lower, 1, lower, &upper)
		 == MPXGUARD_ESCAPE_UNKNOWN,
	       "no record");
  escape (lower - 4, lower, 40);
  CHECK_QUIET (mpxguard_escape_admits (lower + 36, 4, lower, &upper)
		 == MPXGUARD_ESCAPE_ADMITS,
	       "inside");
  CHECK_QUIET (mpxguard_escape_admits (lower + 37, 4, lower, &upper)
		 == MPXGUARD_ESCAPE_DENIES
	       && upper == lower + 39,
	       "above");
  CHECK_QUIET (mpxguard_escape_admits (lower - 1, 4, lower, &upper)
		 == MPXGUARD_ESCAPE_DENIES,
	       "below");
  /* The whole of which that is the first field.  */
  escape (lower - 4, lower, 100);
  CHECK_QUIET (mpxguard_escape_admits (lower + 90, 4, lower, &upper)
		 == MPXGUARD_ESCAPE_ADMITS,
	       "the whole");
  CHECK_QUIET (mpxguard_escape_admits (lower + 100, 1, lower, &upper)
		 == MPXGUARD_ESCAPE_DENIES
	       && upper == lower + 99,
	       "the newest");
  CHECK_QUIET (mpxguard_escape_admits (lower + 1, 1, lower + 1, &upper)
		 == MPXGUARD_ESCAPE_UNKNOWN,
	       "another lower bound");
}

/* A pointer that moves on from a foreign slot, in which a block lives; and one
   of that block itself.  */
static void
wandering (void)
{
  uint64_t a = (uint64_t) malloc (1000), b = (uint64_t) malloc (1000);

  if (a > b)
    {
      uint64_t c = a;

      a = b;
      b = c;
    }
  escape (b - 24, b, 1000);
  escape (a - 24, a, 1000);
  CHECK_QUIET (!admits (b, a - 24), "rows are apart");
  /* b - 24 lies in A's slot, or in one that is free.  */
  mpxguard_escape (b - 800 - 1024, slot_of (b - 24), slot_of (b - 24) - 1);
  CHECK_QUIET (admits (b, b - 800 - 1024) || slot_of (b - 24) == a, "on");
  escape (b - 124, b, 1000);
  mpxguard_escape (b - 124 - 1000, slot_of (b - 24), slot_of (b - 24) + 999);
  CHECK_QUIET (admits (b, b - 124 - 1000), "on, in steps");
  free ((void *) a);
  free ((void *) b);
}

#define BLOCKS 20000

/* Many blocks with records at once, freed in another order.  */
static void
many (void)
{
  static uint64_t blocks[BLOCKS];

  for (int i = 0; i < BLOCKS; i++)
    {
      blocks[i] = (uint64_t) malloc (16 + i % 100);
      escape (blocks[i] - 8, blocks[i], 16 + i % 100);
      escape (blocks[i] + 4096, blocks[i], 16 + i % 100);
    }
  for (int i = 0; i < BLOCKS; i++)
    CHECK_QUIET (admits (blocks[i], blocks[i] - 8)
		   && admits (blocks[i], blocks[i] + 4096),
		 "many");
  for (int i = 0; i < BLOCKS; i += 2)
    free ((void *) blocks[i]);
  for (int i = 0; i < BLOCKS; i++)
    CHECK_QUIET (admits (blocks[i], blocks[i] - 8) == (i % 2 != 0), "half");
  for (int i = 1; i < BLOCKS; i += 2)
    free ((void *) blocks[i]);
}

/* One thread of several that do the same.  */
static void *
work (void *argument)
{
  uint64_t state = (uint64_t) argument;

  for (int i = 0; i < 20000; i++)
    {
      size_t size = 16 + next_random (&state) % 2000;
      uint64_t a = (uint64_t) malloc (size);

      escape (a - 8, a, size);
      CHECK_QUIET (admits (a, a - 8), "threads");
      free ((void *) a);
    }
  return NULL;
}

int
main (void)
{
  pthread_t threads[4];
  int status;

  for (size_t size = 8; size < 3UL << 30; size += 8 + size / 2)
    one_based (size);
  finish_quiet ("arrays that count from 1, of all sizes");
  reallocated ();
  dead ();
  finish_quiet ("records end with their block");
  wild ();
  finish_quiet ("any value may escape");
  wandering ();
  finish_quiet ("pointers that move on");
  objects ();
  finish_quiet ("objects outside the heap");
  many ();
  finish_quiet ("many records");
  for (uint64_t i = 0; i < 4; i++)
    pthread_create (&threads[i], NULL, work, (void *) (i + 1));
  for (int i = 0; i < 20; i++)
    {
      pid_t pid = fork ();

      if (pid == 0)
	{
	  /* The kernel does this; see wiped.c.  */
	  memset (mpxguard_wiped, 0, sizeof *mpxguard_wiped);
	  one_based (64);
	  _exit (finish ());
	}
      CHECK_QUIET (waitpid (pid, &status, 0) == pid && status == 0, "fork");
    }
  for (int i = 0; i < 4; i++)
    pthread_join (threads[i], NULL);
  finish_quiet ("threads and forks");
  return finish ();
}
