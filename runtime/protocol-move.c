/* The pre/post-unmap protocol, for memory that moves: see protocol.h.

   In: the old and the new place of a mapping, before and after the call that
   moves it.  Out: its entries at the new place.  Tables are taken out whole,
   the entries of slices that the range covers in part go into a log: at the
   old addresses another thread may have mapped memory by the time that the
   call is through.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "protocol-walk.h"
#include "protocol.h"
#include "rank.h"

void
mpx_move_out (struct mpx_space *space, uint64_t from, uint64_t size)
{
  struct mpx_walk walk = mpx_walk_begin (space, from, size);
  struct mpx_note **end = &space->bd_move;

  mpxguard_assert_writing ();
  if (space->manager != MPX_RUNTIME)
    {
      mpx_unmap_range (space, from, size);
      return;
    }
  while (mpx_walk_next (&walk))
    if (walk.whole)
      end = mpx_remove_entry (space, walk.slice, end);
    else
      {
	mpx_take_entries (space, space->operations->get (space, walk.slice),
			  walk.slot, walk.count, &space->moving);
	mpx_note_part (space, &walk);
      }
}

void
mpx_move_in (struct mpx_space *space, uint64_t to, uint64_t from,
	     uint64_t kept)
{
  uint64_t distance = to - from;
  uint64_t end = from + kept;

  mpxguard_assert_writing ();
  /* The tables of the new place may be on the list, and are wanted again.  */
  mpx_remove_tables (space);
  mpx_put_entries (space, &space->moving, distance, end);
  if (distance == 0)
    mpx_put_back (space, &space->bd_move);
  for (struct mpx_note *note = space->bd_move; note; note = note->next)
    {
      mpx_take_entries (space, note->entry,
			note->slice << MPXGUARD_SLICE_SHIFT, MPX_SLICE_SLOTS,
			&space->moving);
      mpx_put_entries (space, &space->moving, distance, end);
    }
  mpx_count (space, moves, to != from);
}
