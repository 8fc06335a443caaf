/* The bounds tables of MPX, as the runtime's C code sees them.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_MPX_TABLE_H
#define MPXGUARD_MPX_TABLE_H

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

/* DIRECTORY is the processor's from now on.  */
void mpxguard_mpx_set_tables_up (uint64_t directory);

/* Return true if the directory entry at ADDRESS leads to a table, which is
   made if need be.  */
bool mpxguard_mpx_make_table (uint64_t address);

#endif /* MPXGUARD_MPX_TABLE_H */
