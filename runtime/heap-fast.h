/* The common case of malloc and free, to be inlined into both: a small block
   and a bin or a batch of the quarantine that is neither empty nor full.  In an
   instrumented program free also clears the block's part of the bounds tables;
   stacks of who called are left to heap-core.c.

   Each returns whether it did the job; if not, nothing has happened yet, and
   heap-core.c is to do it.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_HEAP_FAST_H
#define MPXGUARD_HEAP_FAST_H

#include "heap-cache.h"
#include "table-clear.h"

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

/* The live block at BASE in a slot of SLOT bytes is freed by CALLER: keep what
   reports will tell of it, and clear its bounds.  Return false if that is not
   so simple.  */
static inline bool
heap_fast_forget (uint64_t base, uint64_t slot, const void *caller)
{
  uint64_t size = *heap_slot_word (base, slot) + 1 - base;

  if (MPXGUARD_UNLIKELY (size > slot - HEAP_TAIL
			 || !mpxguard_quick_clear (base, size)))
    return false;
  if (heap_freed_tells (slot))
    heap_tell_freed (base, slot, size, caller);
  return true;
}

/* Free BLOCK.  CALLER called.  */
static inline bool
heap_fast_free (void *block, const void *caller)
{
  uint64_t base = (uint64_t) block;
  uint64_t n = base >> MPXGUARD_HEAP_REGION_SHIFT;
  struct heap_cache *cache = mpxguard_heap_cache;
  const struct heap_region *region;
  struct heap_batch *batch;
  struct heap_bin *bin;
  uint64_t number, size;
  uint8_t *state;

  if (MPXGUARD_UNLIKELY (n >= HEAP_REGIONS
			 || mpxguard_heap_hooks == HEAP_HOOKS_ALL))
    return false;
  region = &mpxguard_heap_regions[n];
  number = heap_mulhi (base, region->magic);
  size = region->size;
  /* Where the heap is not, COUNT is 0.  */
  if (MPXGUARD_UNLIKELY (!heap_number_valid (region, number)
			 || number * size != base))
    return false;
  state = heap_state_of (region, number);
  if (MPXGUARD_UNLIKELY ((heap_get_state (state)
			  & (HEAP_LIVE | HEAP_ESCAPED))
			 != HEAP_LIVE))
    return false;
  if (mpxguard_heap_hooks == HEAP_HOOKS_NONE)
    {
      bin = &cache->bins[region->class];
      if (MPXGUARD_UNLIKELY (bin->tail - bin->head >= bin->limit))
	return false;
      heap_set_state (state, HEAP_HELD | HEAP_USED | HEAP_DIRTY);
      heap_set_free (base, size);
      heap_push_bin (bin, base, state);
      return true;
    }
  batch = cache->batch;
  if (MPXGUARD_UNLIKELY (batch == NULL || size > HEAP_QUICK_SLOT
			 || !heap_fast_forget (base, size, caller)))
    return false;
  heap_set_state (state, HEAP_HELD | HEAP_USED | HEAP_DIRTY);
  heap_set_free (base, size);
  mpxguard_heap_append (cache, batch, base, size);
  return true;
}

#endif /* MPXGUARD_HEAP_FAST_H */
