/* Bounds that are kept for ever.

   Generated code of metadata=hybrid holds the bounds of a pointer that it has
   found as the address of a word with the upper bound (mpxguard-heap-layout.h).
   The slots of the heap have such a word; for tracked pointers there is a hash
   table of pairs {upper, lower}.  A pair is written once and never changed, so
   its address may live in registers for any time; equal bounds share one.

   Pointers below their own lower bound have a pair {0, lower | 2^63}: nothing
   may be accessed through them by the fast path, and the second look
   (recheck.h) finds the object by the lower bound.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_KEPT_BOUNDS_H
#define MPXGUARD_KEPT_BOUNDS_H

/* How many places in the table a pair is looked for; after that its bounds
   count as INIT.  */
#define MPXGUARD_KEPT_PROBES 64

/* So many bytes of the table become writable at a time.  */
#define MPXGUARD_KEPT_PIECE_SHIFT 20
#define MPXGUARD_KEPT_PIECE (1 << MPXGUARD_KEPT_PIECE_SHIFT)

#ifndef __ASSEMBLER__
#include "bounds.h"

#pragma GCC visibility push(hidden)

/* Return the address of the pair of BOUNDS; MPXGUARD_HEAP_UNLIMITED for INIT,
   and where there is no room.  */
uint64_t mpxguard_keep_bounds (struct mpxguard_bounds bounds);

/* Map the table; where the address space is limited a small one must do.  */
void mpxguard_kept_bounds_init (void);

#pragma GCC visibility pop
#endif

#endif /* MPXGUARD_KEPT_BOUNDS_H */
