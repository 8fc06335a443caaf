/* Where bounds are alive and wanted: the data flow that bndalloc works on.

   In: the insns of a function that name bound registers or destroy them.  Out:
   for every block, with the usual equations, whose fixed point rounds through
   the blocks in post order reach,

     live	virtual registers that are used later on, and real ones that
		hold an argument or a result;
     wanted	virtual registers that some way uses before a call destroys
		bnd0 to bnd3: it may pay to have them in a register here;
     sure	those that every way uses before that: having them in a register
		here costs nothing that would not be paid anyway.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "rtl-bound-flow.h"

namespace {

const unsigned all_fixed = (1U << REAL_BOUND_REGISTERS) - 1;

/* The mask of real registers that are alive before EVENT with REFS, when those
   of AFTER are after it.  */

unsigned
fixed_before_event (const bound_event &event, const bound_ref *refs,
		    unsigned after)
{
  unsigned mask = event.clobber ? 0 : after;
  for (unsigned i = 0; i < event.count; i++)
    if (real_p (refs[i]) && refs[i].def)
      mask &= ~(1U << refs[i].reg);
  for (unsigned i = 0; i < event.count; i++)
    if (real_p (refs[i]) && refs[i].use)
      mask |= 1U << refs[i].reg;
  return mask | event.passed;
}

} // anonymous namespace

bool
edge_in_memory_p (const edge e)
{
  return (e->flags & (EDGE_ABNORMAL | EDGE_EH)) != 0
	 || e->src == ENTRY_BLOCK_PTR_FOR_FN (cfun);
}

bound_flow::bound_flow (function *fun, unsigned results)
  : virtuals (0), blocks (vNULL)
{
  blocks.safe_grow_cleared (last_basic_block_for_fn (fun), true);
  basic_block bb;
  FOR_ALL_BB_FN (bb, fun)
    {
      blocks[bb->index] = new block_flow ();
      collect (bb);
    }
  solve_live (fun, results);
  solve_wanted (fun);
  FOR_EACH_BB_FN (bb, fun)
    settle_fixed (bb);
}

bound_flow::~bound_flow ()
{
  for (block_flow *flow : blocks)
    delete flow;
  blocks.release ();
}

/* Collects the events of BB.  */

void
bound_flow::collect (basic_block bb)
{
  block_flow &flow = block (bb);
  flow.fixed_in = flow.fixed_out = 0;
  flow.clobbers = false;
  if (bb->index < NUM_FIXED_BLOCKS)
    return;
  unsigned defined = 0;
  rtx_insn *insn;
  FOR_BB_INSNS (bb, insn)
    {
      if (!NONDEBUG_INSN_P (insn))
	continue;
      bound_event event = { insn, flow.refs.length (), 0, false, 0, 0, 0 };
      collect_bound_refs (insn, &flow.refs);
      event.count = flow.refs.length () - event.first;
      event.clobber = clobbers_bounds_p (insn);
      if (!event.count && !event.clobber)
	continue;
      if (event.clobber)
	{
	  /* What was put into real registers was put there for the call.  */
	  if (CALL_P (insn))
	    event.passed = defined;
	  defined = 0;
	  flow.clobbers = true;
	}
      for (unsigned i = event.first; i < flow.refs.length (); i++)
	if (!real_p (flow.refs[i]))
	  virtuals = MAX (virtuals, virtual_of (flow.refs[i]) + 1);
	else if (flow.refs[i].def)
	  defined |= 1U << flow.refs[i].reg;
      flow.events.safe_push (event);
    }
}

/* Solves for live, of virtual and of real registers.  */

