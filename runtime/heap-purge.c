/* The return of memory to the system.

   Free slots keep their memory, because most programs soon want it again.
   Each class notes how many of its dirty free slots were not wanted since the
   last look, at any moment: these are idle.  A look is taken whenever the
   program has taken so much new memory, or turned over so much, that it
   matters; idle memory is returned then, by whole pages.  So a program in a
   steady state returns nothing, and one that changes its ways does not hold
   what it used before beside what it uses now.  A class that wants memory again
   soon after some of it was returned is looked at with more patience.

   Returned pages read as 0, which is what the last word of a free slot must
   read as.

   In: notes of slots taken and given.  Out: fewer dirty free slots.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "heap-internal.h"

/* Look after new memory of this share (a shift) of the live heap was taken, or
   the other share of it came back; and not for less than so many bytes.  */
#define HEAP_TAKEN_SHIFT 4
#define HEAP_TAKEN_LEAST (64UL << 10)
#define HEAP_GIVEN_SHIFT 2
#define HEAP_GIVEN_LEAST (512UL << 10)

/* Slots of a page or more, of which there are few of each size, and whose
   memory is easily returned, hasten the look.  */
#define HEAP_LARGE_WEIGHT 4

/* This share of the live heap may be held in free slots, or so many bytes.  */
#define HEAP_KEEP_SHIFT 5
#define HEAP_KEEP_LEAST (64UL << 10)

/* Beyond this share, patience ends.  */
#define HEAP_MOST_SHIFT 1
#define HEAP_MOST_LEAST (512UL << 10)

/* Which free slots a purge is for.  */
enum purge_mode
{
  HEAP_PURGE_NONE,
  HEAP_PURGE_IDLE_RUNS,		/* Idle ones, but no single pages.  */
  HEAP_PURGE_IDLE,
  HEAP_PURGE_ALL
};

/* While a program frees much and takes nothing new, only so many bytes in a row
   are returned: more of what lies around will soon be free.  */
#define HEAP_LEAST_RUN (16UL << 10)

/* Bytes that were taken clean, and given back dirty, since the last look.  */
static uint64_t clean_taken;
static uint64_t dirty_given;

/* Somebody is looking.  */
static heap_lock looking;

/* The number of the last look.  Memory that is wanted again within so many
   should not have been returned.  */
static uint32_t look_number;
#define HEAP_REGRETTED_LOOKS 8
#define HEAP_MOST_PATIENCE 64

/* Clean slots were taken from CENTRAL, whose lock the caller holds: were they
   purged too soon?  */
void
mpxguard_heap_miss (struct heap_central *central)
{
  if (MPXGUARD_LIKELY (central->purged == 0))
    return;
  if (__atomic_load_n (&look_number, __ATOMIC_RELAXED) - central->purged
      > HEAP_REGRETTED_LOOKS)
    central->patience /= 2;
  else if (central->patience < HEAP_MOST_PATIENCE)
    central->patience = 2 * central->patience + 1;
  central->purged = 0;
}

/* Return true if slot I of CHUNK is counted as dirty and has a byte from START
   to END - 1.  */
static bool
is_resident (const struct heap_chunk *chunk, unsigned i, uint64_t start,
	     uint64_t end)
{
  uint64_t size = mpxguard_heap_regions[chunk->region].size;
  uint64_t base = (chunk->number + i) * size;

  return (heap_get_state (&chunk->state[i]) & HEAP_RESIDENT)
	 && base < end && base + size > start;
}

/* Return the pages that lie wholly in slots FROM to TO - 1 of CHUNK, which
   are free, as far as they hold anything; but not fewer than LEAST bytes.
   Slots of which only a part could be returned stay dirty, but count no more.
   Return false if it is to be tried again.  */
