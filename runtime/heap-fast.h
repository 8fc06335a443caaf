/* The common case of malloc and free, to be inlined into both: a small block
   and a bin or a batch of the quarantine that is neither empty nor full.  In an
   instrumented program free also clears the block's part of the bounds tables;
   stacks of who called are left to heap-core.c.

   Each returns whether it did the job; if not, nothing has happened yet, and
   heap-core.c is to do it.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_HEAP_FAST_H
#define MPXGUARD_HEAP_FAST_H

#include <string.h>

#include "heap-cache.h"
#include "table-clear.h"

/* Set BLOCK to a block of SIZE bytes, set to 0 if ZERO.  */
static inline __attribute__ ((always_inline)) bool
heap_fast_allocate (uint64_t size, bool zero, void **block)
{
  unsigned class;
  struct heap_bin *bin;
  struct heap_slot slot;
  uint8_t before;

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
  before = heap_get_state (slot.state);
  /* See hand_out in heap-core.c.  */
  if (MPXGUARD_UNLIKELY ((before & (HEAP_LIVE | HEAP_HELD)) != HEAP_HELD))
    return false;
  heap_set_state (slot.state, HEAP_LIVE | HEAP_USED | HEAP_DIRTY);
  heap_set_size (slot.base, mpxguard_heap_sizes[class], size);
  if (zero && (before & HEAP_DIRTY))
    memset ((void *) slot.base, 0, size);
  *block = (void *) slot.base;
  return true;
}

/* The live block at BASE in a slot of SLOT bytes is freed by CALLER: keep what
   reports will tell of it, and clear its bounds.  Return false if that is not
   so simple.  */
static inline __attribute__ ((always_inline)) bool
heap_fast_forget (uint64_t base, uint64_t slot, const void *caller)
{
  const uint64_t *directory = mpxguard_heap_directory;
  uint64_t last = *heap_slot_word (base, slot);
  uint64_t size = last + 1 - base;
  uint64_t biased;

  if (MPXGUARD_UNLIKELY (slot > HEAP_QUICK_SLOT || size > slot - HEAP_TAIL
			 || (base ^ last) >> MPXGUARD_SLICE_SHIFT != 0
			 || directory == NULL))
    return false;
  biased = __atomic_load_n (&directory[base >> MPXGUARD_SLICE_SHIFT],
			    __ATOMIC_ACQUIRE);
  if (biased != 0)
    mpxguard_clear_block (biased, base, size);
  if (heap_freed_tells (slot))
    heap_tell_freed (base, slot, size, caller);
  return true;
}

/* Free BLOCK.  CALLER called.  What is not inlined comes last, so that nothing
   needs to be saved.  */
static inline __attribute__ ((always_inline)) bool
heap_fast_free (void *block, const void *caller)
{
  uint64_t base = (uint64_t) block;
  uint64_t n = base >> MPXGUARD_HEAP_REGION_SHIFT;
  enum heap_hooks hooks = mpxguard_heap_hooks;
  struct heap_cache *cache;
  const struct heap_region *region;
  struct heap_bin *bin;
  uint64_t number, size;
  uint8_t *state;

  if (MPXGUARD_UNLIKELY (n >= HEAP_REGIONS || hooks == HEAP_HOOKS_ALL))
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
  cache = mpxguard_heap_cache;
  if (hooks == HEAP_HOOKS_QUARANTINE)
    {
      struct heap_batch *batch = cache->batch;

      if (MPXGUARD_UNLIKELY (batch == NULL
			     || !heap_fast_forget (base, size, caller)))
	return false;
      heap_set_state (state, HEAP_HELD | HEAP_USED | HEAP_DIRTY);
      heap_set_free (base, size);
      mpxguard_heap_append (cache, batch, base, size);
      return true;
    }
  bin = &cache->bins[region->class];
  if (MPXGUARD_UNLIKELY (bin->tail - bin->head >= bin->limit
			 || (hooks != HEAP_HOOKS_NONE
			     && !heap_fast_forget (base, size, caller))))
    return false;
  heap_set_state (state, HEAP_HELD | HEAP_USED | HEAP_DIRTY);
  heap_set_free (base, size);
  heap_push_bin (bin, base, state);
  return true;
}

#endif /* MPXGUARD_HEAP_FAST_H */
