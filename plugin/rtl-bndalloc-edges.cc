/* The allocation of bound registers: where blocks meet.

   In: what bnd0 to bnd3 hold at the ends of a block's predecessors.  Out: what
   they hold at its begin, and the plan that makes that true on every edge.

   A block begins with what comes to it on the most frequent way, less what nobody
   wants any more, and less what would have to be loaded on another way although
   not every way from here uses it; but where the likely way does, as at the end of
   a loop, a value may be loaded on ways that are less frequent than those that
   have it.  The head of a loop in which nothing
   destroys the registers begins with what the loop uses, too: it is loaded
   once, in front of the loop; that of another loop with nothing but what every
   round uses.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "rtl-bndalloc.h"

/* Whether BB is the head of a loop in which nothing destroys the registers.  BODY
   becomes the set of its blocks.  */

bool
bound_allocation::quiet_loop_p (basic_block bb, bitmap body) const
{
  auto_vec<basic_block> worklist;
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
	return false;
      FOR_EACH_EDGE (e, ei, b->preds)
	if (bitmap_set_bit (body, e->src->index))
	  worklist.safe_push (e->src);
    }
  unsigned index;
  bitmap_iterator bi;
  EXECUTE_IF_SET_IN_BITMAP (body, 0, index, bi)
    if (flow.block (BASIC_BLOCK_FOR_FN (fun, index)).clobbers)
      return false;
  return true;
}

/* Adds to the map M for the begin of BB, the head of a loop of the blocks BODY,
   what the loop uses, as far as there is room.  */

void
bound_allocation::preload_loop (basic_block bb, bitmap body, register_map *m)
{
  auto_bitmap used;
  unsigned index;
  bitmap_iterator bi;
  EXECUTE_IF_SET_IN_BITMAP (body, 0, index, bi)
    for (const bound_ref &ref
	 : flow.block (BASIC_BLOCK_FOR_FN (fun, index)).refs)
      if (!real_p (ref) && ref.use)
	bitmap_set_bit (used, virtual_of (ref));
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

/* Whether the most frequent way from BB uses V before the registers are
   destroyed.  */

bool
bound_allocation::likely_used_p (basic_block bb, unsigned v) const
{
  edge likely = NULL, e;
  edge_iterator ei;
  FOR_EACH_EDGE (e, ei, bb->succs)
    if (!likely || likely->count () < e->count ())
      likely = e;
  return likely && bitmap_bit_p (flow.block (likely->dest).sure_in, v);
}

/* Whether V, which is in a register at the end of one of BB's predecessors, may
   stay in it.  NOISY says that BB is the head of a loop that destroys the
   registers: what not every round uses would be loaded for every one.  */

bool
bound_allocation::stays_p (basic_block bb, unsigned v, bool noisy) const
{
  block_flow &block = flow.block (bb);
  if (!bitmap_bit_p (block.wanted_in, v))
    return false;
  if (bitmap_bit_p (block.sure_in, v))
    return true;
  if (noisy)
    return false;
  profile_count with = profile_count::zero (), without = with;
  bool missing = false;
  edge e;
  edge_iterator ei;
  FOR_EACH_EDGE (e, ei, bb->preds)
    if (!done[e->src->index])
      continue;
    else if (exit[e->src->index].find (v) != NO_REGISTER)
      with += e->count ();
    else
      {
	without += e->count ();
	missing = true;
      }
  return !missing || (without < with && likely_used_p (bb, v));
}

/* Decides what the registers hold at the begin of BB.  */

void
bound_allocation::begin_block (basic_block bb)
{
  block_flow &block = flow.block (bb);
  register_map &m = entry[bb->index];
  m.clear ();
  edge best = NULL;
  bool back_edge = false;
  edge e;
  edge_iterator ei;
  FOR_EACH_EDGE (e, ei, bb->preds)
    if (edge_in_memory_p (e))
      return;
    else if (!done[e->src->index])
      back_edge = true;
    else if (!best || best->count () < e->count ())
      best = e;
  if (!best)
    return;

  auto_bitmap body;
  bool quiet = back_edge && quiet_loop_p (bb, body);
  m = exit[best->src->index];
  for (unsigned r = 0; r < REAL_BOUND_REGISTERS; r++)
    if (m.holds[r] != NOTHING
	&& ((block.fixed_in & (1U << r)) || !stays_p (bb, m.holds[r], back_edge && !quiet)))
      m.holds[r] = NOTHING;
  if (quiet)
    preload_loop (bb, body, &m);
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
