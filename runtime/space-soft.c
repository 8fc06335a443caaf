/* The live process as an address space of the unmap protocol, in the format
   of tables of the soft backend (mpxguard-layout.h).

   In: what the protocol asks (space.h).  Out: the directory at its fixed
   address, tables from table-memory.c.  What does not depend on the format is
   in space-live.c.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "space-soft.h"

#include <sys/mman.h>

#include "move.h"
#include "space-live.h"
#include "sys.h"
#include "table-memory.h"
#include "table.h"

/* The directory is made writable in pieces of so many bytes, when the first table
   is wanted for one.  Where the kernel promises no more memory than it has
   (vm.overcommit_memory=2), all of it would be promised to every process.  */
#define PIECE (2UL << 20)

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
soft_index (uint64_t slot)
{
  return (uint64_t) mpxguard_entry_index (slot);
}

static bool
soft_read (const void *e, struct mpx_kept *kept)
{
  struct mpxguard_entry entry = mpxguard_entry_read (e);

  kept->word[0] = entry.pointer;
  kept->word[1] = entry.distances;
  return !mpxguard_entry_is_empty (entry);
}

static void
soft_zap (uint64_t start, uint64_t end)
{
  mpxguard_zap_entries ((struct mpxguard_entry *) start,
			(struct mpxguard_entry *) end);
}

static const struct mpx_format soft_format
  = { .table_size = MPXGUARD_TABLE_SIZE,
      .entry_size = sizeof (struct mpxguard_entry),
      .table = table_address,
      .index = soft_index,
      .read = soft_read,
      .zap = soft_zap };

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

/* Let the directory entry of slice N be writable; return false if the kernel
   refuses.  */
static bool
make_writable (uint64_t n)
{
  static uint8_t writable[MPXGUARD_DIRECTORY_SIZE / PIECE];
  uint64_t piece = n * sizeof (uint64_t) / PIECE;

  if (__atomic_load_n (&writable[piece], __ATOMIC_ACQUIRE))
    return true;
  if (mpxguard_sys_failed (mpxguard_sys_mprotect
			     ((char *) MPXGUARD_DIRECTORY + piece * PIECE,
			      PIECE, PROT_READ | PROT_WRITE)))
    return false;
  __atomic_store_n (&writable[piece], 1, __ATOMIC_RELEASE);
  return true;
}

static uint64_t
soft_make_table (struct mpx_space *space __attribute__ ((unused)), uint64_t n)
{
  uint64_t table = 0;

  if (make_writable (n))
    table = mpxguard_table_take (n, MPXGUARD_TABLE_SIZE);
  return table ? table - MPXGUARD_ZERO_TABLE : 0;
}

static void
soft_drop_table (struct mpx_space *space __attribute__ ((unused)), uint64_t n,
		 uint64_t entry)
{
  mpx_live_drop_table (&soft_format, n, entry);
}

static void
soft_empty (struct mpx_space *space __attribute__ ((unused)),
	    const struct mpx_note *note)
{
  mpx_live_empty (&soft_format, note);
}

static uint64_t
soft_take (struct mpx_space *space, uint64_t entry, uint64_t slot,
	   uint64_t count, struct mpx_log *log)
{
  return mpx_live_take (&soft_format, space, entry, slot, count, log);
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

static uint64_t
soft_resident (struct mpx_space *space __attribute__ ((unused)),
	       uint64_t entry)
{
  return mpx_live_resident (&soft_format, entry);
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
      .note = mpx_live_note,
      .make_room = mpx_live_make_room,
      .release_room = mpx_live_release_room,
      .find_memory = mpx_live_find_memory,
      .resident = soft_resident };

void
mpxguard_space_soft_init (void)
{
  mpxguard_space.operations = &soft_operations;
  mpxguard_space.bd_sem = &mpxguard_wiped->bd_sem;
  mpxguard_space.slices = MPXGUARD_DIRECTORY_ENTRIES;
  mpxguard_space.manager = MPX_RUNTIME;
}
