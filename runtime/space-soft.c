/* The live process as an address space of the unmap protocol, in the format
   of tables of the soft backend (mpxguard-layout.h).

   In: what the protocol asks (space.h).  Out: the directory at its fixed
   address, tables from table-memory.c.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "space-soft.h"

#include "move.h"
#include "space.h"
#include "sys.h"
#include "table-memory.h"
#include "table.h"

struct mpx_space mpxguard_space;

static uint64_t
soft_get (struct mpx_space *space __attribute__ ((unused)), uint64_t n)
{
  return mpxguard_directory_get (n);
}

static void
soft_invalidate (struct mpx_space *space __attribute__ ((unused)), uint64_t n)
{
  __atomic_store_n (&MPXGUARD_DIRECTORY[n], 0, __ATOMIC_SEQ_CST);
}

/* Return the address of the table of ENTRY.  */
static uint64_t
table_address (uint64_t entry)
{
  return (uint64_t) mpxguard_table_of (entry);
}

static uint64_t
soft_publish (struct mpx_space *space __attribute__ ((unused)), uint64_t n,
	      uint64_t entry)
{
  uint64_t found = 0;

  if (__atomic_compare_exchange_n (&MPXGUARD_DIRECTORY[n], &found, entry,
				   false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST))
    mpxguard_table_keep (n, table_address (entry));
  return found;
}

static uint64_t
soft_next (struct mpx_space *space __attribute__ ((unused)), uint64_t first,
	   uint64_t last)
{
  return mpxguard_next_slice (first, last);
}

static uint64_t
soft_make_table (struct mpx_space *space __attribute__ ((unused)), uint64_t n)
{
  uint64_t table = mpxguard_table_take (n, MPXGUARD_TABLE_SIZE);

  return table ? table - MPXGUARD_ZERO_TABLE : 0;
}

static void
soft_drop_table (struct mpx_space *space __attribute__ ((unused)), uint64_t n,
		 uint64_t entry)
{
  mpxguard_table_drop (n, table_address (entry), MPXGUARD_TABLE_SIZE);
}

/* Tables that lie one behind the other are given back by one call.  */
static void
soft_empty (struct mpx_space *space __attribute__ ((unused)),
	    const struct mpx_note *note)
{
  while (note)
    {
      uint64_t start = table_address (note->entry);
      uint64_t end = start;

      for (; note && table_address (note->entry) == end; note = note->next)
	end += MPXGUARD_TABLE_SIZE;
      mpxguard_zap_entries ((struct mpxguard_entry *) start,
			    (struct mpxguard_entry *) end);
    }
}

/* Append the entries from E to END that say something to LOG.  SLOT is that
   of E.  Return how many there were.  */
static uint64_t
log_entries (const struct mpxguard_entry *e, const struct mpxguard_entry *end,
	     uint64_t slot, struct mpx_log *log)
{
  uint64_t count = 0;

  for (; e < end; e++, slot += 8)
    {
      struct mpxguard_entry entry = mpxguard_entry_read (e);

      if (mpxguard_entry_is_empty (entry))
	continue;
      count++;
      if (log)
	log->room[log->count++]
	  = (struct mpx_kept) { slot, { entry.pointer, entry.distances } };
    }
  return count;
}

#define PAGE 4096UL

/* Pages of a table that are not resident say nothing, or were swapped out:
   they are passed over, except where entries are to move.  */
static uint64_t
soft_take (struct mpx_space *space, uint64_t entry, uint64_t slot,
	   uint64_t count, struct mpx_log *log)
{
  unsigned char in_core[MPXGUARD_TABLE_SIZE / PAGE];
  struct mpxguard_entry *e
    = mpxguard_table_of (entry) + mpxguard_entry_index (slot);
  struct mpxguard_entry *end = e + count;
  uint64_t page = (uint64_t) e & -PAGE;
  uint64_t found = 0;
  bool known
    = log != &space->moving
      && !mpxguard_sys_failed (mpxguard_syscall (SYS_mincore, (long) page,
					      (long) ((uint64_t) end - page),
					      (long) in_core, 0, 0, 0));

  for (unsigned i = 0; page < (uint64_t) end; i++, page += PAGE)
    {
      struct mpxguard_entry *from = (struct mpxguard_entry *) page;
      struct mpxguard_entry *to = (struct mpxguard_entry *) (page + PAGE);

      if (known && !(in_core[i] & 1))
	continue;
      from = from < e ? e : from;
      found += log_entries (from, to < end ? to : end,
			    slot + (uint64_t) (from - e) * 8, log);
    }
  mpxguard_zap_entries (e, end);
  return found;
}

static void
soft_put (struct mpx_space *space __attribute__ ((unused)), uint64_t entry,
	  uint64_t slot, const struct mpx_kept *kept)
{
  mpxguard_entry_write (mpxguard_table_of (entry)
			  + mpxguard_entry_index (slot),
			(struct mpxguard_entry) { kept->word[0],
						  kept->word[1] });
}

static struct mpx_note *
soft_note (struct mpx_space *space __attribute__ ((unused)), uint64_t n)
{
  return mpxguard_table_note (n);
}

static void *
soft_make_room (struct mpx_space *space __attribute__ ((unused)),
		uint64_t size)
{
  return mpxguard_table_map (size);
}

static void
soft_release_room (struct mpx_space *space __attribute__ ((unused)),
		   void *room, uint64_t size)
{
  mpxguard_table_release ((uint64_t) room, size & -PAGE);
}

static uint64_t
soft_resident (struct mpx_space *space __attribute__ ((unused)),
	       uint64_t entry)
{
  return mpxguard_table_resident (table_address (entry), MPXGUARD_TABLE_SIZE);
}

static const struct mpx_space_operations soft_operations
  = { .get = soft_get,
      .invalidate = soft_invalidate,
      .publish = soft_publish,
      .next = soft_next,
      .make_table = soft_make_table,
      .drop_table = soft_drop_table,
      .empty = soft_empty,
      .take = soft_take,
      .put = soft_put,
      .note = soft_note,
      .make_room = soft_make_room,
      .release_room = soft_release_room,
      .resident = soft_resident };

void
mpxguard_space_soft_init (void)
{
  mpxguard_space.operations = &soft_operations;
  mpxguard_space.bd_sem = &mpxguard_wiped->bd_sem;
  mpxguard_space.slices = MPXGUARD_DIRECTORY_ENTRIES;
  mpxguard_space.manager = MPX_RUNTIME;
}