static bool
purge_run (struct heap_central *central, struct heap_chunk *chunk,
	   unsigned from, unsigned to, uint64_t least)
{
  uint64_t size = mpxguard_heap_regions[chunk->region].size;
  uint64_t start = HEAP_ROUND_UP ((chunk->number + from) * size, HEAP_PAGE);
  uint64_t end = HEAP_ROUND_DOWN ((chunk->number + to) * size, HEAP_PAGE);

  while (from < to && !is_resident (chunk, from, start, end))
    from++;
  while (from < to && !is_resident (chunk, to - 1, start, end))
    to--;
  if (from == to)
    return true;
  if (start < HEAP_ROUND_DOWN ((chunk->number + from) * size, HEAP_PAGE))
    start = HEAP_ROUND_DOWN ((chunk->number + from) * size, HEAP_PAGE);
  if (end > HEAP_ROUND_UP ((chunk->number + to) * size, HEAP_PAGE))
    end = HEAP_ROUND_UP ((chunk->number + to) * size, HEAP_PAGE);
  if (end - start < least || !mpxguard_heap_purge (start, end))
    return false;
  for (unsigned i = from; i < to; i++)
    {
      uint64_t base = (chunk->number + i) * size;
      uint8_t state = heap_get_state (&chunk->state[i]);

      if (base + size <= start || base >= end)
	continue;
      if (state & HEAP_RESIDENT)
	{
	  chunk->dirty--;
	  heap_add (&central->dirty, -1);
	  state &= ~HEAP_RESIDENT;
	}
      if (base >= start && base + size <= end)
	state &= ~HEAP_DIRTY;
      heap_set_state (&chunk->state[i], state);
    }
  return true;
}

/* Return the memory of about MOST dirty free slots of CHUNK, where it comes to
   LEAST bytes in a row.  */
static void
purge_chunk (struct heap_central *central, struct heap_chunk *chunk,
	     uint64_t most, uint64_t least)
{
  const struct heap_region *region = &mpxguard_heap_regions[chunk->region];
  unsigned slots = 1U << region->shift;
  uint64_t goal = chunk->dirty > most ? chunk->dirty - most : 0;
  bool all = true;
  unsigned i = 0;

  while (i < slots && chunk->dirty > goal)
    {
      unsigned from = mpxguard_heap_next_free (chunk, i, slots);
      uint64_t dirty = 0;

      for (i = from; i < slots; i++)
	{
	  uint8_t state = heap_get_state (&chunk->state[i]);

	  if ((state & (HEAP_LIVE | HEAP_HELD))
	      || (dirty == most && region->size >= HEAP_PAGE))
	    break;
	  dirty += (state & HEAP_RESIDENT) != 0;
	}
      if (dirty > 0)
	all &= purge_run (central, chunk, from, i, least);
    }
  chunk->ripe = i < slots || !all;
}

/* Return the live bytes shifted by SHIFT, but LEAST at least.  */
static uint64_t
share (unsigned shift, uint64_t least)
{
  uint64_t bytes = __atomic_load_n (&mpxguard_heap_totals.taken,
				    __ATOMIC_RELAXED)
		   >> shift;

  return bytes > least ? bytes : least;
}

/* Return how many free slots of CENTRAL a look returns the memory of.  */
static uint64_t
idle_slots (struct heap_central *central, enum purge_mode mode)
{
  if (mode == HEAP_PURGE_NONE || central->idle == 0
      || central->looks++ >= central->patience
      || __atomic_load_n (&mpxguard_heap_totals.dirty, __ATOMIC_RELAXED)
	   > share (HEAP_MOST_SHIFT, HEAP_MOST_LEAST))
    {
      central->looks = 0;
      return mode == HEAP_PURGE_NONE ? 0 : central->idle;
    }
  return 0;
}

/* Return true if the dirty free slots of CLASS may fill a page.  */
static inline bool
may_hold_page (unsigned class)
{
  uint64_t dirty = __atomic_load_n (&mpxguard_heap_centrals[class].dirty,
				    __ATOMIC_RELAXED);

  return dirty * mpxguard_heap_sizes[class] >= HEAP_PAGE;
}

/* Return the memory of free slots of CLASS: of those that MODE says.  Those
   that are idle from now on are counted anew.  */
static uint64_t
purge_class (unsigned class, enum purge_mode mode)
{
  struct heap_central *central = &mpxguard_heap_centrals[class];
  uint64_t size = mpxguard_heap_sizes[class];
  uint64_t least = mode == HEAP_PURGE_IDLE_RUNS ? HEAP_LEAST_RUN : 0;
  uint64_t dirty, keep;

  if (!may_hold_page (class))
    return 0;
  heap_lock_take (&central->lock);
  dirty = central->dirty;
  keep = mode == HEAP_PURGE_ALL ? 0 : dirty - idle_slots (central, mode);
  for (struct heap_ring *at = central->partial.previous;
       at != &central->partial && central->dirty > keep; at = at->previous)
    {
      struct heap_chunk *chunk = heap_ring_chunk (at);

      if (chunk->dirty > 0 && (chunk->ripe || mode == HEAP_PURGE_ALL))
	purge_chunk (central, chunk, central->dirty - keep, least);
    }
  dirty -= central->dirty;
  if (dirty > 0)
    central->purged = __atomic_load_n (&look_number, __ATOMIC_RELAXED);
  if (central->looks == 0)
    central->idle = central->dirty;
  heap_lock_drop (&central->lock);
  __atomic_sub_fetch (&mpxguard_heap_totals.dirty, dirty * size,
		      __ATOMIC_RELAXED);
  return dirty * size;
}

