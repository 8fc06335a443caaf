/* Ranges of entries: what only the protocol needs besides table.h.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_MOVE_H
#define MPXGUARD_MOVE_H

#include "table.h"

/* Clear the entries from E to END, which lie in tables; whole pages go
   back to the kernel.  */
void mpxguard_zap_entries (struct mpxguard_entry *e,
			   struct mpxguard_entry *end);

#endif /* MPXGUARD_MOVE_H */
