/* What is at an address of the heap?

   In: any 64-bit value.  Out: the slot that it is in, or nothing.  Takes no
   lock and calls nothing, so it may be asked from a signal handler, while
   other threads allocate and free; what it says of a block that is being
   freed just now is true of one moment.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "heap-internal.h"

/* Return what the block at BASE in REGION had asked for before it was freed,
   as far as that is known: see free_block.  */
static uint64_t
freed_size (const struct heap_region *region, uint64_t base)
{
  uint64_t most = region->size - HEAP_TAIL;
  uint64_t size = 0;

  if (heap_freed_tells (region->size) && mpxguard_heap_hooks)
    size = *heap_slot_word (base, region->size - HEAP_TAIL);
  return size == 0 || size > most ? most : size;
}

/* Set STACK to the place where the block at BASE in REGION was freed, if that is
   known: see free_block.  */
static void
freed_place (const struct heap_region *region, uint64_t base,
	     struct mpxguard_heap_stack *stack)
{
  const uint64_t *place;

  if (!heap_freed_tells (region->size) || !mpxguard_heap_hooks)
    return;
  place = heap_slot_word (base, region->size - 2 * HEAP_TAIL);
  if (*place == 0)
    return;
  stack->count = 1;
  stack->pcs = (const void *const *) place;
}

/* See heap.h.  */
bool
mpxguard_heap_contains (uint64_t address)
{
  return heap_region_of (address) != NULL;
}

/* See heap.h.  */
bool
mpxguard_heap_find (uint64_t address, struct mpxguard_heap_block *block)
{
  const struct heap_region *region = heap_region_of (address);
  uint64_t number;
  uint8_t state;

  if (region == NULL)
    return false;
  number = heap_mulhi (address, region->magic);
  if (!heap_number_valid (region, number) || number < region->usable
      || number >= region->end)
    return false;
  state = heap_get_state (heap_state_of (region, number));
  block->base = number * region->size;
  block->slot_size = region->size;
  block->live = (state & HEAP_LIVE) != 0;
  block->freed = !block->live && (state & HEAP_USED) != 0;
  block->size = 0;
  if (block->live)
    block->size = heap_get_size (block->base, region->size);
  else if (block->freed)
    block->size = freed_size (region, block->base);
  mpxguard_heap_get_stack (region, number, 0, &block->allocated);
  mpxguard_heap_get_stack (region, number, 1, &block->released);
  if (block->freed && block->released.count == 0)
    freed_place (region, block->base, &block->released);
  return true;
}
