/* Bounds of blocks that may have been freed meanwhile.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_LIFETIMES_H
#define MPXGUARD_LIFETIMES_H

/* Starts and ends work on FUN, whose statements are as the bounds pass left
   them.  */
extern void begin_lifetimes (function *fun);
extern void end_lifetimes (void);

/* BOUNDS as they are in front of STMT: themselves, or what a new look at the
   heap gives, if a call since they were computed may have freed the block.  */
extern tree current_bounds (tree bounds, gimple *stmt);

/* Whether CALL may free blocks of the heap.  */
extern bool call_may_free_p (gcall *call);

#endif /* MPXGUARD_LIFETIMES_H */
