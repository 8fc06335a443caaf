/* Ranges of entries: what only the unmap code needs besides table.h.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_MOVE_H
#define MPXGUARD_MOVE_H

#include "table.h"

/* Clear the entries from E to END, which are of one table; whole pages go
   back to the kernel.  */
void mpxguard_zap_entries (struct mpxguard_entry *e,
			   struct mpxguard_entry *end);

/* mpxguard_copy for a caller that holds bd_sem.  */
void mpxguard_copy_locked (const void *dst, const void *src, uint64_t size);

#endif /* MPXGUARD_MOVE_H */