/* Look at all classes for idle memory, and return what MODE says, unless
   somebody is doing that.  Large slots first: their pages are returned with
   the fewest calls.  A share of the live heap may stay.  */
static void
look (enum purge_mode mode)
{
  if (!heap_lock_try (&looking))
    return;
  __atomic_store_n (&look_number, look_number + 1, __ATOMIC_RELAXED);
  __atomic_store_n (&clean_taken, 0, __ATOMIC_RELAXED);
  __atomic_store_n (&dirty_given, 0, __ATOMIC_RELAXED);
  for (unsigned class = MPXGUARD_HEAP_CLASSES; class-- > 0;)
    if (may_hold_page (class))
      {
	bool enough = __atomic_load_n (&mpxguard_heap_totals.dirty,
				       __ATOMIC_RELAXED)
		      <= share (HEAP_KEEP_SHIFT, HEAP_KEEP_LEAST);

	purge_class (class, enough ? HEAP_PURGE_NONE : mode);
      }
  heap_lock_drop (&looking);
}

/* In the child of a fork: a thread that does not exist here looks no more.  */
void
mpxguard_heap_forget_look (void)
{
  if (!heap_lock_is_mine (&looking))
    __atomic_store_n (&looking, 0, __ATOMIC_RELAXED);
}

/* Slots of BYTES that were clean have been taken.  */
void
mpxguard_heap_took_clean (uint64_t bytes)
{
  bytes = __atomic_add_fetch (&clean_taken, bytes, __ATOMIC_RELAXED);
  if (bytes >= share (HEAP_TAKEN_SHIFT, HEAP_TAKEN_LEAST))
    look (HEAP_PURGE_IDLE);
}

/* Slots of SIZE bytes each, BYTES together, that are dirty have been given
   back.  */
void
mpxguard_heap_gave_dirty (uint64_t size, uint64_t bytes)
{
  __atomic_add_fetch (&mpxguard_heap_totals.dirty, bytes, __ATOMIC_RELAXED);
  if (size >= HEAP_PAGE)
    bytes *= HEAP_LARGE_WEIGHT;
  bytes = __atomic_add_fetch (&dirty_given, bytes, __ATOMIC_RELAXED);
  if (bytes >= share (HEAP_GIVEN_SHIFT, HEAP_GIVEN_LEAST))
    look (HEAP_PURGE_IDLE_RUNS);
}

/* Return the memory of all free slots to the system.  Return how many bytes
   it was.  */
uint64_t
mpxguard_heap_purge_all (void)
{
  uint64_t bytes = 0;

  for (unsigned class = 0; class < MPXGUARD_HEAP_CLASSES; class++)
    bytes += purge_class (class, HEAP_PURGE_ALL);
  return bytes;
}

/* Give up the writable memory at the end of what CLASS has, as far as all
   chunks there are free.  Return how many bytes it was.  */
static uint64_t
shorten (unsigned class)
{
  struct heap_central *central = &mpxguard_heap_centrals[class];
  struct heap_region *region;
  uint64_t number, end = 0;

  heap_lock_take (&central->lock);
  region = &mpxguard_heap_regions[central->region];
  if (central->region != 0 && region->size < HEAP_BIG_SLOT)
    {
      number = region->first + region->count;
      while (number > region->first)
	{
	  struct heap_chunk *chunk = heap_chunk_of (region, number - 1);

	  if (chunk->free < 1U << region->shift)
	    break;
	  purge_chunk (central, chunk, chunk->dirty, 0);
	  number = chunk->number;
	}
      end = mpxguard_heap_shorten_slots (region, number * region->size);
    }
  heap_lock_drop (&central->lock);
  return end;
}

/* The system refuses memory: give back what is free, address space and
   promises too.  Return whether it was anything.  */
bool
mpxguard_heap_relieve (void)
{
  uint64_t bytes = 0;

  mpxguard_heap_flush_cache ();
  mpxguard_heap_purge_all ();
  for (unsigned class = 0; class < MPXGUARD_HEAP_CLASSES; class++)
    bytes += shorten (class);
  return bytes > 0;
}
