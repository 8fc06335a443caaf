/* The slices of a range of memory that have a table, one after the other.

       struct mpx_walk walk = mpx_walk_begin (space, from, length);

       while (mpx_walk_next (&walk))
	 ... walk.slice, walk.slot, walk.count, walk.whole ...

   The only loop over slices in the protocol: the first and the last slice of
   a range are cut where the range ends, and are else as all others.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_PROTOCOL_WALK_H
#define MPXGUARD_PROTOCOL_WALK_H

#include "space.h"

struct mpx_walk
{
  /* The slice that was found last, and what of it is in the range: COUNT
     slots from the address SLOT on; WHOLE if that is all.  */
  uint64_t slice;
  uint64_t slot;
  uint64_t count;
  bool whole;

  /* The range, its end inclusive, and where to look next.  */
  struct mpx_space *space;
  uint64_t from;
  uint64_t last;
  uint64_t next;
  uint64_t last_slice;
};

/* Begin a walk over [FROM, FROM + LENGTH).  Of a range that wraps or leaves
   the directory, only what is in the directory counts.  */
static inline struct mpx_walk
mpx_walk_begin (struct mpx_space *space, uint64_t from, uint64_t length)
{
  struct mpx_walk walk = { .space = space, .from = from };
  uint64_t end = space->slices << MPXGUARD_SLICE_SHIFT;

  walk.last = from + length - 1;
  if (walk.last < from || walk.last >= end)
    walk.last = end - 1;
  walk.next = from >> MPXGUARD_SLICE_SHIFT;
  walk.last_slice = walk.last >> MPXGUARD_SLICE_SHIFT;
  /* Nothing is there to be walked over.  */
  if (length == 0)
    walk.next = walk.last_slice + 1;
  return walk;
}

/* Go to the next slice; return false if there is none.  */
static inline bool
mpx_walk_next (struct mpx_walk *walk)
{
  uint64_t start;
  uint64_t last;

  if (walk->next > walk->last_slice)
    return false;
  walk->slice = walk->space->operations->next (walk->space, walk->next,
					       walk->last_slice);
  walk->next = walk->slice + 1;
  if (walk->slice > walk->last_slice)
    return false;
  start = walk->slice << MPXGUARD_SLICE_SHIFT;
  last = start + MPXGUARD_SLICE_SIZE - 1;
  walk->whole = walk->from <= start && walk->last >= last;
  if (walk->from > start)
    start = walk->from;
  if (walk->last < last)
    last = walk->last;
  walk->slot = start & -8UL;
  walk->count = (last >> 3) + 1 - (start >> 3);
  return true;
}

/* Return the number of the slot at ADDRESS in its slice.  */
static inline uint64_t
mpx_slot_number (uint64_t address)
{
  return (address & MPXGUARD_SLOT_MASK) >> 3;
}

#endif /* MPXGUARD_PROTOCOL_WALK_H */
