/* The slots that all threads share: chunks, their state bytes, and the return
   of memory to the system.

   In: requests for several slots of a class at once, and slots that come
   back.  Out: slot addresses, held by the caller.  A free slot is nothing but
   a state byte out of line: no word of the slot is trusted or written, so a
   stray write into freed memory changes nothing here.

   Memory of free slots is returned by whole pages as soon as there is more of
   it than a share of the live heap.  Returned pages read as 0, which is what
   the last word of a free slot must read as.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "heap-internal.h"

/* Free memory to keep in any case, and the share of the taken slots' bytes
   (a shift) that may be kept.  */
#define HEAP_KEEP_LEAST (2UL << 20)
#define HEAP_KEEP_SHIFT 4

/* No more is kept for the sake of large blocks that come and go.  */
#define HEAP_KEEP_LARGE (32UL << 20)

/* The largest slot that was given back so far: a program that frees such
   blocks allocates them again more often than not.  */
static uint64_t largest_given;

/* Bytes that free slots hold dirty, of all classes.  */
static uint64_t dirty_bytes;

/* Bytes of the slots that are taken.  */
static uint64_t taken_bytes;

/* Eight state bytes.  */
typedef uint64_t __attribute__ ((may_alias)) heap_states;

/* Put CHUNK at the front of CENTRAL's ring, or at its end if LAST.  */
static void
link_chunk (struct heap_central *central, struct heap_chunk *chunk, bool last)
{
  struct heap_chunk *after = last ? central->partial.previous
				  : &central->partial;

  chunk->previous = after;
  chunk->next = after->next;
  after->next->previous = chunk;
  after->next = chunk;
}

/* Take CHUNK out of its ring.  */
static void
unlink_chunk (struct heap_chunk *chunk)
{
  chunk->next->previous = chunk->previous;
  chunk->previous->next = chunk->next;
}

/* Make a new chunk in CENTRAL's last region, or in a new region of CLASS, and
   link it.  Return it, or null if there is no memory.  */
static struct heap_chunk *
new_chunk (struct heap_central *central, unsigned class)
{
  struct heap_region *region = &mpxguard_heap_regions[central->region];
  struct heap_chunk *chunk;
  uint64_t slots;

  if (central->region == 0 || region->first + region->count >= region->end)
    {
      if (!mpxguard_heap_add_region (class))
	return NULL;
      region = &mpxguard_heap_regions[central->region];
    }
  slots = 1UL << region->shift;
  chunk = heap_chunk_of (region, region->first + region->count);
  if (!mpxguard_heap_commit_meta (region,
				  (uint64_t) chunk + HEAP_CHUNK_HEADER
				    + slots))
    return NULL;
  chunk->number = region->first + region->count;
  chunk->region = central->region;
  chunk->free = 0;
  for (uint64_t i = 0; i < slots; i++)
    if (chunk->number + i >= region->usable
	&& chunk->number + i < region->end)
      chunk->free++;
    else
      heap_set_state (&chunk->state[i], HEAP_HELD);
  __atomic_store_n (&region->count, region->count + slots, __ATOMIC_RELEASE);
  if (chunk->free == 0)
    return new_chunk (central, class);
  link_chunk (central, chunk, true);
  return chunk;
}

/* Return the index of the first free slot of CHUNK at or after I, or SLOTS,
   the number of its slots.  */
static unsigned
next_free (const struct heap_chunk *chunk, unsigned i, unsigned slots)
{
  for (; i < slots; i++)
    {
      uint64_t word;

      if ((heap_get_state (&chunk->state[i]) & (HEAP_LIVE | HEAP_HELD)) == 0)
	return i;
      if (i % 8 != 0)
	continue;
      /* Skip eight slots that are all taken.  */
      word = __atomic_load_n ((const heap_states *) &chunk->state[i],
			      __ATOMIC_RELAXED);
      word |= word >> 1;
      if ((word & 0x0101010101010101) == 0x0101010101010101)
	i += 7;
    }
  return slots;
}

/* Move up to WANTED free slots of CHUNK to SLOTS.  Return how many: fewer
   only if the chunk is empty now or memory is short.  */
