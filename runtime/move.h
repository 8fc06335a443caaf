/* Ranges of entries: what only the unmap code needs besides table.h.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_MOVE_H
#define MPXGUARD_MOVE_H

#include "table.h"

/* Clear the entries from E to END, which are of one table; whole pages go
   back to the kernel.  */
void mpxguard_zap_entries (struct mpxguard_entry *e,
			   struct mpxguard_entry *end);

/* Let the N slots from SLOT on have the entries at E.  The caller holds
   bd_sem for writing.  What memory is too short for gets lost.  */
void mpxguard_put_entries (uint64_t slot, const struct mpxguard_entry *e,
			   uint64_t n);

#endif /* MPXGUARD_MOVE_H */
