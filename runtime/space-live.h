/* What the two formats of tables have in common in the live process.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_SPACE_LIVE_H
#define MPXGUARD_SPACE_LIVE_H

#include "space.h"

/* A format of tables.  */
struct mpx_format
{
  uint64_t table_size;
  uint64_t entry_size;

  /* Return the address of the table of a directory entry.  */
  uint64_t (*table) (uint64_t entry);

  /* Return the index of the entry of SLOT in its table.  */
  uint64_t (*index) (uint64_t slot);

  /* Copy the entry at E to KEPT; return false if it says nothing.  */
  bool (*read) (const void *e, struct mpx_kept *kept);

  /* Let the entries from START to END say nothing, and give whole pages
     back.  */
  void (*zap) (uint64_t start, uint64_t end);
};

/* Operations of struct mpx_space_operations, for tables in FORMAT.  */
void mpx_live_drop_table (const struct mpx_format *format, uint64_t n,
			  uint64_t entry);
void mpx_live_empty (const struct mpx_format *format,
		     const struct mpx_note *note);
uint64_t mpx_live_take (const struct mpx_format *format,
			const struct mpx_space *space, uint64_t entry,
			uint64_t slot, uint64_t count, struct mpx_log *log);
uint64_t mpx_live_resident (const struct mpx_format *format, uint64_t entry);

/* The same, for those that know of no format.  */
uint64_t mpx_live_find_memory (struct mpx_space *space, uint64_t from,
			       uint64_t to);
struct mpx_note *mpx_live_note (struct mpx_space *space, uint64_t n);
void *mpx_live_make_room (struct mpx_space *space, uint64_t size);
void mpx_live_release_room (struct mpx_space *space, void *room,
			    uint64_t size);

#endif /* MPXGUARD_SPACE_LIVE_H */
