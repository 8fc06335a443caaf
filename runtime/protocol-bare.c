/* The pre/post-unmap protocol, for slices whose memory goes away bit by bit: see
   protocol.h.

   In: the slices that an unmap covered in part, after the real call.  Out: the
   tables of those that have no memory left, on the list bd_remove.

   Other threads may store bounds in what is left of a slice, without a lock, so
   its table may go only when nothing is left.  Whether that is so the kernel
   says, page by page.  Mostly memory is left beside the range, or where it was
   the last time: then a few questions do.  Where none is found, the directory
   entry is made invalid first, and all of the slice is looked at once more.
   Whoever maps memory there after that, and stores bounds, finds the entry
   invalid and waits; who found it valid has memory there, which is seen now, and
   the table is put back.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "protocol-walk.h"
#include "protocol.h"
#include "rank.h"

#define PAGE 4096UL

void
mpx_note_part (struct mpx_space *space, const struct mpx_walk *walk)
{
  if (space->part_count < MPX_MOST_PARTS)
    space->parts[space->part_count++]
      = (struct mpx_part) { walk->slice, walk->slot, walk->count };
}

/* Return true if the page of ADDRESS, unless that is not in slice N, has
   memory.  */
static bool
page_has_memory (struct mpx_space *space, uint64_t n, uint64_t address)
{
  uint64_t page = address & -PAGE;

  return address >> MPXGUARD_SLICE_SHIFT == n
	 && space->operations->find_memory (space, page, page + PAGE)
	      < page + PAGE;
}

/* Return true if PART's slice, whose note is NOTE, has memory.  */
static bool
has_memory (struct mpx_space *space, const struct mpx_part *part,
	    struct mpx_note *note)
{
  uint64_t start = part->slice << MPXGUARD_SLICE_SHIFT;
  uint64_t end = start + MPXGUARD_SLICE_SIZE;
  uint64_t found;

  if (page_has_memory (space, part->slice, part->slot)
      || page_has_memory (space, part->slice, part->slot - PAGE)
      || page_has_memory (space, part->slice, part->slot + 8 * part->count)
      || (note->witness
	  && page_has_memory (space, part->slice, note->witness)))
    return true;
  found = space->operations->find_memory (space, start, end);
  note->witness = found;
  return found < end;
}

void
mpx_remove_bare (struct mpx_space *space)
{
  mpxguard_assert_writing ();
  for (unsigned i = 0; i < space->part_count; i++)
    {
      const struct mpx_part *part = &space->parts[i];
      struct mpx_note *note = space->operations->note (space, part->slice);
      struct mpx_note **end = space->bd_remove_end;

      if (!note || !space->operations->find_memory
	  || !space->operations->get (space, part->slice)
	  || has_memory (space, part, note))
	continue;
      space->bd_remove_end = mpx_remove_entry (space, part->slice, end);
      if (space->bd_remove_end == end)
	continue;
      if (has_memory (space, part, note))
	{
	  mpx_put_back (space, end);
	  space->bd_remove_end = end;
	}
      else
	mpx_count (space, bare, 1);
    }
  space->part_count = 0;
}
