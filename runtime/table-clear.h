/* The quick way to forget the bounds of pointers that a block of the heap
   holds: free does it for each block.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_TABLE_CLEAR_H
#define MPXGUARD_TABLE_CLEAR_H

#include <stdbool.h>
#include <stdint.h>

/* Of larger slots whole pages of entries are given back.  */
#define HEAP_QUICK_SLOT 4096U

/* Clear the entries for the block of SIZE bytes at BASE, a multiple of 16 like
   the end of its slot.  Return false, and do nothing, if it does not lie in a
   single slice.  */
bool mpxguard_quick_clear (uint64_t base, uint64_t size);

#endif /* MPXGUARD_TABLE_CLEAR_H */