static unsigned
take_from (struct heap_central *central, struct heap_chunk *chunk,
	   uint64_t *slots, unsigned wanted)
{
  struct heap_region *region = &mpxguard_heap_regions[chunk->region];
  unsigned in_chunk = 1U << region->shift;
  unsigned got = 0, i = chunk->cursor;

  while (got < wanted && chunk->free > 0)
    {
      uint64_t base;
      uint8_t state;

      i = next_free (chunk, i, in_chunk);
      if (i == in_chunk)
	{
	  i = 0;
	  continue;
	}
      base = (chunk->number + i) * region->size;
      if (region->size < HEAP_BIG_SLOT
	  && !mpxguard_heap_commit_slots (region, base + region->size))
	break;
      state = heap_get_state (&chunk->state[i]);
      heap_set_state (&chunk->state[i], state | HEAP_HELD);
      chunk->free--;
      if (state & HEAP_DIRTY)
	{
	  chunk->dirty--;
	  central->dirty--;
	}
      slots[got++] = base;
      i++;
    }
  chunk->cursor = i == in_chunk ? 0 : i;
  return got;
}

/* Put up to WANTED free slots of CLASS into SLOTS; the caller holds them
   then.  Return how many, 0 if there is no memory.  */
unsigned
mpxguard_heap_take (unsigned class, uint64_t *slots, unsigned wanted)
{
  struct heap_central *central = &mpxguard_heap_centrals[class];
  uint64_t size = mpxguard_heap_sizes[class];
  unsigned got = 0;
  uint64_t dirty;

  heap_lock_take (&central->lock);
  dirty = central->dirty;
  while (got < wanted)
    {
      struct heap_chunk *chunk = central->partial.next;
      unsigned n;

      if (chunk == NULL || chunk == &central->partial)
	{
	  /* New memory only for what cannot be had otherwise.  */
	  if (got > 0)
	    break;
	  chunk = new_chunk (central, class);
	  if (chunk == NULL)
	    break;
	}
      n = take_from (central, chunk, slots + got, wanted - got);
      if (chunk->free == 0)
	unlink_chunk (chunk);
      if (n == 0)
	break;
      got += n;
    }
  central->taken += got;
  dirty -= central->dirty;
  heap_lock_drop (&central->lock);
  if (dirty != 0)
    __atomic_sub_fetch (&dirty_bytes, dirty * size, __ATOMIC_RELAXED);
  __atomic_add_fetch (&taken_bytes, got * size, __ATOMIC_RELAXED);
  return got;
}

/* Return the pages that lie wholly in slots FROM to TO - 1 of CHUNK, which
   are free.  What is left of a slot on both sides stays dirty.  */
static void
purge_run (struct heap_central *central, struct heap_chunk *chunk,
	   unsigned from, unsigned to)
{
  const struct heap_region *region = &mpxguard_heap_regions[chunk->region];
  uint64_t start = (chunk->number + from) * region->size;
  uint64_t end = (chunk->number + to) * region->size;

  start = HEAP_ROUND_UP (start, HEAP_PAGE);
  end = HEAP_ROUND_DOWN (end, HEAP_PAGE);
  if (start >= end)
    return;
  mpxguard_heap_purge (start, end);
  for (unsigned i = from; i < to; i++)
    {
      uint64_t base = (chunk->number + i) * region->size;
      uint8_t state = heap_get_state (&chunk->state[i]);

      if ((state & HEAP_DIRTY) && base >= start && base + region->size <= end)
	{
	  heap_set_state (&chunk->state[i], state & ~HEAP_DIRTY);
	  chunk->dirty--;
	  central->dirty--;
	}
    }
}

/* Return the memory of CHUNK's free slots.  */
static void
purge_chunk (struct heap_central *central, struct heap_chunk *chunk)
{
  const struct heap_region *region = &mpxguard_heap_regions[chunk->region];
  unsigned slots = 1U << region->shift;
  unsigned i = 0;

  while (i < slots && chunk->dirty > 0)
    {
      unsigned from = next_free (chunk, i, slots);
      bool dirty = false;

      for (i = from; i < slots; i++)
	{
	  uint8_t state = heap_get_state (&chunk->state[i]);

	  if (state & (HEAP_LIVE | HEAP_HELD))
	    break;
	  dirty |= (state & HEAP_DIRTY) != 0;
	}
      if (dirty)
	purge_run (central, chunk, from, i);
    }
}