void
bound_flow::solve_live (function *fun, unsigned results)
{
  block (EXIT_BLOCK_PTR_FOR_FN (fun)).fixed_in = results;
  int *order = XNEWVEC (int, n_basic_blocks_for_fn (fun));
  int count = post_order_compute (order, false, false);
  bool changed = true;
  while (changed)
    {
      changed = false;
      for (int n = 0; n < count; n++)
	{
	  basic_block bb = BASIC_BLOCK_FOR_FN (fun, order[n]);
	  block_flow &flow = block (bb);
	  edge e;
	  edge_iterator ei;
	  FOR_EACH_EDGE (e, ei, bb->succs)
	    {
	      bitmap_ior_into (flow.live_out, block (e->dest).live_in);
	      flow.fixed_out |= block (e->dest).fixed_in;
	    }
	  auto_bitmap live;
	  bitmap_copy (live, flow.live_out);
	  unsigned fixed = flow.fixed_out;
	  for (int i = flow.events.length () - 1; i >= 0; i--)
	    {
	      const bound_event &event = flow.events[i];
	      const bound_ref *refs = refs_of (flow, event);
	      for (unsigned j = 0; j < event.count; j++)
		if (!real_p (refs[j]) && refs[j].def)
		  bitmap_clear_bit (live, virtual_of (refs[j]));
	      for (unsigned j = 0; j < event.count; j++)
		if (!real_p (refs[j]) && refs[j].use)
		  bitmap_set_bit (live, virtual_of (refs[j]));
	      fixed = fixed_before_event (event, refs, fixed);
	    }
	  changed |= bitmap_ior_into (flow.live_in, live);
	  changed |= flow.fixed_in != fixed;
	  flow.fixed_in = fixed;
	}
    }
  free (order);
}

/* Writes into the events of BB which real registers hold something.  */

void
bound_flow::settle_fixed (basic_block bb)
{
  block_flow &flow = block (bb);
  unsigned fixed = flow.fixed_out;
  for (int i = flow.events.length () - 1; i >= 0; i--)
    {
      bound_event &event = flow.events[i];
      event.fixed_after = fixed;
      fixed = fixed_before_event (event, refs_of (flow, event), fixed);
      event.fixed_before = fixed;
      gcc_assert ((fixed & ~all_fixed) == 0);
    }
}

/* Solves for wanted and sure.  */

void
bound_flow::solve_wanted (function *fun)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    {
      bitmap_set_range (block (bb).sure_in, 0, virtuals);
      bitmap_set_range (block (bb).sure_out, 0, virtuals);
    }
  int *order = XNEWVEC (int, n_basic_blocks_for_fn (fun));
  int count = post_order_compute (order, false, false);
  bool changed = true;
  while (changed)
    {
      changed = false;
      for (int n = 0; n < count; n++)
	{
	  basic_block bb = BASIC_BLOCK_FOR_FN (fun, order[n]);
	  block_flow &flow = block (bb);
	  edge e;
	  edge_iterator ei;
	  FOR_EACH_EDGE (e, ei, bb->succs)
	    {
	      block_flow &next = block (e->dest);
	      if (edge_in_memory_p (e))
		{
		  bitmap_clear (flow.sure_out);
		  continue;
		}
	      bitmap_ior_into (flow.wanted_out, next.wanted_in);
	      bitmap_and_into (flow.sure_out, next.sure_in);
	    }
	  if (EDGE_COUNT (bb->succs) == 0)
	    bitmap_clear (flow.sure_out);
	  auto_bitmap wanted, sure;
	  bitmap_copy (wanted, flow.wanted_out);
	  bitmap_copy (sure, flow.sure_out);
	  for (int i = flow.events.length () - 1; i >= 0; i--)
	    {
	      const bound_event &event = flow.events[i];
	      const bound_ref *refs = refs_of (flow, event);
	      if (event.clobber)
		{
		  bitmap_clear (wanted);
		  bitmap_clear (sure);
		}
	      for (unsigned j = 0; j < event.count; j++)
		if (!real_p (refs[j]) && refs[j].def)
		  {
		    bitmap_clear_bit (wanted, virtual_of (refs[j]));
		    bitmap_clear_bit (sure, virtual_of (refs[j]));
		  }
	      for (unsigned j = 0; j < event.count; j++)
		if (!real_p (refs[j]) && refs[j].use)
		  {
		    bitmap_set_bit (wanted, virtual_of (refs[j]));
		    bitmap_set_bit (sure, virtual_of (refs[j]));
		  }
	    }
	  changed |= bitmap_ior_into (flow.wanted_in, wanted);
	  changed |= bitmap_and_into (flow.sure_in, sure);
	}
    }
  free (order);
}
