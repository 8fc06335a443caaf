/* The metadata of the heap: where the records of chunks are (heap-slots.c).

   A class's records stand in a row in address space of their own, in the last
   part of the heap's reservation, and are made writable as they are needed.  But
   its first few stand beside those of other classes: most classes never have
   more, and a page for each would be most of what a small heap costs.

   In: regions that are opened, under the regions' lock, and chunks that are
   added, under their class's.  Out: records that can be written and hold 0.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include <sys/mman.h>

#include "heap-internal.h"

/* So many bytes of a class's records, or one record if that is larger, stand
   beside those of other classes.  */
#define HEAP_EARLY_BYTES 320UL

/* The largest record.  */
#define HEAP_RECORD_MOST (HEAP_CHUNK_HEADER + (1UL << HEAP_CHUNK_MOST_SHIFT))

/* Room for such records of all classes.  */
#define HEAP_EARLY_ROOM \
  HEAP_ROUND_UP (MPXGUARD_HEAP_CLASSES * HEAP_RECORD_MOST, HEAP_PAGE)

/* How much is made writable at a time: of that room, and elsewhere.  */
#define HEAP_EARLY_STEP (16UL << 10)
#define HEAP_META_STEP (64UL << 10)

/* The first records: where the next ones go, and the ends of what is writable
   and of the room.  */
static uint64_t early_next, early_committed, early_end;

/* Where the next metadata goes, and the end of its addresses.  */
static uint64_t next, last;

/* The metadata is to be at ADDRESS, in a region of its own.  */
void
mpxguard_heap_start_meta (uint64_t address)
{
  early_next = early_committed = address;
  early_end = address + HEAP_EARLY_ROOM;
  next = early_end + HEAP_PAGE;
  last = address + MPXGUARD_HEAP_REGION_SIZE;
  if (!mpxguard_heap_limited)
    mpxguard_sys_madvise ((void *) address, MPXGUARD_HEAP_REGION_SIZE,
			  MADV_DONTDUMP);
}

/* Return SIZE bytes of writable memory among the first records, or 0 if there
   are none.  */
static uint64_t
place_early (uint64_t size)
{
  uint64_t place = early_next;
  uint64_t end = place + HEAP_ROUND_UP (size, 64);

  if (end > early_end)
    return 0;
  if (end > early_committed)
    {
      uint64_t to = HEAP_ROUND_UP (end, HEAP_EARLY_STEP);

      if (to > early_end)
	to = early_end;
      if (!mpxguard_heap_commit (early_committed, to))
	return 0;
      early_committed = to;
    }
  early_next = end;
  return place;
}

/* Find addresses for metadata of SIZE bytes, of a class's FIRST region or a
   later one.  Return 0 if there are none.  */
static uint64_t
place (uint64_t size, bool first)
{
  uint64_t found = next;

  if (first && size <= last - next)
    {
      /* A page that is never writable stops a stray write between two.  */
      next += size + HEAP_PAGE;
      return found;
    }
  found = mpxguard_heap_find_regions ((size >> MPXGUARD_HEAP_REGION_SHIFT) + 1,
				      1);
  return found << MPXGUARD_HEAP_REGION_SHIFT;
}

/* Return what heap_state_of is to add to the number of a slot of REGION, where
   the record of the chunk that begins with slot NUMBER is at ADDRESS.  */
static uint64_t
offset (const struct heap_region *region, uint64_t address, uint64_t number)
{
  return address + HEAP_CHUNK_HEADER - number
	 - (number >> region->shift) * HEAP_CHUNK_HEADER;
}

/* Find the places of the records of REGION, the FIRST of its class or a later
   one.  Return false if there are none.  */
bool
mpxguard_heap_place_meta (struct heap_region *region, bool first)
{
  uint64_t slots = 1UL << region->shift;
  uint64_t record = HEAP_CHUNK_HEADER + slots;
  uint64_t early = first ? 1 : 0;
  uint64_t chunks, size, address;

  if (first && record < HEAP_EARLY_BYTES)
    early = HEAP_EARLY_BYTES / record;
  address = first ? place_early (early * record) : 0;
  if (address == 0)
    early = 0;
  else
    region->early_meta = offset (region, address, region->first);
  region->early = region->first + early * slots;
  chunks = (region->end - region->first) / slots + 1;
  size = HEAP_ROUND_UP (chunks * record, HEAP_PAGE);
  address = place (size, first);
  if (address == 0)
    return false;
  region->meta_committed = address;
  region->meta_end = address + size;
  region->meta = offset (region, address, region->early);
  return true;
}

/* Make the record of the chunk of REGION that begins with slot NUMBER
   writable.  Return false if the system refuses.  */
bool
mpxguard_heap_commit_meta (struct heap_region *region, uint64_t number)
{
  uint64_t end, to;

  if (number < region->early)
    return true;
  end = (uint64_t) heap_state_of (region, number) + (1UL << region->shift);
  if (MPXGUARD_LIKELY (end <= region->meta_committed))
    return true;
  to = HEAP_ROUND_UP (end, HEAP_META_STEP);
  if (to > region->meta_end)
    to = region->meta_end;
  if (!mpxguard_heap_commit (region->meta_committed, to))
    return false;
  region->meta_committed = to;
  return true;
}
