/* Single entries of MPX's bounds tables.

   In: slots, pointers, bounds.  Out: entries.  C code reads and writes the
   tables as memory; where there is none yet it lets the processor store, so
   that whoever manages the tables makes one.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "mpx-table.h"


#include "format.h"
#include "move.h"
#include "options.h"
#include "protocol.h"
#include "space-mpx.h"
#include "table.h"

/* Newer versions of GNU as know MPX only when told.  */
__asm__ (".arch .mpx");

uint64_t *mpxguard_mpx_directory;

unsigned mpxguard_entry_shift;

/* Let the kernel or the runtime manage the tables, as the options say.  */
static void
manage_tables (void)
{
  enum mpx_manager wanted = MPX_NOBODY;

  if (mpxguard_options.management == MPXGUARD_MANAGEMENT_KERNEL)
    wanted = MPX_KERNEL;
  else if (mpxguard_options.management == MPXGUARD_MANAGEMENT_RUNTIME)
    wanted = MPX_RUNTIME;
  if (mpx_enable_management (&mpxguard_space, wanted) == MPX_NOBODY)
    mpxguard_die ("MPXGUARD_OPTIONS: management=kernel, but this kernel does "
		  "not manage bounds tables (Linux 3.19 to 5.5 does); use "
		  "management=auto.");
}

void
mpxguard_mpx_set_tables_up (uint64_t directory)
{
  mpxguard_mpx_directory = (uint64_t *) directory;
  mpxguard_entry_shift = 1;
  mpxguard_space_mpx_init ();
  manage_tables ();
}

bool
mpxguard_mpx_make_table (uint64_t address)
{
  uint64_t n = (address - (uint64_t) mpxguard_mpx_directory) / 8;

  return mpx_allocate_entry (&mpxguard_space, n) != 0;
}

void
mpxguard_mpx_zap (struct mpxguard_mpx_entry *e, struct mpxguard_mpx_entry *end)
{
  mpxguard_zap_entries ((struct mpxguard_entry *) e,
			(struct mpxguard_entry *) end);
}

struct mpxguard_mpx_entry *
mpxguard_mpx_entry_at (uint64_t slot)
{
  struct mpxguard_mpx_entry *table = NULL;

  if (slot < MPXGUARD_ADDRESS_END)
    table = mpxguard_mpx_table (slot >> MPXGUARD_SLICE_SHIFT);
  return table ? table + mpxguard_mpx_index (slot) : NULL;
}

struct mpxguard_bounds
mpxguard_mpx_load (const void *slot, const void *pointer)
{
  const struct mpxguard_mpx_entry *e = mpxguard_mpx_entry_at ((uint64_t) slot);

  if (!e || e->pointer != (uint64_t) pointer)
    return mpxguard_bounds_init ();
  return (struct mpxguard_bounds) { e->lower, ~e->not_upper };
}

/* Let the processor store the bounds of POINTER, the words LOWER and NOT_UPPER
   of a bound register, for SLOT.  */
static void
store_by_processor (uint64_t slot, uint64_t pointer, uint64_t lower,
		    uint64_t not_upper)
{
  const uint64_t words[2] = { lower, not_upper };

  __asm__ volatile ("bndmov	(%0), %%bnd0\n\t"
		    "bndstx	%%bnd0, (%1,%2,1)\n\t"
		    "nop"
		    :
		    : "a" (words), "D" (slot), "S" (pointer), "m" (words)
		    : "memory");
}

void
mpxguard_mpx_need_table (uint64_t slot)
{
  if (slot < MPXGUARD_ADDRESS_END && !mpxguard_mpx_entry_at (slot))
    store_by_processor (slot, 0, 0, 0);
}

void
mpxguard_mpx_store (const void *slot, const void *pointer,
		    struct mpxguard_bounds bounds)
{
  struct mpxguard_mpx_entry entry
    = { bounds.lower, ~bounds.upper, (uint64_t) pointer, 0 };
  struct mpxguard_mpx_entry *e = mpxguard_mpx_entry_at ((uint64_t) slot);

  if (e)
    mpxguard_mpx_entry_write (e, entry);
  /* INIT needs no table.  */
  else if (entry.lower | entry.not_upper)
    store_by_processor ((uint64_t) slot, entry.pointer, entry.lower,
			entry.not_upper);
}
