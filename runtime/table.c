/* Single entries of the bounds tables.

   In: slots, pointers, bounds.  Out: entries.  Code that reads and writes them
   takes no lock; only where a slice has no table the protocol is asked for
   one (protocol.h).

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "table.h"

#include "export.h"
#include "format.h"
#include "protocol.h"
#include "sweep.h"
#include "sys.h"
#include "table-memory.h"

/* Where bounds go that memory is too short for.  Nobody reads it: the
   directory keeps leading to the zero table.  */
static struct mpxguard_entry *sink;

/* Return the directory entry that leads to the sink.  Without even that much
   memory the process cannot go on.  */
static uint64_t
sink_entry (void)
{
  struct mpxguard_entry *table = __atomic_load_n (&sink, __ATOMIC_ACQUIRE);
  struct mpxguard_entry *none = NULL;

  if (!table)
    {
      table = mpxguard_table_map (MPXGUARD_MPX_TABLE_SIZE);
      if (!table)
	mpxguard_die ("no memory for bounds tables is left.");
      if (!__atomic_compare_exchange_n (&sink, &none, table, false,
					__ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST))
	{
	  mpxguard_sys_munmap (table, MPXGUARD_MPX_TABLE_SIZE);
	  table = none;
	}
    }
  return (uint64_t) table - MPXGUARD_ZERO_TABLE;
}

/* Bounds are to be stored for SLOT, whose slice has no table: make one and
   return its directory entry.  Called by generated code.  If an unmap is
   under way, this waits until it is over.  */
MPXGUARD_EXPORT uint64_t
__mpxguard_table_alloc (uint64_t slot)
{
  uint64_t biased;

  mpxguard_init ();
  if (mpxguard_mpx_is_on ())
    {
      mpxguard_mpx_need_table (slot);
      biased = mpxguard_directory_get (slot >> MPXGUARD_SLICE_SHIFT);
    }
  else
    biased
      = mpx_allocate_entry (&mpxguard_space, slot >> MPXGUARD_SLICE_SHIFT);
  mpxguard_sweep_sometimes ();
  return biased ? biased : sink_entry ();
}

void
mpxguard_store (const void *slot, const void *pointer,
		struct mpxguard_bounds bounds)
{
  uint64_t at = (uint64_t) slot;
  struct mpxguard_entry entry;
  struct mpxguard_entry *e;

  if (mpxguard_derived_p (pointer))
    return;
  if (mpxguard_mpx_is_on ())
    {
      mpxguard_mpx_store (slot, pointer, bounds);
      return;
    }
  entry = mpxguard_encode ((uint64_t) pointer, bounds);
  e = mpxguard_entry_at (at);
  if (e - mpxguard_entry_index (at) == mpxguard_table_of (0))
    {
      /* What the zero table says already needs no table.  */
      if (entry.pointer == 0 && entry.distances == 0)
	return;
      e = mpxguard_table_of (__mpxguard_table_alloc (at))
	  + mpxguard_entry_index (at);
    }
  mpxguard_entry_write (e, entry);
}

/* Called by bounds-entry.S: like __mpxguard_store_bounds.  */
void
mpxguard_store_slow (const void *slot, uint64_t pointer, uint64_t lower,
		     uint64_t upper)
{
  mpxguard_store (slot, (const void *) pointer,
		  (struct mpxguard_bounds) { lower, upper });
}

uint64_t
mpxguard_next_slice (uint64_t first, uint64_t last)
{
  for (uint64_t n = first; n <= last; n++)
    {
      /* Of the kernel's tables the groups are not known.  */
      if (mpxguard_space.manager != MPX_KERNEL
	  && (n % MPXGUARD_TABLE_GROUP == 0 || n == first))
	n = mpxguard_table_next (n, last);
      if (n <= last && mpxguard_directory_get (n))
	return n;
    }
  return last + 1;
}

/* Out-of-line forms of the code that the plugin emits, for its calls at -Os
   and for other compilers.  SLOT holds POINTER, whose bounds are LOWER and
   UPPER.  */
MPXGUARD_EXPORT void
__mpxguard_store_bounds (const void *slot, uint64_t pointer, uint64_t lower,
			 uint64_t upper)
{
  mpxguard_store (slot, (const void *) pointer,
		  (struct mpxguard_bounds) { lower, upper });
}

/* Return the bounds of POINTER, which was found in SLOT.  */
MPXGUARD_EXPORT struct mpxguard_bounds
__mpxguard_load_bounds (const void *slot, uint64_t pointer)
{
  return mpxguard_load (slot, (const void *) pointer);
}
