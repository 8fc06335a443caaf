/* The allocation of bound registers: where blocks meet.

   In: what bnd0 to bnd3 hold at the ends of a block's predecessors.  Out: what
   they hold at its begin, and the plan that makes that true on every edge.

   A block begins with what the end of its most frequent predecessor has, less
   what nobody wants any more, and less what another predecessor would have to
   load although not every way uses it.  The head of a loop in which nothing
   destroys the registers begins with what the loop uses, too: it is loaded
   once, in front of the loop.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "rtl-bndalloc.h"

/* Adds to the MAP for the begin of BB, if it is the head of a loop in which
   nothing destroys the registers, what the loop uses.  */

void
bound_allocation::preload_loop (basic_block bb, register_map *m)
{
  auto_vec<basic_block> worklist;
  auto_bitmap body, used;
  bitmap_set_bit (body, bb->index);
  edge e;
  edge_iterator ei;
  FOR_EACH_EDGE (e, ei, bb->preds)
    if (!done[e->src->index] && bitmap_set_bit (body, e->src->index))
      worklist.safe_push (e->src);
  while (!worklist.is_empty ())
    {
      basic_block b = worklist.pop ();
      if (b == ENTRY_BLOCK_PTR_FOR_FN (fun))
	return;
      FOR_EACH_EDGE (e, ei, b->preds)
	if (bitmap_set_bit (body, e->src->index))
	  worklist.safe_push (e->src);
    }
  unsigned index;
  bitmap_iterator bi;
  EXECUTE_IF_SET_IN_BITMAP (body, 0, index, bi)
    {
      block_flow &block = flow.block (BASIC_BLOCK_FOR_FN (fun, index));
      if (block.clobbers)
	return;
      for (const bound_ref &ref : block.refs)
	if (!real_p (ref) && ref.use)
	  bitmap_set_bit (used, virtual_of (ref));
    }
  EXECUTE_IF_SET_IN_BITMAP (used, 0, index, bi)
    if (bitmap_bit_p (flow.block (bb).wanted_in, index)
	&& m->find (index) == NO_REGISTER)
      for (unsigned r = 0; r < REAL_BOUND_REGISTERS; r++)
	if (m->holds[r] == NOTHING
	    && !(flow.block (bb).fixed_in & (1U << r)))
	  {
	    m->holds[r] = index;
	    break;
	  }
}

/* Decides what the registers hold at the begin of BB.  */

void
bound_allocation::begin_block (basic_block bb)
{
  block_flow &block = flow.block (bb);
  register_map &m = entry[bb->index];
  m.clear ();
  basic_block best = NULL;
  bool back_edge = false;
  edge e;
  edge_iterator ei;
  FOR_EACH_EDGE (e, ei, bb->preds)
    if (edge_in_memory_p (e))
      return;
    else if (!done[e->src->index])
      back_edge = true;
    else if (!best || best->count < e->src->count)
      best = e->src;
  if (!best)
    return;

  m = exit[best->index];
  for (unsigned r = 0; r < REAL_BOUND_REGISTERS; r++)
    {
      int v = m.holds[r];
      if (v == NOTHING)
	continue;
      bool keep = bitmap_bit_p (block.wanted_in, v)
		  && !(block.fixed_in & (1U << r));
      if (keep && !bitmap_bit_p (block.sure_in, v))
	FOR_EACH_EDGE (e, ei, bb->preds)
	  if (done[e->src->index]
	      && exit[e->src->index].find (v) == NO_REGISTER)
	    keep = false;
      if (!keep)
	m.holds[r] = NOTHING;
    }
  if (back_edge)
    preload_loop (bb, &m);
}

/* Plans what makes the registers at the end of E hold what its destination
   expects.  */

void
bound_allocation::settle_edge (edge e)
{
  register_map now = exit[e->src->index];
  const register_map &goal = entry[e->dest->index];
  bool moved = true;
  while (moved)
    {
      moved = false;
      for (unsigned r = 0; r < REAL_BOUND_REGISTERS; r++)
	{
	  int v = goal.holds[r];
	  if (v == NOTHING || now.holds[r] == v)
	    continue;
	  unsigned from = now.find (v);
	  /* What is still needed elsewhere must leave first.  */
	  bool needed = false;
	  for (unsigned q = 0; q < REAL_BOUND_REGISTERS; q++)
	    needed |= now.holds[r] != NOTHING
		      && goal.holds[q] == now.holds[r];
	  if (from == NO_REGISTER || needed)
	    continue;
	  plan_move (from, r, NULL, e);
	  now.holds[r] = v;
	  now.holds[from] = NOTHING;
	  moved = true;
	}
    }
  /* What is left runs in circles, or is in memory.  */
  for (unsigned r = 0; r < REAL_BOUND_REGISTERS; r++)
    if (goal.holds[r] != NOTHING && now.holds[r] != goal.holds[r])
      plan_load (goal.holds[r], r, NULL, e);
}
