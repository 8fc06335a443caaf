/* The slots that all threads share: chunks and their state bytes.

   In: requests for several slots of a class at once, and slots that come
   back.  Out: slot addresses, held by the caller.  A free slot is nothing but
   a state byte out of line: no word of the slot is trusted or written, so a
   stray write into freed memory changes nothing here.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "heap-internal.h"

struct heap_totals mpxguard_heap_totals;

/* Eight state bytes.  */
typedef uint64_t __attribute__ ((may_alias)) heap_states;

/* Put CHUNK at the front of CENTRAL's ring, or at its end if LAST.  */
static void
link_chunk (struct heap_central *central, struct heap_chunk *chunk, bool last)
{
  struct heap_ring *after = last ? central->partial.previous
				 : &central->partial;

  chunk->ring.previous = after;
  chunk->ring.next = after->next;
  after->next->previous = &chunk->ring;
  after->next = &chunk->ring;
}

/* Take CHUNK out of its ring.  */
static void
unlink_chunk (struct heap_chunk *chunk)
{
  chunk->ring.next->previous = chunk->ring.previous;
  chunk->ring.previous->next = chunk->ring.next;
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
  if (!mpxguard_heap_commit_meta (region, region->first + region->count))
    return NULL;
  chunk = heap_chunk_of (region, region->first + region->count);
  chunk->number = region->first + region->count;
  chunk->region = central->region;
  chunk->ripe = 0;
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
unsigned
mpxguard_heap_next_free (const struct heap_chunk *chunk, unsigned i, unsigned slots)
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
  unsigned got = 0;
  /* No slot before it is free.  */
  unsigned i = chunk->cursor;

  while (got < wanted && chunk->free > 0)
    {
      uint64_t base;
      uint8_t state;

      i = mpxguard_heap_next_free (chunk, i, in_chunk);
      base = (chunk->number + i) * region->size;
      if (region->size < HEAP_BIG_SLOT
	  && !mpxguard_heap_commit_slots (region, base + region->size))
	break;
      state = heap_get_state (&chunk->state[i]);
      chunk->free--;
      if (state & HEAP_RESIDENT)
	{
	  chunk->dirty--;
	  heap_add (&central->dirty, -1);
	}
      heap_set_state (&chunk->state[i],
		      (state | HEAP_HELD) & ~HEAP_RESIDENT);
      slots[got++] = base;
      i++;
    }
  /* In a full chunk the next slot to come back will be the lowest.  */
  if (chunk->free == 0)
    i = in_chunk;
  chunk->cursor = (uint16_t) i;
  return got;
}

/* Do what mpxguard_heap_take does, and set DIRTY to the dirty ones among the
   slots.  The caller holds CENTRAL's lock.  */
