/* Mappings that the program put where it wanted them.

   Allocators let a large block grow by asking for the pages behind it, or by
   mremap where it is.  If they get these, the block's pointer is used as before,
   but it has the bounds of the first mapping.  So what was mapped where it was wanted is kept here, and
   an access that fails just behind the upper bound is looked up (recheck.c).

   In: the addresses of such mappings.  Out: whether they make one piece.  Only
   the last of them are known; what was unmapped is not taken out: an access to
   it faults, or belongs to another mapping that was put there.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "joined.h"

#include <stdatomic.h>

enum { REGIONS = 512 };

/* A mapping; its end is 0 while it is written.  */
static struct
{
  _Atomic uint64_t start;
  _Atomic uint64_t end;
  _Atomic bool grown;
} regions[REGIONS];
static _Atomic unsigned noted;

/* Keep the SIZE bytes at ADDRESS, which were added to a mapping if GROWN.  */
static void
note (uint64_t address, uint64_t size, bool grown)
{
  unsigned i = atomic_fetch_add (&noted, 1) % REGIONS;

  atomic_store (&regions[i].end, 0);
  atomic_store (&regions[i].start, address);
  atomic_store (&regions[i].grown, grown);
  atomic_store (&regions[i].end, address + size);
}

void
mpxguard_joined_note (uint64_t address, uint64_t size)
{
  note (address, size, false);
}

void
mpxguard_joined_grow (uint64_t address, uint64_t size)
{
  /* Only what has grown before: it begins where a pointer's bounds end.  */
  for (unsigned i = 0; i < REGIONS; i++)
    {
      uint64_t end = address;

      if (atomic_load (&regions[i].grown)
	  && atomic_compare_exchange_strong (&regions[i].end, &end,
					     address + size))
	return;
    }
  note (address, size, true);
}

/* Return true if the mapping number I begins at START, or has grown there.  */
static bool
begins_at (unsigned i, uint64_t start)
{
  uint64_t begin = atomic_load (&regions[i].start);

  return atomic_load (&regions[i].grown) ? begin <= start : begin == start;
}

/* Return the end of the largest mapping that begins at START or has grown there, 0
   if there is none.  */
static uint64_t
end_of (uint64_t start)
{
  uint64_t last = 0;

  for (unsigned i = 0; i < REGIONS; i++)
    {
      uint64_t end = atomic_load (&regions[i].end);

      if (end > last && end > start && begins_at (i, start)
	  && atomic_load (&regions[i].end) == end)
	last = end;
    }
  return last;
}

bool
mpxguard_joined_behind (uint64_t start, uint64_t from, uint64_t end)
{
  uint64_t next = end_of (start);

  if (from < start)
    return false;
  for (unsigned i = 0; next != 0 && i < REGIONS; i++)
    {
      if (end < next)
	return true;
      next = end_of (next);
    }
  return false;
}
