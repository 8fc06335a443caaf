/* Wrong frees and stray writes: refused by name, and nothing is corrupted.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <malloc.h>
#include <stdint.h>

#include "support.h"

#pragma GCC diagnostic ignored "-Wuse-after-free"
#pragma GCC diagnostic ignored "-Wfree-nonheap-object"

/* Pointers the compiler shall not follow.  */
static char *volatile block;

/* The heap refused once since the last call, for the reason WHAT.  */
static bool
refused (const char *what)
{
  bool result = refusals == 1 && strcmp (refused_what, what) == 0;

  refusals = 0;
  return result;
}

/* Frees of each wrong kind of a block of SIZE bytes.  */
static void
try_size (size_t size)
{
  block = malloc (size);
  free (block + 16 * (size > 100));
  if (size > 100)
    {
      CHECK_QUIET (refused ("invalid free (inside a block)"),
		   "interior");
      free (block);
    }
  CHECK_QUIET (refusals == 0, "right free");
  free (block);
  CHECK_QUIET (refused ("double free"), "double free");
  CHECK_QUIET (realloc (block, 10) == NULL
		 && refused ("realloc after free"),
	       "realloc");
}

/* Frees of what was never a block.  */
static void
foreign (void)
{
  static char global[64];
  char local[64];

  block = global;
  free (block);
  check (refused ("invalid free (not a block of the heap)"),
	 "free of a global");
  block = local + 16;
  free (block);
  check (refused ("invalid free (not a block of the heap)"),
	 "free of a local");
  block = (char *) 0xdeadbeefdeadbeef;
  free (block);
  check (refused ("invalid free (not a block of the heap)"),
	 "free of any value");
  block = malloc (40);
  block += 1UL << 30;
  free (block);
  check (refused ("invalid free (not a block of the heap)"),
	 "free of a slot that was never used");
  check (realloc (block, 50) == NULL
	   && refused ("invalid realloc (not a block of the heap)"),
	 "realloc of it");
}

/* A stray write to the last word of the slot of a live block.  */
static void
stray_size (bool served)
{
  struct mpxguard_heap_block found;
  char *other;

  block = malloc (100);
  other = malloc (100);
  memset (other, 7, 100);
  check (mpxguard_heap_find ((uint64_t) block, &found), "it is found");
  memset (block + 100, 0xff, found.slot_size - 100);
  check (mpxguard_heap_find ((uint64_t) block, &found) && found.live
	   && found.size <= found.slot_size
	   && malloc_usable_size (block) <= found.slot_size - 8,
	 "a wrong valid word is not believed");
  block = realloc (block, 1000);
  check (block != NULL && other[0] == 7 && other[99] == 7,
	 "realloc of such a block stays in it");
  check (served ? refused ("overwritten size (found by realloc)")
		: refusals == 0,
	 "instrumented programs hear of that");
  free (block);
  block = other;
  memset (block + 100, 0xff, found.slot_size - 100);
  free (block);
  check (served ? refused ("overwritten size (found by free)")
		: refusals == 0,
	 "such a block can be freed");
}

/* Stray writes into freed blocks, everywhere.  */
static void
stray_free (void)
{
  enum { N = 1000 };
  char *blocks[N];

  for (int i = 0; i < N; i++)
    blocks[i] = malloc (60);
  for (int i = 0; i < N; i++)
    free (blocks[i]);
  for (int i = 0; i < N; i++)
    memset (blocks[i], 0x41, 64);
  for (int i = 0; i < N; i++)
    {
      free (blocks[i]);
      CHECK_QUIET (refused ("double free"), "double free");
    }
  for (int i = 0; i < N; i++)
    {
      blocks[i] = malloc (60);
      memset (blocks[i], i, 60);
    }
  for (int i = 0; i < N; i++)
    for (int j = 0; j < 60; j++)
      CHECK_QUIET (blocks[i][j] == (char) i, "blocks are apart");
  for (int i = 0; i < N; i++)
    free (blocks[i]);
  finish_quiet ("writes into freed blocks confuse nothing");
}

/* How long is a freed block not used again?  */
static void
reuse (void)
{
  enum { KEPT = 100000 };
  static char *kept[KEPT];
  int calls = 0;

  for (int i = 0; i < KEPT; i++)
    kept[i] = malloc (100);
  block = malloc (100);
  free (block);
  for (char *p = NULL; calls < 200000 && p != block; calls++)
    {
      p = malloc (100);
      free (p);
    }
  check (calls > 4000, "a freed block waits for its share of the heap");
  for (int i = 0; i < KEPT; i++)
    free (kept[i]);
}

int
main (void)
{
  for (int round = 0; round < 2; round++)
    {
      for (size_t size = 1; size < 100000000; size += 1 + size / 2)
	try_size (size);
      finish_quiet ("wrong frees of blocks of all sizes are refused");
      foreign ();
      stray_size (round > 0);
      stray_free ();
      serve (0);
    }
  reuse ();
  return finish ();
}