/* Return the memory of CLASS's free slots.  Return how many bytes it was.  */
static uint64_t
purge_class (unsigned class)
{
  struct heap_central *central = &mpxguard_heap_centrals[class];
  struct heap_chunk *chunk;
  uint64_t dirty;

  if (__atomic_load_n (&central->dirty, __ATOMIC_RELAXED)
	* mpxguard_heap_sizes[class]
      < HEAP_PAGE)
    return 0;
  heap_lock_take (&central->lock);
  dirty = central->dirty;
  for (chunk = central->partial.next; chunk != &central->partial;
       chunk = chunk->next)
    if (chunk->dirty > 0)
      purge_chunk (central, chunk);
  dirty -= central->dirty;
  heap_lock_drop (&central->lock);
  dirty *= mpxguard_heap_sizes[class];
  __atomic_sub_fetch (&dirty_bytes, dirty, __ATOMIC_RELAXED);
  return dirty;
}

/* Return the memory of all free slots to the system.  Return how many bytes
   it was.  */
uint64_t
mpxguard_heap_purge_all (void)
{
  uint64_t bytes = 0;

  for (unsigned class = 0; class < MPXGUARD_HEAP_CLASSES; class++)
    bytes += purge_class (class);
  return bytes;
}

/* Return memory to the system if free slots hold too much of it.  */
static void
purge_surplus (void)
{
  static uint64_t after;
  uint64_t dirty = __atomic_load_n (&dirty_bytes, __ATOMIC_RELAXED);
  uint64_t keep = __atomic_load_n (&taken_bytes, __ATOMIC_RELAXED)
		  >> HEAP_KEEP_SHIFT;
  uint64_t large = __atomic_load_n (&largest_given, __ATOMIC_RELAXED);

  if (keep < HEAP_KEEP_LEAST)
    keep = HEAP_KEEP_LEAST;
  if (large > HEAP_KEEP_LARGE)
    large = HEAP_KEEP_LARGE;
  keep += large;
  /* What cannot be returned, because it is less than a page, must not make
     every call try again.  */
  if (dirty < keep + __atomic_load_n (&after, __ATOMIC_RELAXED))
    return;
  mpxguard_heap_purge_all ();
  __atomic_store_n (&after, __atomic_load_n (&dirty_bytes, __ATOMIC_RELAXED),
		    __ATOMIC_RELAXED);
}

/* Let the COUNT slots SLOTS of CLASS, which the caller holds, be free.  */
void
mpxguard_heap_give (unsigned class, const uint64_t *slots, unsigned count)
{
  struct heap_central *central = &mpxguard_heap_centrals[class];
  uint64_t size = mpxguard_heap_sizes[class];
  uint64_t dirty;

  heap_lock_take (&central->lock);
  dirty = central->dirty;
  for (unsigned i = 0; i < count; i++)
    {
      const struct heap_region *region = heap_region_of (slots[i]);
      uint64_t number = heap_mulhi (slots[i], region->magic);
      struct heap_chunk *chunk = heap_chunk_of (region, number);
      uint8_t *state = heap_state_of (region, number);

      heap_set_state (state, heap_get_state (state) & ~HEAP_HELD);
      if (*state & HEAP_DIRTY)
	{
	  chunk->dirty++;
	  central->dirty++;
	}
      /* A chunk that was full goes first: it is filled again before emptier
	 ones, which may drain meanwhile.  */
      if (chunk->free++ == 0)
	link_chunk (central, chunk, false);
    }
  central->taken -= count;
  dirty = central->dirty - dirty;
  heap_lock_drop (&central->lock);
  __atomic_sub_fetch (&taken_bytes, count * size, __ATOMIC_RELAXED);
  __atomic_add_fetch (&dirty_bytes, dirty * size, __ATOMIC_RELAXED);
  if (size > __atomic_load_n (&largest_given, __ATOMIC_RELAXED))
    __atomic_store_n (&largest_given, size, __ATOMIC_RELAXED);
  if (dirty != 0)
    purge_surplus ();
}

/* Return the bytes of the slots that are taken: live, cached, or in
   quarantine.  */
uint64_t
mpxguard_heap_taken (void)
{
  return __atomic_load_n (&taken_bytes, __ATOMIC_RELAXED);
}

/* Return the bytes of free slots that hold memory.  */
uint64_t
mpxguard_heap_dirty (void)
{
  return __atomic_load_n (&dirty_bytes, __ATOMIC_RELAXED);
}
