/* Wrappers of the allocators that tell their result otherwise than by
   returning it or that move pointers, and the bounds of blocks.

   In: what malloc and its kin returned.  Out: its bounds as the heap has
   them.  Our own realloc takes the entries of the block along; another knows
   nothing of them, and where it puts the block the tables may still speak of
   what was there before: a pointer of the same value, perhaps, to an object
   that is no more.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#define _GNU_SOURCE

#include "config.h"

#include <malloc.h>
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

/* A realloc that is not ours is about to be called for OLD: return how many
   bytes it keeps at the most.  */
static uint64_t
bytes_to_keep (void *old)
{
  return old && !mpxguard_heap_is_ours () ? malloc_usable_size (old) : 0;
}

/* CALL has made the block NEW of SIZE bytes out of that at OLD, of which it kept
   KEPT bytes at the most: let the entries follow, and give the result.  */
static void
give_reallocated (const struct mpxguard_call *call, void *new, uint64_t size,
		  uint64_t old, uint64_t kept)
{
  if (new && !mpxguard_heap_is_ours ())
    {
      if (kept > size)
	kept = size;
      if ((uint64_t) new != old)
	mpxguard_copy (new, (const void *) old, kept);
      mpxguard_clear ((char *) new + kept, size - kept);
    }
  mpxguard_call_result (call, new, mpxguard_bounds_make (new, size));
}

MPXGUARD_WRAPPER (void *, realloc, void *old, size_t size)
{
  if (mpxguard_hybrid && mpxguard_heap_derives ())
    return realloc (old, size);

  struct mpxguard_call call = MPXGUARD_CALL (realloc);
  uint64_t kept = bytes_to_keep (old), from = (uint64_t) old;
  void *new = realloc (old, size);

  give_reallocated (&call, new, size, from, kept);
  return new;
}

MPXGUARD_WRAPPER (void *, reallocarray, void *old, size_t count, size_t size)
{
  if (mpxguard_hybrid && mpxguard_heap_derives ())
    return reallocarray (old, count, size);

  struct mpxguard_call call = MPXGUARD_CALL (reallocarray);
  uint64_t kept = bytes_to_keep (old), from = (uint64_t) old;
  void *new = reallocarray (old, count, size);

  give_reallocated (&call, new, count * size, from, kept);
  return new;
}
