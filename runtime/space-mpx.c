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
#include "space.h"
#include "sys.h"
#include "table-memory.h"

/* Linux 3.19 to 5.5.  */
#define PR_MPX_ENABLE_MANAGEMENT 43
#define PR_MPX_DISABLE_MANAGEMENT 44

#define PAGE 4096UL

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
  mpxguard_table_drop (n, table_address (entry), MPXGUARD_MPX_TABLE_SIZE);
}

/* Tables that lie one behind the other are given back by one call.  */
static void
mpx_empty (struct mpx_space *space __attribute__ ((unused)),
	   const struct mpx_note *note)
{
  while (note)
    {
      uint64_t start = table_address (note->entry);
      uint64_t end = start;

      for (; note && table_address (note->entry) == end; note = note->next)
	end += MPXGUARD_MPX_TABLE_SIZE;
      mpxguard_mpx_zap ((struct mpxguard_mpx_entry *) start,
			(struct mpxguard_mpx_entry *) end);
    }
}

/* Append the entries from E to END that say something to LOG.  SLOT is that
   of E.  Return how many there were.  */
static uint64_t
log_entries (const struct mpxguard_mpx_entry *e,
	     const struct mpxguard_mpx_entry *end, uint64_t slot,
	     struct mpx_log *log)
{
  uint64_t count = 0;

  for (; e < end; e++, slot += 8)
    {
      if ((e->lower | e->not_upper | e->pointer) == 0)
	continue;
      count++;
      if (log)
	log->room[log->count++]
	  = (struct mpx_kept) { slot, { e->lower, e->not_upper, e->pointer } };
    }
  return count;
}

/* Pages of a table that are not resident say nothing, or were swapped out:
   they are passed over, except where entries are to move.  */
static uint64_t
mpx_take (struct mpx_space *space, uint64_t entry, uint64_t slot,
	  uint64_t count, struct mpx_log *log)
{
  unsigned char in_core[MPXGUARD_MPX_TABLE_SIZE / PAGE];
  struct mpxguard_mpx_entry *e
    = (struct mpxguard_mpx_entry *) table_address (entry)
      + mpxguard_mpx_index (slot);
  struct mpxguard_mpx_entry *end = e + count;
  uint64_t page = (uint64_t) e & -PAGE;
  uint64_t found = 0;
  bool known
    = log != &space->moving
      && !mpxguard_sys_failed (mpxguard_syscall (SYS_mincore, (long) page,
						 (long) ((uint64_t) end - page),
						 (long) in_core, 0, 0, 0));

  for (unsigned i = 0; page < (uint64_t) end; i++, page += PAGE)
    {
      const struct mpxguard_mpx_entry *from
	= (const struct mpxguard_mpx_entry *) page;
      const struct mpxguard_mpx_entry *to
	= (const struct mpxguard_mpx_entry *) (page + PAGE);

      if (known && !(in_core[i] & 1))
	continue;
      from = from < e ? e : from;
      found += log_entries (from, to < end ? to : end,
			    slot + (uint64_t) (from - e) * 8, log);
    }
  mpxguard_mpx_zap (e, end);
  return found;
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

static void *
mpx_make_room (struct mpx_space *space __attribute__ ((unused)),
	       uint64_t size)
{
  return mpxguard_table_map (size);
}

static void
mpx_release_room (struct mpx_space *space __attribute__ ((unused)),
		  void *room, uint64_t size)
{
  mpxguard_table_release ((uint64_t) room, size & -PAGE);
}

static uint64_t
mpx_resident (struct mpx_space *space __attribute__ ((unused)),
	      uint64_t entry)
{
  return mpxguard_table_resident (table_address (entry),
				  MPXGUARD_MPX_TABLE_SIZE);
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
      .make_room = mpx_make_room,
      .release_room = mpx_release_room,
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
