/* The pre/post-unmap protocol: bounds go away with the memory that their
   pointers lay in.

   A call that unmaps or replaces memory stands between the two halves:

       mpxguard_pre_unmap (from, length);
       result = the real call, by sys.h;
       mpxguard_post_unmap ();

   From the first to the last, bd_sem is held for writing with all signals
   blocked, so nothing but system calls may stand between them.  A first store
   of bounds to a slice whose table was taken away waits for the second half:
   a new mapping cannot inherit old bounds, nor lose new ones.  If the real
   call fails, the bounds in the range are lost, which only makes checks
   permissive.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_UNMAP_H
#define MPXGUARD_UNMAP_H

#include <stdint.h>

/* Lock; invalidate the directory entries of the slices that [FROM, FROM +
   LENGTH) covers whole and mark their tables, clear the entries of those
   covered in part.  Lengths of 0 and ranges that wrap or leave the directory
   are cut to what makes sense.  */
void mpxguard_pre_unmap (uint64_t from, uint64_t length);

/* Empty the tables that were marked, give them back to their slices, and
   unlock.  */
void mpxguard_post_unmap (void);

/* Parts of mpxguard_pre_unmap, for calls that have more than one range or
   learn it late: lock; do to one range, while the lock is held, what is to be
   done to it.  */
void mpxguard_unmap_begin (void);
void mpxguard_unmap_range (uint64_t from, uint64_t length);

/* For a call that may move memory.  Between the halves, before the real call:
   take the bounds of the SIZE bytes at FROM out, so that nobody who gets the
   addresses meets them.  After it: put them to TO, where the first KEPT bytes
   of the memory are now, or back, if TO is FROM.  */
void mpxguard_move_out (uint64_t from, uint64_t size);
void mpxguard_move_in (uint64_t to, uint64_t from, uint64_t kept);

#endif /* MPXGUARD_UNMAP_H */
