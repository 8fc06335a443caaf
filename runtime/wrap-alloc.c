/* Wrappers of the allocators that tell their result otherwise than by
   returning it, and the bounds of blocks.

   In: what malloc and its kin returned.  Out: its bounds as the heap has
   them.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "config.h"

#include <stdlib.h>

#include "heap.h"
#include "table.h"
#include "wrap.h"

struct mpxguard_bounds
mpxguard_block_bounds (const void *p)
{
  struct mpxguard_heap_block block;

  if (p && mpxguard_heap_find ((uint64_t) p, &block) && block.live)
    return (struct mpxguard_bounds) { block.base,
				      block.base + block.size - 1 };
  return mpxguard_bounds_init ();
}

MPXGUARD_WRAPPER (int, posix_memalign, void **where, size_t alignment,
		  size_t size)
{
  struct mpxguard_call call = MPXGUARD_CALL (posix_memalign);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 0, where);
  int result;

  mpxguard_call_writes (&call, where, sizeof *where, bounds);
  result = posix_memalign (where, alignment, size);
  if (result == 0)
    mpxguard_store (where, *where, mpxguard_bounds_make (*where, size));
  return result;
}
