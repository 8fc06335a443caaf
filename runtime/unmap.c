/* The pre/post-unmap protocol.

   In: the ranges of memory that are about to go away.  Out: tables without
   bounds for them.

   A table that is taken away is emptied by giving its pages back, and then
   belongs to its slice again: code that reads entries takes no lock and may
   still hold the table's address, which therefore must stay mapped, and must
   never come to speak for another slice.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "unmap.h"

#include "bdlock.h"
#include "move.h"
#include "stats.h"
#include "table.h"

/* The state of the unmap under way; only the holder of bd_sem for writing
   touches it.  The tables that are to be emptied form a list, and so do those
   whose entries are to move.  */
static mpxguard_sigset old_mask;
static struct mpxguard_table_link *bd_remove;
static struct mpxguard_table_link *bd_move;

/* Entries that are to move, of slices that do so in part: the first and the
   last slice of a range.  */
struct part
{
  struct mpxguard_entry *entry;	/* A copy; null before it is needed.  */
  uint64_t slot;
  uint64_t count;
};

static struct part parts[2];

/* Take the table of slice N out of the directory and put it on LIST.  */
static void
take_out (uint64_t n, struct mpxguard_table_link **list)
{
  uint64_t biased = mpxguard_directory_get (n);
  struct mpxguard_table_link *link = mpxguard_table_link (biased);

  __atomic_store_n (&MPXGUARD_DIRECTORY[n], 0, __ATOMIC_SEQ_CST);
  link->slice = n;
  link->biased = biased;
  link->next = *list;
  *list = link;
}

/* Clear the entries for the bytes from FROM to LAST, which are in one slice.
   If MOVES, keep a copy of them.  */
static void
clear_part (uint64_t from, uint64_t last, bool moves)
{
  struct mpxguard_entry *e = mpxguard_entry_at (from);
  uint64_t count
    = mpxguard_entry_index (last) + 1 - mpxguard_entry_index (from);
  struct part *part = &parts[parts[0].count > 0];

  if (moves && !part->entry)
    part->entry = mpxguard_table_map (MPXGUARD_TABLE_SIZE);
  if (moves && part->entry)
    {
      part->slot = from & -8UL;
      part->count = count;
      for (uint64_t i = 0; i < count; i++)
	part->entry[i] = mpxguard_entry_read (e + i);
    }
  mpxguard_zap_entries (e, e + count);
}

/* Do to the slices of [FROM, FROM + LENGTH) what is to be done before the real
   call, which moves the memory, if MOVES, or else unmaps it.  */
static void
take_range_out (uint64_t from, uint64_t length, bool moves)
{
  uint64_t last = from + length - 1;
  uint64_t last_slice;

  if (length == 0 || from >= MPXGUARD_ADDRESS_END)
    return;
  if (last < from || last >= MPXGUARD_ADDRESS_END)
    last = MPXGUARD_ADDRESS_END - 1;
  last_slice = last >> MPXGUARD_SLICE_SHIFT;
  for (uint64_t n = mpxguard_next_slice (from >> MPXGUARD_SLICE_SHIFT,
					 last_slice);
       n <= last_slice; n = mpxguard_next_slice (n + 1, last_slice))
    {
      uint64_t start = n << MPXGUARD_SLICE_SHIFT;
      uint64_t end = start + MPXGUARD_SLICE_SIZE - 1;

      if (from <= start && last >= end)
	take_out (n, moves ? &bd_move : &bd_remove);
      else
	clear_part (from > start ? from : start, last < end ? last : end,
		    moves);
    }
}

void
mpxguard_unmap_range (uint64_t from, uint64_t length)
{
  take_range_out (from, length, false);
}

/* Put the tables that were taken out to be moved back whole.  */
static void
put_tables_back (void)
{
  for (; bd_move; bd_move = bd_move->next)
    __atomic_store_n (&MPXGUARD_DIRECTORY[bd_move->slice], bd_move->biased,
		      __ATOMIC_SEQ_CST);
}

void
mpxguard_unmap_begin (void)
{
  mpxguard_sigset mask;

  mpxguard_bd_write_lock (&mask);
  old_mask = mask;
  /* Of another thread's unmap, in the child of a fork.  */
  put_tables_back ();
  parts[0].count = parts[1].count = 0;
  mpxguard_count (unmaps, 1);
}

void
mpxguard_pre_unmap (uint64_t from, uint64_t length)
{
  mpxguard_unmap_begin ();
  mpxguard_unmap_range (from, length);
}

/* Empty the tables that are marked and give them back to their slices.  */
static void
remove_tables (void)
{
  while (bd_remove)
    {
      uint64_t n = bd_remove->slice;
      uint64_t biased = bd_remove->biased;
      struct mpxguard_entry *table = mpxguard_table_of (biased);

      bd_remove = bd_remove->next;
      mpxguard_zap_entries (table, table + MPXGUARD_TABLE_ENTRIES);
      __atomic_store_n (&MPXGUARD_DIRECTORY[n], biased, __ATOMIC_SEQ_CST);
      mpxguard_count (tables_emptied, 1);
    }
}

void
mpxguard_move_out (uint64_t from, uint64_t size)
{
  take_range_out (from, size, true);
}

/* Put COUNT entries at E, which were those of the slots from SLOT on, to
   where these slots are, DISTANCE further, if they are before END.  */
static void
put_entries (uint64_t slot, const struct mpxguard_entry *e, uint64_t count,
	     uint64_t distance, uint64_t end)
{
  if (slot >= end)
    return;
  if (count > (end - slot) / 8)
    count = (end - slot) / 8;
  mpxguard_put_entries (slot + distance, e, count);
}

/* Copy the entries of the tables that were taken out to be moved DISTANCE
   further, if their slots are before END, and mark the tables.  */
static void
move_tables (uint64_t distance, uint64_t end)
{
  struct mpxguard_table_link *next;

  for (; bd_move; bd_move = next)
    {
      next = bd_move->next;
      put_entries (bd_move->slice << MPXGUARD_SLICE_SHIFT,
		   mpxguard_table_of (bd_move->biased),
		   MPXGUARD_TABLE_ENTRIES, distance, end);
      bd_move->next = bd_remove;
      bd_remove = bd_move;
    }
}

void
mpxguard_move_in (uint64_t to, uint64_t from, uint64_t kept)
{
  /* The tables of the new place may be marked.  */
  remove_tables ();
  if (to == from)
    put_tables_back ();
  else
    move_tables (to - from, from + kept);
  for (unsigned i = 0; i < 2; i++)
    {
      put_entries (parts[i].slot, parts[i].entry, parts[i].count, to - from,
		   from + kept);
      mpxguard_zap_entries (parts[i].entry, parts[i].entry + parts[i].count);
      parts[i].count = 0;
    }
  if (to != from)
    mpxguard_count (moves, 1);
}

void
mpxguard_post_unmap (void)
{
  mpxguard_sigset mask;

  remove_tables ();
  mask = old_mask;
  mpxguard_bd_write_unlock (&mask);
}
