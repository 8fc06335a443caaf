/* The second look at an access that failed its check.

   In: the access and its bounds.  Out: whether it is a violation.

   The bounds of a pointer can be out of date in correct C: uninstrumented code
   grew the block in place, or the pointer was carried over to the block's new
   place by arithmetic (p += new - old).  So an access that lies wholly in one
   live block of the heap is accepted when its bounds are not those of a live
   object any more.

   A table of MPX may give a pointer the bounds of another one while a second
   thread stores there, or one bound of each.  So in a process with threads an
   access that lies wholly in one live block is accepted, too, if its bounds are
   not that block's and may have come from a table; and so is any access whose
   lower bound is above the upper one, which no object has.

   A pointer that was kept as an integer may have been moved out of its object as
   such, where nobody could know that it was one, and be moved back as a pointer.
   What it accesses must be a live block, but not that in which it lay.

   A block that is a mapping may have been made longer by another one behind it
   (joined.c).

   And where bounds are derived from the pointer, those of a pointer that left
   its object are another slot's, or end at 0 if its object is not in the heap.
   Then the records of escapes (heap-escape.c) decide.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "recheck.h"

#include "bounds.h"
#include "heap.h"
#include "joined.h"
#include "mpx.h"

/* True if the bounds LOWER to UPPER cannot be those of an object that is
   alive, LOWER being an address in the heap.  A slot begins where it always
   began, so bounds that lie strictly inside a live block were made smaller
   on purpose.  */
static bool
is_stale (uint64_t lower, uint64_t upper)
{
  struct mpxguard_heap_block block;

  if (!mpxguard_heap_contains (lower))
    return false;
  if (!mpxguard_heap_find (lower, &block) || !block.live)
    return true;
  if (lower == block.base)
    return upper != block.base + block.size - 1;
  return upper + 1 - block.base > block.size;
}

/* Return true if V's upper bound says that the pointer was below its object's
   lower bound, where the tables cannot hold it.  (Bounds from ~0 to 0 are those
   that the API gives to a pointer through which nothing may be accessed.)  */
static bool
upper_is_lost (const struct mpxguard_violation *v)
{
  return v->upper == 0 && v->lower > 1 && v->lower != ~0UL;
}

/* Decide about V, whose upper bound is lost.  Without a record nothing is
   known of the object.  */
static bool
accepts_escaped_object (struct mpxguard_violation *v)
{
  return mpxguard_escape_admits (v->address, v->size, v->lower, &v->upper)
	 != MPXGUARD_ESCAPE_DENIES;
}

/* Return true if V is inside its bounds, which an earlier look has mended.  */
static bool
is_inside (const struct mpxguard_violation *v)
{
  return v->address >= v->lower && v->address <= v->upper
	 && v->size - 1 <= v->upper - v->address;
}

/* Return true if V lies wholly in a live block.  */
static bool
lies_in_block (const struct mpxguard_violation *v)
{
  struct mpxguard_heap_block block;

  return mpxguard_heap_find (v->address, &block) && block.live
	 && v->address >= block.base && v->size <= block.size
	 && v->address - block.base <= block.size - v->size;
}

/* Return true if V's bounds may be what two threads have left in a table that
   stored pointers there at the same time.  */
static bool
may_be_torn (const struct mpxguard_violation *v)
{
  return mpxguard_mpx_entries_tear
	 && (v->flags & MPXGUARD_ORIGIN_MASK) != MPXGUARD_ORIGIN_OBJECT
	 && !(v->flags & MPXGUARD_ACCESS_NARROWED);
}

/* Return true if V's bounds are the lower one of an object and the upper one of
   another, which lies below it.  (Those of no bytes at all end just below
   their begin, and nothing may be accessed through those from ~0.)  */
static bool
is_mixture (const struct mpxguard_violation *v)
{
  return v->lower > v->upper + 1 && v->upper != 0 && v->lower != ~0UL;
}

/* Return true if V lies in mappings that were put behind the object.  */
static bool
lies_behind_mapping (const struct mpxguard_violation *v)
{
  return !(v->flags & MPXGUARD_ACCESS_NARROWED) && v->address >= v->lower
	 && mpxguard_joined_behind (v->upper + 1,
				    v->address > v->upper ? v->address
							  : v->upper + 1,
				    v->address + v->size - 1);
}

/* V's bounds come from a slot to which a pointer of the block at OWNER had
   escaped: it is that block that was missed if the slot holds none, or if the
   access goes to OWNER's.  */
static void
name_owner (struct mpxguard_violation *v, uint64_t owner)
{
  struct mpxguard_heap_block block, hit;

  /* A slot that was never used may be none that can be found.  */
  if ((mpxguard_heap_find (v->lower, &block) && block.live
       && !(mpxguard_heap_find (v->address, &hit) && hit.base == owner))
      || !mpxguard_heap_find (owner, &block) || !block.live)
    return;
  v->lower = block.base;
  v->upper = block.base + block.size - 1;
}

uint64_t
mpxguard_recheck_upper (uint64_t lower, uint64_t upper)
{
  return upper == 0 && mpxguard_heap_contains (lower) ? lower - 1 : upper;
}

bool
mpxguard_recheck_accepts (struct mpxguard_violation *v)
{
  struct mpxguard_heap_block block;
  uint64_t owner;

  if (is_inside (v))
    return true;
  if (upper_is_lost (v))
    return accepts_escaped_object (v);
  if (may_be_torn (v) && is_mixture (v))
    return true;
  if (lies_behind_mapping (v))
    return true;
  if (mpxguard_heap_escaped (v->address, v->size, v->lower, v->upper))
    return true;
  if (mpxguard_heap_escaped_to (v->lower, v->address, &owner))
    {
      name_owner (v, owner);
      return false;
    }
  if ((v->flags & MPXGUARD_ACCESS_NARROWED) || !lies_in_block (v))
    return false;
  /* Where bounds of pointers into blocks are computed, no table has them.  */
  if ((may_be_torn (v) && !mpxguard_hybrid)
      || (v->flags & MPXGUARD_ORIGIN_MASK) == MPXGUARD_ORIGIN_INTEGER)
    return true;
  return is_stale (v->lower, v->upper)
	 || (mpxguard_heap_find (v->address, &block)
	     && v->lower == block.base);
}
