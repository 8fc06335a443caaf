/* The quick way to forget the bounds of pointers that a block of the heap
   holds: free does it for each block.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_TABLE_CLEAR_H
#define MPXGUARD_TABLE_CLEAR_H

#include "table.h"

/* Of larger slots whole pages of entries are given back.  */
#define HEAP_QUICK_SLOT 4096U

/* Clear the entries for the block of SIZE bytes at BASE, a multiple of 16 like
   the end of its slot.  Return false, and do nothing, if it does not lie in a
   single slice.  */
bool mpxguard_quick_clear (uint64_t base, uint64_t size);

/* Clear the entries for the block of SIZE bytes at BASE in the table that the
   directory entry BIASED leads to.  Blocks of the heap begin at multiples of 16
   and no other object lies in the 16 bytes in which they end.  A page that was
   never written is only read.  */
static inline void
mpxguard_clear_block (uint64_t biased, uint64_t base, uint64_t size)
{
  const __m128i zero = _mm_setzero_si128 ();
  struct mpxguard_entry *e
    = mpxguard_table_of (biased) + mpxguard_entry_index (base);
  struct mpxguard_entry *end
    = e + ((size + 15) / 16 * 2 << mpxguard_entry_shift);

  for (; e < end; e += 2)
    {
      volatile __m128i *pair = (volatile __m128i *) e;
      __m128i both = _mm_or_si128 (pair[0], pair[1]);

      if (_mm_movemask_epi8 (_mm_cmpeq_epi8 (both, zero)) != 0xffff)
	{
	  pair[0] = zero;
	  pair[1] = zero;
	}
    }
}

#endif /* MPXGUARD_TABLE_CLEAR_H */
