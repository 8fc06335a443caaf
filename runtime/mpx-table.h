/* The bounds tables of MPX, as the runtime's C code sees them.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_MPX_TABLE_H
#define MPXGUARD_MPX_TABLE_H

#include "bounds.h"
#include "runtime.h"

/* The directory.  */
extern uint64_t *mpxguard_mpx_directory;

/* Return the table of slice N, or null.  */
static inline struct mpxguard_mpx_entry *
mpxguard_mpx_table (uint64_t n)
{
  uint64_t entry
    = __atomic_load_n (&mpxguard_mpx_directory[n], __ATOMIC_ACQUIRE);

  if (!(entry & MPXGUARD_MPX_TABLE_VALID))
    return NULL;
  return (struct mpxguard_mpx_entry *) (entry & ~MPXGUARD_MPX_TABLE_VALID);
}

/* Return the index in its table of the entry for SLOT.  */
static inline uint64_t
mpxguard_mpx_index (uint64_t slot)
{
  return (slot & MPXGUARD_SLOT_MASK) >> 3;
}

/* Write ENTRY at E.  The processor reads the words one by one, so that the
   entry speaks for no pointer in between.  */
static inline void
mpxguard_mpx_entry_write (struct mpxguard_mpx_entry *e,
			  struct mpxguard_mpx_entry entry)
{
  __atomic_store_n (&e->pointer, ~entry.pointer, __ATOMIC_RELEASE);
  __atomic_store_n (&e->lower, entry.lower, __ATOMIC_RELEASE);
  __atomic_store_n (&e->not_upper, entry.not_upper, __ATOMIC_RELEASE);
  __atomic_store_n (&e->pointer, entry.pointer, __ATOMIC_RELEASE);
}

/* Clear the entries from E to END; whole pages go back to the kernel.  */
void mpxguard_mpx_zap (struct mpxguard_mpx_entry *e,
		       struct mpxguard_mpx_entry *end);

/* Return the entry for SLOT, or null if its slice has no table.  */
struct mpxguard_mpx_entry *mpxguard_mpx_entry_at (uint64_t slot);

/* Bits of an entry's unused word.  That of a table's first entry also says that
   an unmap has begun which may leave the table behind.  */
#define MPXGUARD_MPX_TABLE_MARKED 1UL
#define MPXGUARD_MPX_ENTRY_LOCKED 2UL

/* Return the bounds of POINTER, which was found in SLOT.  */
struct mpxguard_bounds mpxguard_mpx_load (const void *slot,
					  const void *pointer);

/* SLOT holds POINTER from now on, which has BOUNDS.  */
void mpxguard_mpx_store (const void *slot, const void *pointer,
			 struct mpxguard_bounds bounds);

/* Let the slice of SLOT have a table, if memory suffices.  */
void mpxguard_mpx_need_table (uint64_t slot);

/* DIRECTORY is the processor's from now on, for the calling thread already.
   The kernel manages the tables if it can.  */
void mpxguard_mpx_set_tables_up (uint64_t directory);

/* Return true if the directory entry at ADDRESS leads to a table, which is
   made if need be.  */
bool mpxguard_mpx_make_table (uint64_t address);

#endif /* MPXGUARD_MPX_TABLE_H */
