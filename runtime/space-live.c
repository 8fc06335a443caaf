/* The live process as an address space of the unmap protocol: what does not
   depend on the format of its tables.

   In: what the protocol asks (space.h), with a description of the format.
   Out: tables and their memory (table-memory.c).

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "space-live.h"

#include <errno.h>

#include "sys.h"
#include "table-memory.h"

struct mpx_space mpxguard_space;

#define PAGE 4096UL

/* No format's table has more pages.  */
#define MOST_PAGES 1024U

void
mpx_live_drop_table (const struct mpx_format *format, uint64_t n,
		     uint64_t entry)
{
  mpxguard_table_drop (n, format->table (entry), format->table_size);
}

/* Tables that lie one behind the other are given back by one call.  */
void
mpx_live_empty (const struct mpx_format *format, const struct mpx_note *note)
{
  while (note)
    {
      uint64_t start = format->table (note->entry);
      uint64_t end = start;

      for (; note && format->table (note->entry) == end; note = note->next)
	end += format->table_size;
      format->zap (start, end);
    }
}

/* Append the entries from E to END that say something to LOG.  SLOT is that
   of E.  Return how many there were.  */
static uint64_t
log_entries (const struct mpx_format *format, uint64_t e, uint64_t end,
	     uint64_t slot, struct mpx_log *log)
{
  uint64_t count = 0;

  for (; e < end; e += format->entry_size, slot += 8)
    {
      struct mpx_kept kept = { .slot = slot };

      if (!format->read ((const void *) e, &kept))
	continue;
      count++;
      if (log)
	log->room[log->count++] = kept;
    }
  return count;
}

/* Pages of a table that are not resident say nothing, or were swapped out:
   they are passed over, except where entries are to move.  */
uint64_t
mpx_live_take (const struct mpx_format *format, const struct mpx_space *space,
	       uint64_t entry, uint64_t slot, uint64_t count,
	       struct mpx_log *log)
{
  unsigned char in_core[MOST_PAGES];
  uint64_t start
    = format->table (entry) + format->index (slot) * format->entry_size;
  uint64_t end = start + count * format->entry_size;
  uint64_t page = start & -PAGE;
  uint64_t found = 0;
  bool known
    = log != &space->moving && end - page <= MOST_PAGES * PAGE
      && !mpxguard_sys_failed (mpxguard_syscall (SYS_mincore, (long) page,
						 (long) (end - page),
						 (long) in_core, 0, 0, 0));

  for (unsigned i = 0; page < end; i++, page += PAGE)
    {
      uint64_t from = page < start ? start : page;
      uint64_t to = page + PAGE < end ? page + PAGE : end;

      if (!known || (in_core[i] & 1))
	found += log_entries (format, from, to,
			      slot + (from - start) / format->entry_size * 8,
			      log);
    }
  format->zap (start, end);
  return found;
}

uint64_t
mpx_live_resident (const struct mpx_format *format, uint64_t entry)
{
  return mpxguard_table_resident (format->table (entry), format->table_size);
}

/* The kernel says of a page that is not mapped that it is not.  What else it
   may say, with seccomp perhaps, is no proof.  */
uint64_t
mpx_live_find_memory (struct mpx_space *space __attribute__ ((unused)),
		      uint64_t from, uint64_t to)
{
  unsigned char in_core;

  while (from < to
	 && mpxguard_syscall (SYS_mincore, (long) from, PAGE, (long) &in_core,
			      0, 0, 0)
	      == -ENOMEM)
    from += PAGE;
  return from;
}

struct mpx_note *
mpx_live_note (struct mpx_space *space __attribute__ ((unused)), uint64_t n)
{
  return mpxguard_table_note (n);
}

void *
mpx_live_make_room (struct mpx_space *space __attribute__ ((unused)),
		    uint64_t size)
{
  return mpxguard_table_map (size);
}

void
mpx_live_release_room (struct mpx_space *space __attribute__ ((unused)),
		       void *room, uint64_t size)
{
  mpxguard_table_release ((uint64_t) room, size & -PAGE);
}
