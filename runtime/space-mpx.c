/* The live process as an address space of the unmap protocol, in the format
   of MPX's tables (mpxguard-layout.h).

   In: what the protocol asks (space.h).  Out: the directory that BNDCFGU names,
   tables from table-memory.c.  Where the kernel manages the tables, it alone
   makes and removes them; the protocol only reads then.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#define _GNU_SOURCE
#include "space-mpx.h"

#include <sys/uio.h>

#include "mpx-table.h"
#include "space-live.h"
#include "sys.h"
#include "table-memory.h"

/* Linux 3.19 to 5.5.  */
#define PR_MPX_ENABLE_MANAGEMENT 43
#define PR_MPX_DISABLE_MANAGEMENT 44

static uint64_t
mpx_get (struct mpx_space *space __attribute__ ((unused)), uint64_t n)
{
  uint64_t entry
    = __atomic_load_n (&mpxguard_mpx_directory[n], __ATOMIC_ACQUIRE);

  return entry & MPXGUARD_MPX_TABLE_VALID ? entry : 0;
}

static void
mpx_invalidate (struct mpx_space *space __attribute__ ((unused)), uint64_t n)
{
  __atomic_store_n (&mpxguard_mpx_directory[n], 0, __ATOMIC_SEQ_CST);
}

/* Return the address of the table of ENTRY.  */
static uint64_t
table_address (uint64_t entry)
{
  return entry & ~MPXGUARD_MPX_TABLE_VALID;
}

static bool
mpx_read (const void *entry, struct mpx_kept *kept)
{
  const struct mpxguard_mpx_entry *e = entry;

  kept->word[0] = e->lower;
  kept->word[1] = e->not_upper;
  kept->word[2] = e->pointer;
  return (e->lower | e->not_upper | e->pointer) != 0;
}

static void
mpx_zap (uint64_t start, uint64_t end)
{
  mpxguard_mpx_zap ((struct mpxguard_mpx_entry *) start,
		    (struct mpxguard_mpx_entry *) end);
}

static const struct mpx_format mpx_tables
  = { .table_size = MPXGUARD_MPX_TABLE_SIZE,
      .entry_size = sizeof (struct mpxguard_mpx_entry),
      .table = table_address,
      .index = mpxguard_mpx_index,
      .read = mpx_read,
      .zap = mpx_zap };

static uint64_t
mpx_publish (struct mpx_space *space __attribute__ ((unused)), uint64_t n,
	     uint64_t entry)
{
  uint64_t found = 0;

  if (__atomic_compare_exchange_n (&mpxguard_mpx_directory[n], &found, entry,
				   false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST))
    mpxguard_table_keep (n, table_address (entry));
  return found;
}

/* Which groups of slices have tables is known only where it was the runtime
   that made them.  */
static uint64_t
mpx_next (struct mpx_space *space, uint64_t first, uint64_t last)
{
  for (uint64_t n = first; n <= last; n++)
    {
      if (space->manager != MPX_KERNEL
	  && (n % MPXGUARD_TABLE_GROUP == 0 || n == first))
	n = mpxguard_table_next (n, last);
      if (n <= last && mpx_get (space, n))
	return n;
    }
  return last + 1;
}

static uint64_t
mpx_make_table (struct mpx_space *space __attribute__ ((unused)), uint64_t n)
{
  uint64_t table = mpxguard_table_take (n, MPXGUARD_MPX_TABLE_SIZE);

  return table ? table | MPXGUARD_MPX_TABLE_VALID : 0;
}

static void
mpx_drop_table (struct mpx_space *space __attribute__ ((unused)), uint64_t n,
		uint64_t entry)
{
  mpx_live_drop_table (&mpx_tables, n, entry);
}

static void
mpx_empty (struct mpx_space *space __attribute__ ((unused)),
	   const struct mpx_note *note)
{
  mpx_live_empty (&mpx_tables, note);
}

static uint64_t
mpx_take (struct mpx_space *space, uint64_t entry, uint64_t slot,
	  uint64_t count, struct mpx_log *log)
{
  return mpx_live_take (&mpx_tables, space, entry, slot, count, log);
}

static void
mpx_put (struct mpx_space *space __attribute__ ((unused)), uint64_t entry,
	 uint64_t slot, const struct mpx_kept *kept)
{
  struct mpxguard_mpx_entry *e
    = (struct mpxguard_mpx_entry *) table_address (entry)
      + mpxguard_mpx_index (slot);

  mpxguard_mpx_entry_write (e, (struct mpxguard_mpx_entry) {
				 kept->word[0], kept->word[1],
				 kept->word[2], 0 });
}

static struct mpx_note *
mpx_note (struct mpx_space *space __attribute__ ((unused)), uint64_t n)
{
  return mpxguard_table_make_note (n);
}

/* The word of a table's first entry that the processor does not use.  */
static uint64_t *
mark_word (uint64_t entry)
{
  return &((struct mpxguard_mpx_entry *) table_address (entry))->unused;
}

static void
mpx_mark (struct mpx_space *space __attribute__ ((unused)), uint64_t entry)
{
  __atomic_fetch_or (mark_word (entry), MPXGUARD_MPX_TABLE_MARKED,
		     __ATOMIC_SEQ_CST);
}

/* The kernel may free the table at any moment: it reads for us.  */
static bool
mpx_is_marked (struct mpx_space *space __attribute__ ((unused)),
	       uint64_t entry)
{
  uint64_t word = 0;
  struct iovec to = { &word, sizeof word };
  struct iovec from = { mark_word (entry), sizeof word };
  long n = mpxguard_syscall (SYS_process_vm_readv, mpxguard_sys_getpid (),
			     (long) &to, 1, (long) &from, 1, 0);

  return n == (long) sizeof word && (word & MPXGUARD_MPX_TABLE_MARKED);
}

static uint64_t
mpx_resident (struct mpx_space *space __attribute__ ((unused)),
	      uint64_t entry)
{
  return mpx_live_resident (&mpx_tables, entry);
}

static long
mpx_control (struct mpx_space *space __attribute__ ((unused)), bool enable)
{
  return mpxguard_syscall (SYS_prctl,
			   enable ? PR_MPX_ENABLE_MANAGEMENT
				  : PR_MPX_DISABLE_MANAGEMENT,
			   0, 0, 0, 0, 0);
}

static const struct mpx_space_operations mpx_operations
  = { .get = mpx_get,
      .invalidate = mpx_invalidate,
      .publish = mpx_publish,
      .next = mpx_next,
      .make_table = mpx_make_table,
      .drop_table = mpx_drop_table,
      .empty = mpx_empty,
      .take = mpx_take,
      .put = mpx_put,
      .note = mpx_note,
      .make_room = mpx_live_make_room,
      .release_room = mpx_live_release_room,
      .find_memory = mpx_live_find_memory,
      .resident = mpx_resident,
      .mark = mpx_mark,
      .is_marked = mpx_is_marked,
      .control = mpx_control };

void
mpxguard_space_mpx_init (void)
{
  mpxguard_space.operations = &mpx_operations;
  /* User addresses have 47 bits: half of the directory is never used.  */
  mpxguard_space.slices = MPXGUARD_DIRECTORY_ENTRIES;
}
