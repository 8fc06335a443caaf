/* Blocks that are larger than the largest class: each is one slot, a power of
   two of bytes, in as many regions as it takes.

   In: a number of bytes.  Out: the address of a slot, and entries in
   mpxguard_heap_regions such that the common code for lookup and free
   understands it.  A freed slot keeps its addresses, so that it still reads
   as freed, and is used again for a block of the same power of two.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "heap-internal.h"

/* As many as there can be: a slot has at least one region.  */
#define HEAP_HUGE_SLOTS 512

heap_lock mpxguard_heap_huge_lock;

/* Slots made so far.  STATE is the slot's state byte.  */
static struct
{
  uint64_t base;
  uint8_t bits;			/* log2 of its size.  */
  uint8_t state;
} slots[HEAP_HUGE_SLOTS];
static unsigned slot_count;

/* Fill in the regions of slot I.  */
static void
open_regions (unsigned i)
{
  unsigned bits = slots[i].bits;
  uint64_t first = slots[i].base >> MPXGUARD_HEAP_REGION_SHIFT;
  uint64_t end = first + (1UL << (bits - MPXGUARD_HEAP_REGION_SHIFT));

  for (uint64_t n = first; n < end; n++)
    {
      struct heap_region *region = &mpxguard_heap_regions[n];

      region->size = 1UL << bits;
      region->class = HEAP_CLASS_HUGE;
      region->shift = 63;
      region->first = region->usable = slots[i].base >> bits;
      region->count = 1;
      region->end = region->first + 1;
      region->meta = (uint64_t) &slots[i].state - region->first;
      __atomic_store_n (&region->magic, 1UL << (64 - bits), __ATOMIC_RELEASE);
      mpxguard_heap_set_entry (n, region->size, region->magic);
    }
}

/* Make a slot of 2^BITS bytes.  Return its number, or slot_count if that is
   not possible.  */
static unsigned
make_slot (unsigned bits)
{
  uint64_t regions = 1UL << (bits - MPXGUARD_HEAP_REGION_SHIFT);
  mpxguard_sigset old;
  uint64_t first;

  if (slot_count == HEAP_HUGE_SLOTS)
    return slot_count;
  mpxguard_heap_lock_regions (&old);
  first = mpxguard_heap_find_regions (regions, regions);
  if (first != 0)
    {
      slots[slot_count].base = first << MPXGUARD_HEAP_REGION_SHIFT;
      slots[slot_count].bits = bits;
      open_regions (slot_count);
    }
  mpxguard_heap_unlock_regions (&old);
  return first != 0 ? slot_count++ : slot_count;
}

/* Return the base of a slot with NEED bytes or more, which the caller holds
   and none of which is writable; 0 if there is no place.  */
uint64_t
mpxguard_heap_huge_take (uint64_t need)
{
  unsigned bits = 64 - (unsigned) __builtin_clzl (need - 1);
  unsigned i;
  uint64_t base = 0;

  if (bits < MPXGUARD_HEAP_REGION_SHIFT)
    bits = MPXGUARD_HEAP_REGION_SHIFT;
  if (bits >= MPXGUARD_HEAP_PROOF_BITS)
    return 0;
  mpxguard_heap_start ();
  heap_lock_take (&mpxguard_heap_huge_lock);
  for (i = 0; i < slot_count; i++)
    if (slots[i].bits == bits
	&& !(heap_get_state (&slots[i].state) & (HEAP_LIVE | HEAP_HELD)))
      break;
  if (i == slot_count)
    i = make_slot (bits);
  if (i < slot_count)
    {
      heap_set_state (&slots[i].state, slots[i].state | HEAP_HELD);
      base = slots[i].base;
    }
  heap_lock_drop (&mpxguard_heap_huge_lock);
  return base;
}

/* Let the slot at BASE, which the caller holds and none of which is writable,
   be free.  */
void
mpxguard_heap_huge_give (uint64_t base)
{
  heap_lock_take (&mpxguard_heap_huge_lock);
  for (unsigned i = 0; i < slot_count; i++)
    if (slots[i].base == base)
      heap_set_state (&slots[i].state, slots[i].state & ~HEAP_HELD);
  heap_lock_drop (&mpxguard_heap_huge_lock);
}
