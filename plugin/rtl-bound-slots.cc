/* Stack slots for bounds.

   In: the virtual registers that need memory, and where they are alive.  Out: a
   slot of 16 bytes for each, shared by those that are never alive together.
   Two of them disturb each other if one is defined where the other is alive;
   each gets the first slot that none of those it disturbs has.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "memmodel.h"
#include "emit-rtl.h"
#include "function.h"
#include "rtl-bound-slots.h"

namespace {

/* Adds to DISTURBED, by virtual register, what each of SPILLED disturbs in
   BB.  */

void
collect_disturbed (block_flow &block, bitmap spilled,
		   vec<bitmap> *disturbed)
{
  auto_bitmap live;
  bitmap_and (live, block.live_out, spilled);
  for (int i = block.events.length () - 1; i >= 0; i--)
    {
      const bound_event &event = block.events[i];
      const bound_ref *refs = block.refs.address () + event.first;
      for (unsigned j = 0; j < event.count; j++)
	{
	  if (refs[j].reg < REAL_BOUND_REGISTERS || !refs[j].def)
	    continue;
	  unsigned v = refs[j].reg - REAL_BOUND_REGISTERS;
	  if (!bitmap_bit_p (spilled, v))
	    continue;
	  unsigned other;
	  bitmap_iterator bi;
	  EXECUTE_IF_SET_IN_BITMAP (live, 0, other, bi)
	    if (other != v)
	      {
		bitmap_set_bit ((*disturbed)[v], other);
		bitmap_set_bit ((*disturbed)[other], v);
	      }
	  bitmap_clear_bit (live, v);
	}
      for (unsigned j = 0; j < event.count; j++)
	if (refs[j].reg >= REAL_BOUND_REGISTERS && refs[j].use
	    && bitmap_bit_p (spilled, refs[j].reg - REAL_BOUND_REGISTERS))
	  bitmap_set_bit (live, refs[j].reg - REAL_BOUND_REGISTERS);
    }
}

} // anonymous namespace

bound_slots::bound_slots (function *fun, const bound_flow &flow,
			  bitmap spilled)
{
  memory.safe_grow_cleared (flow.virtuals, true);
  auto_vec<bitmap> disturbed;
  for (unsigned v = 0; v < flow.virtuals; v++)
    disturbed.safe_push (BITMAP_ALLOC (NULL));
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    collect_disturbed (flow.block (bb), spilled, &disturbed);

  /* After longjmp a slot holds what it held last: nothing else may have
     been there.  */
  bool share = !fun->calls_setjmp && !fun->has_nonlocal_label;
  auto_vec<rtx> slots;
  auto_vec<unsigned> number;
  number.safe_grow_cleared (flow.virtuals, true);
  unsigned v;
  bitmap_iterator bi;
  EXECUTE_IF_SET_IN_BITMAP (spilled, 0, v, bi)
    {
      auto_bitmap taken;
      unsigned other;
      bitmap_iterator bj;
      EXECUTE_IF_SET_IN_BITMAP (disturbed[v], 0, other, bj)
	if (memory[other])
	  bitmap_set_bit (taken, number[other]);
      unsigned n = share ? 0 : slots.length ();
      while (bitmap_bit_p (taken, n))
	n++;
      if (n >= slots.length ())
	slots.safe_push (assign_stack_local (BLKmode, 16, BITS_PER_WORD));
      number[v] = n;
      memory[v] = slots[n];
    }
  for (bitmap b : disturbed)
    BITMAP_FREE (b);
}
