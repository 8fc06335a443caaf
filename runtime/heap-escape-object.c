/* Pointers that left objects outside the heap.

   Such a pointer is tracked, but the tables cannot hold one below its object's
   lower bound: there its bounds are loaded as {lower, 0}.  The record is the
   object's upper bound, found by its lower.  The end of such an object is not
   seen, so old records give way to new ones of the same place in a table of
   fixed size.

   In: the bounds of the objects (heap-escape.c).  Out: the answer to the
   question whether an access below was meant for one of them.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "stats.h"
#include "heap-escape.h"

/* Sets of so many records.  */
#define ESCAPE_WAYS 4U
#define ESCAPE_SETS (1U << 12)

/* The object from LOWER to UPPER.  */
struct object
{
  uint64_t lower;
  uint64_t upper;
};

/* All records, ESCAPE_SETS sets; null while there are none.  */
static struct object *objects;

/* Return the set of the object at LOWER.  The caller holds the lock, and there
   are records.  */
static struct object *
object_set (uint64_t lower)
{
  return &objects[(lower * 0x9e3779b97f4a7c15 >> 48) % ESCAPE_SETS
		  * ESCAPE_WAYS];
}

/* Make the object from LOWER to UPPER the first of its set.  */
static void
record (uint64_t lower, uint64_t upper)
{
  struct object *set = object_set (lower);
  unsigned i = 0;

  while (i < ESCAPE_WAYS - 1
	 && (set[i].lower != lower || set[i].upper != upper))
    i++;
  for (; i > 0; i--)
    set[i] = set[i - 1];
  set[0] = (struct object) { lower, upper };
}

/* See heap-escape.h.  */
void
mpxguard_heap_escape_object (uint64_t lower, uint64_t upper)
{
  mpxguard_sigset old;

  heap_escape_lock (&old);
  if (objects == NULL)
    objects = mpxguard_heap_map (HEAP_ROUND_UP (ESCAPE_SETS * ESCAPE_WAYS
						  * sizeof *objects,
						HEAP_PAGE));
  if (objects != NULL)
    record (lower, upper);
  mpxguard_count (escapes, 1);
  heap_escape_unlock (&old);
}

/* See heap.h.  */
enum mpxguard_escape
mpxguard_escape_admits (uint64_t address, uint64_t size, uint64_t lower,
			uint64_t *upper)
{
  enum mpxguard_escape result = MPXGUARD_ESCAPE_UNKNOWN;
  const struct object *set;
  mpxguard_sigset old;

  if (mpxguard_wiped == NULL)
    return result;
  heap_escape_lock (&old);
  set = objects != NULL ? object_set (lower) : NULL;
  for (unsigned i = 0; set != NULL && i < ESCAPE_WAYS; i++)
    {
      if (set[i].lower != lower)
	continue;
      if (address >= lower && address <= set[i].upper
	  && size - 1 <= set[i].upper - address)
	result = MPXGUARD_ESCAPE_ADMITS;
      else if (result == MPXGUARD_ESCAPE_UNKNOWN)
	{
	  *upper = set[i].upper;
	  result = MPXGUARD_ESCAPE_DENIES;
	}
    }
  heap_escape_unlock (&old);
  return result;
}