static unsigned
take_locked (struct heap_central *central, unsigned class, uint64_t *slots,
	     unsigned wanted, uint64_t *dirty)
{
  unsigned got = 0;

  *dirty = central->dirty;
  while (got < wanted)
    {
      struct heap_ring *next = central->partial.next;
      struct heap_chunk *chunk = heap_ring_chunk (next);
      unsigned n;

      if (next == NULL || next == &central->partial)
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
  heap_add (&central->taken, got);
  *dirty -= central->dirty;
  if (central->dirty < central->idle)
    central->idle = central->dirty;
  if (got > *dirty)
    mpxguard_heap_miss (central);
  return got;
}

/* Put up to WANTED free slots of CLASS into SLOTS; the caller holds them
   then.  Return how many, 0 if there is no memory.  */
unsigned
mpxguard_heap_take (unsigned class, uint64_t *slots, unsigned wanted)
{
  struct heap_central *central = &mpxguard_heap_centrals[class];
  uint64_t size = mpxguard_heap_sizes[class];
  uint64_t dirty;
  unsigned got;

  for (bool again = true;; again = false)
    {
      heap_lock_take (&central->lock);
      got = take_locked (central, class, slots, wanted, &dirty);
      heap_lock_drop (&central->lock);
      if (got > 0 || !again || !mpxguard_heap_relieve ())
	break;
    }
  if (dirty != 0)
    __atomic_sub_fetch (&mpxguard_heap_totals.dirty, dirty * size,
			__ATOMIC_RELAXED);
  __atomic_add_fetch (&mpxguard_heap_totals.taken, got * size,
		      __ATOMIC_RELAXED);
  if (got > dirty)
    mpxguard_heap_took_clean ((got - dirty) * size);
  return got;
}

/* Return true if slot I of CHUNK is live or held.  */
static inline bool
is_taken (const struct heap_chunk *chunk, unsigned i)
{
  return (heap_get_state (&chunk->state[i]) & (HEAP_LIVE | HEAP_HELD)) != 0;
}

/* Return true if slots FROM to TO - 1 of CHUNK are free.  */
static bool
all_free (const struct heap_chunk *chunk, unsigned from, unsigned to)
{
  const uint64_t taken = (HEAP_LIVE | HEAP_HELD) * 0x0101010101010101;

  while (from < to)
    if (from % 8 == 0 && from + 8 <= to)
      {
	if (__atomic_load_n ((const heap_states *) &chunk->state[from],
			     __ATOMIC_RELAXED)
	    & taken)
	  return false;
	from += 8;
      }
    else if (is_taken (chunk, from++))
      return false;
  return true;
}

/* Return true if slot I of CHUNK, which lies on PAGE, counted in bytes from
   the chunk's first slot on, was the last there that was not free.  */
static bool
frees_page (const struct heap_region *region, const struct heap_chunk *chunk,
	    unsigned i, uint64_t page)
{
  unsigned from = (unsigned) heap_mulhi (page, region->magic);
  unsigned to = (unsigned) heap_mulhi (page + HEAP_PAGE + region->size - 1,
				       region->magic);

  /* Mostly a neighbour says no.  */
  return !(i > from && is_taken (chunk, i - 1))
	 && !(i + 1 < to && is_taken (chunk, i + 1))
	 && all_free (chunk, from, to);
}

/* Return true if a page has become free with slot I of CHUNK.  */
static bool
frees_some_page (const struct heap_region *region,
		 const struct heap_chunk *chunk, unsigned i)
{
  uint64_t start = i * region->size;
  uint64_t first = HEAP_ROUND_DOWN (start, HEAP_PAGE);
  uint64_t last = HEAP_ROUND_DOWN (start + region->size - 1, HEAP_PAGE);

  return last - first > HEAP_PAGE
	 || frees_page (region, chunk, i, first)
	 || (last != first && frees_page (region, chunk, i, last));
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
      uint8_t *at = heap_state_of (region, number);
      uint8_t state = heap_get_state (at) & ~HEAP_HELD;

      if (state & HEAP_DIRTY)
	{
	  state |= HEAP_RESIDENT;
	  chunk->dirty++;
	  heap_add (&central->dirty, 1);
	}
      heap_set_state (at, state);
      if (!chunk->ripe
	  && frees_some_page (region, chunk, (unsigned) (at - chunk->state)))
	chunk->ripe = 1;
      /* The lowest free slot is used first: the others' pages may go.  */
      if (at < &chunk->state[chunk->cursor])
	chunk->cursor = (uint16_t) (at - chunk->state);
      /* A chunk that was full goes first: it is filled again before emptier
	 ones, which may drain meanwhile.  */
      if (chunk->free++ == 0)
	link_chunk (central, chunk, false);
    }
  heap_add (&central->taken, -(int64_t) count);
  dirty = central->dirty - dirty;
  heap_lock_drop (&central->lock);
  __atomic_sub_fetch (&mpxguard_heap_totals.taken, count * size,
		      __ATOMIC_RELAXED);
  if (dirty != 0)
    mpxguard_heap_gave_dirty (size, dirty * size);
}

/* Count the slots of CHUNK of CENTRAL anew, as their state bytes are, and link
   it if some are free.  */
static void
mend_chunk (struct heap_central *central, struct heap_chunk *chunk)
{
  const struct heap_region *region = &mpxguard_heap_regions[chunk->region];
  unsigned slots = 1U << region->shift;

  chunk->free = chunk->dirty = chunk->cursor = 0;
  chunk->ripe = 1;
  for (unsigned i = 0; i < slots; i++)
    if (!is_taken (chunk, i))
      {
	chunk->free++;
	chunk->dirty += (heap_get_state (&chunk->state[i]) & HEAP_RESIDENT) != 0;
      }
    else if (chunk->number + i >= region->usable
	     && chunk->number + i < region->end)
      central->taken++;
  central->dirty += chunk->dirty;
  if (chunk->free > 0)
    link_chunk (central, chunk, true);
}

/* In the child of a fork: a thread that does not exist here was at work on the
   slots of CLASS, and only their state bytes can be believed.  Slots that it
   was about to have, or to give, stay held.  */
void
mpxguard_heap_mend_class (unsigned class)
{
  struct heap_central *central = &mpxguard_heap_centrals[class];
  uint64_t size = mpxguard_heap_sizes[class];
  uint64_t taken = central->taken, dirty = central->dirty;

  if (central->first_region == 0)
    return;
  central->partial.next = central->partial.previous = &central->partial;
  central->taken = central->dirty = central->idle = 0;
  for (unsigned n = central->first_region; n != 0;
       n = mpxguard_heap_regions[n].next)
    {
      const struct heap_region *region = &mpxguard_heap_regions[n];

      for (uint64_t i = 0; i < region->count; i += 1UL << region->shift)
	mend_chunk (central, heap_chunk_of (region, region->first + i));
    }
  mpxguard_heap_totals.taken += (central->taken - taken) * size;
  mpxguard_heap_totals.dirty += (central->dirty - dirty) * size;
}
