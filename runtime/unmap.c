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
   touches it.  The tables that are to be emptied form a list.  */
static mpxguard_sigset old_mask;
static struct mpxguard_table_link *bd_remove;

/* Take the table of slice N out of the directory and mark it.  */
static void
mark_table (uint64_t n)
{
  uint64_t biased = mpxguard_directory_get (n);
  struct mpxguard_table_link *link = mpxguard_table_link (biased);

  __atomic_store_n (&MPXGUARD_DIRECTORY[n], 0, __ATOMIC_SEQ_CST);
  link->slice = n;
  link->biased = biased;
  link->next = bd_remove;
  bd_remove = link;
}

/* Clear the entries of slice N for the bytes from FROM to LAST.  */
static void
clear_part (uint64_t n, uint64_t from, uint64_t last)
{
  struct mpxguard_entry *table
    = mpxguard_table_of (mpxguard_directory_get (n));

  mpxguard_zap_entries (table + mpxguard_entry_index (from),
			table + mpxguard_entry_index (last) + 1);
}

void
mpxguard_unmap_range (uint64_t from, uint64_t length)
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
	mark_table (n);
      else
	clear_part (n, from > start ? from : start, last < end ? last : end);
    }
}

void
mpxguard_unmap_begin (void)
{
  mpxguard_sigset mask;

  mpxguard_bd_write_lock (&mask);
  old_mask = mask;
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
mpxguard_unmap_move (uint64_t to, uint64_t from, uint64_t size)
{
  /* The entries go to tables of slices that may be marked.  */
  remove_tables ();
  mpxguard_copy_locked ((const void *) to, (const void *) from, size);
  mpxguard_unmap_range (from, size);
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
