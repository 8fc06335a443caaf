/* How many of the size classes are in use.

   A class that has a slot costs a few pages: its chunks' records, its pages
   that are not full, what threads cache of it.  A heap of some MB would lose
   more to that than it gains by slots that fit.  So at first only two classes
   a doubling are used, which stand in for those between them.  When the slots
   of such a class have come to many bytes, the classes that it stands in for
   go on to the next level, with four classes a doubling, and then to slots of
   their own.

   In: a class of which slots are wanted.  Out: the tables that lead from a
   need to the class that serves for it.  Threads may read them at any time:
   every value that an entry ever had is right.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "heap-internal.h"

/* So many bytes in its slots let a class stand in for fewer others.  */
#define HEAP_FIRST_LEVEL_BYTES (32UL << 10)
#define HEAP_SECOND_LEVEL_BYTES (192UL << 10)

/* And so many slots: of large ones there are few, and what a block does not use
   of its slot holds no memory.  */
#define HEAP_FIRST_LEVEL_SLOTS 8
#define HEAP_SECOND_LEVEL_SLOTS 32

/* Let CLASS be served by USED.  */
static void
use_for (unsigned class, uint8_t used)
{
  __atomic_store_n (&mpxguard_heap_used_class[class], used, __ATOMIC_RELAXED);
  for (unsigned i = 0; i <= MPXGUARD_HEAP_SMALL_NEED / 16; i++)
    if (mpxguard_heap_small_index[i] == class)
      __atomic_store_n (&mpxguard_heap_small_used[i], used, __ATOMIC_RELAXED);
}

/* Return true if SLOTS slots of SIZE bytes are enough for a level that begins with
   so many BYTES and LEAST slots.  */
static inline bool
enough (uint64_t slots, uint64_t size, uint64_t bytes, uint64_t least)
{
  return slots * size >= bytes && slots >= least;
}

/* Slots of CLASS are wanted: if it has many, let it stand in for fewer other
   classes.  */
void
mpxguard_heap_use_more_classes (unsigned class)
{
  uint64_t slots = __atomic_load_n (&mpxguard_heap_centrals[class].taken,
				    __ATOMIC_RELAXED);
  uint64_t size = mpxguard_heap_sizes[class];
  bool all;

  if (MPXGUARD_LIKELY (!enough (slots, size, HEAP_FIRST_LEVEL_BYTES,
				HEAP_FIRST_LEVEL_SLOTS)))
    return;
  all = enough (slots, size, HEAP_SECOND_LEVEL_BYTES, HEAP_SECOND_LEVEL_SLOTS);
  for (unsigned c = class; c-- > 0;)
    {
      uint8_t next = mpxguard_heap_second_level[c];

      if (__atomic_load_n (&mpxguard_heap_used_class[c], __ATOMIC_RELAXED)
	  != class)
	return;
      if (next == class && all)
	next = (uint8_t) c;
      if (next != class)
	use_for (c, next);
    }
}
