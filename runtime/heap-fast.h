/* The common case of malloc and free, to be inlined into both: a small block,
   a bin that is neither empty nor full, and nobody who wants to know; what
   malloc does is known to those only who want stacks.

   Each returns whether it did the job; if not, nothing has happened yet, and
   heap-core.c is to do it.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_HEAP_FAST_H
#define MPXGUARD_HEAP_FAST_H

#include "heap-cache.h"

/* Set BLOCK to a block of SIZE bytes.  */
static inline bool
heap_fast_allocate (uint64_t size, void **block)
{
  unsigned class;
  struct heap_bin *bin;
  struct heap_slot slot;

  if (MPXGUARD_UNLIKELY (size > MPXGUARD_HEAP_SMALL_NEED - HEAP_TAIL
			 || mpxguard_heap_settings.stack_depth > 0))
    return false;
  class = __atomic_load_n (&mpxguard_heap_small_used[(size + HEAP_TAIL + 15)
						     / 16],
			   __ATOMIC_RELAXED);
  bin = &mpxguard_heap_cache->bins[class];
  if (MPXGUARD_UNLIKELY (bin->head == bin->tail))
    return false;
  slot = heap_pop_bin (bin);
  /* See hand_out in heap-core.c.  */
  if (MPXGUARD_UNLIKELY ((heap_get_state (slot.state)
			  & (HEAP_LIVE | HEAP_HELD))
			 != HEAP_HELD))
    return false;
  heap_set_state (slot.state, HEAP_LIVE | HEAP_USED | HEAP_DIRTY);
  heap_set_size (slot.base, mpxguard_heap_sizes[class], size);
  *block = (void *) slot.base;
  return true;
}

/* Free BLOCK.  */
static inline bool
heap_fast_free (void *block)
{
  uint64_t base = (uint64_t) block;
  uint64_t n = base >> MPXGUARD_HEAP_REGION_SHIFT;
  const struct heap_region *region;
  struct heap_bin *bin;
  uint64_t number;
  uint8_t *state;

  if (MPXGUARD_UNLIKELY (n >= HEAP_REGIONS || mpxguard_heap_hooks))
    return false;
  region = &mpxguard_heap_regions[n];
  number = heap_mulhi (base, region->magic);
  /* Where the heap is not, COUNT is 0.  */
  if (MPXGUARD_UNLIKELY (!heap_number_valid (region, number)
			 || number * region->size != base))
    return false;
  state = heap_state_of (region, number);
  bin = &mpxguard_heap_cache->bins[region->class];
  if (MPXGUARD_UNLIKELY ((heap_get_state (state)
			  & (HEAP_LIVE | HEAP_ESCAPED))
			   != HEAP_LIVE
			 || bin->tail - bin->head >= bin->limit))
    return false;
  heap_set_state (state, HEAP_HELD | HEAP_USED | HEAP_DIRTY);
  heap_set_free (base, region->size);
  heap_push_bin (bin, base, state);
  return true;
}

#endif /* MPXGUARD_HEAP_FAST_H */
