/* Pass bndalloc: virtual to real bound registers, before GCC's own allocator.

   In: asm statements that name virtual bound registers.  Out: the same with
   bnd0 to bnd3, and stores and loads of stack slots for what does not fit:

     bndldx (%0,%1), %bv5		bndldx (%0,%1), %bnd1
					bndmov %bnd1, 16(%rsp)
     bndcl (%0), %bv5			bndcl (%0), %bnd1
     call f				call f
     bndcl (%0), %bv5			bndmov 16(%rsp), %bnd1
					bndcl (%0), %bnd1

   Blocks are taken in reverse post order, and each from its first insn to its
   last with the map of what the four registers hold.  A use of a value that
   is in none loads it into one; where all are taken the value goes whose next
   use is farthest, and never is one stored then: a value that is loaded
   anywhere is stored once, where it is defined.  Every call empties the map.

   A block begins with the map that the end of its most frequent predecessor
   has, less what is not wanted any more and less what other predecessors
   would have to load without need.  A loop without a call begins with what
   it uses, as far as there is room, one with a call with what every round
   uses.  On the edges where the maps
   differ, copies and loads make them agree.

   A value whose only definition is a bndmk of operands that are still at hand
   is made again instead of loaded, and needs no slot.

   Everything is planned first and written then.  Here is what happens inside
   blocks; rtl-bndalloc-edges.cc decides what registers hold where blocks meet,
   rtl-bndalloc-write.cc writes the plan, and rtl-bound-slots.cc makes the
   slots.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "df.h"
#include "mpx-signature.h"
#include "passes.h"
#include "rtl-bndalloc.h"
#include "rtl-bound-address.h"

namespace {

/* Insns ahead that the search for a next use looks at.  */
const unsigned search_limit = 500;

bool
move_p (const bound_event &event)
{
  const char *text = insn_asm_text (event.insn);
  return event.count == 2 && text && startswith (text, "bndmov");
}

/* Whether X, an operand of a bndmk, has the same value wherever the bndmk's
   result is used, and is cheap to have there.  */

bool
constant_operand_p (rtx x)
{
  if (!REG_P (x) || HARD_REGISTER_P (x)
      || DF_REG_DEF_COUNT (REGNO (x)) != 1)
    return false;
  df_ref def = DF_REG_DEF_CHAIN (REGNO (x));
  if (DF_REF_IS_ARTIFICIAL (def))
    return false;
  rtx set = single_set (DF_REF_INSN (def));
  if (!set || !rtx_equal_p (SET_DEST (set), x))
    return false;
  rtx source = SET_SRC (set);
  return CONSTANT_P (source) || source == frame_pointer_rtx
	 || (GET_CODE (source) == PLUS && XEXP (source, 0) == frame_pointer_rtx
	     && CONST_INT_P (XEXP (source, 1)));
}

} // anonymous namespace

bound_allocation::bound_allocation (function *f, unsigned results)
  : fun (f), flow (f, results)
{
  entry.safe_grow_cleared (last_basic_block_for_fn (fun), true);
  exit.safe_grow_cleared (last_basic_block_for_fn (fun), true);
  done.safe_grow_cleared (last_basic_block_for_fn (fun), true);
  virtuals.safe_grow_cleared (flow.virtuals, true);
  for (virtual_register &v : virtuals)
    v.hint = NO_REGISTER;
}


/* What is known beforehand.  */

/* Takes hints from the move EVENT.  */

void
bound_allocation::describe_move (const bound_event &event,
				 const bound_ref *refs)
{
  if (!move_p (event) || real_p (refs[0]) == real_p (refs[1]))
    return;
  const bound_ref &v = real_p (refs[0]) ? refs[1] : refs[0];
  const bound_ref &r = real_p (refs[0]) ? refs[0] : refs[1];
  if (virtuals[virtual_of (v)].hint == NO_REGISTER)
    virtuals[virtual_of (v)].hint = r.reg;
}

void
bound_allocation::describe_virtuals ()
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (const bound_event &event : flow.block (bb).events)
      {
	const bound_ref *refs = flow.refs_of (flow.block (bb), event);
	for (unsigned i = 0; i < event.count; i++)
	  if (!real_p (refs[i]) && refs[i].def)
	    {
	      virtuals[virtual_of (refs[i])].definition = event.insn;
	      virtuals[virtual_of (refs[i])].definitions++;
	    }
	describe_move (event, refs);
      }
  for (unsigned v = 0; v < virtuals.length (); v++)
    virtuals[v].always_made = can_make_again (v);
}

/* Whether V's only definition can be repeated anywhere.  */

bool
bound_allocation::can_make_again (unsigned v) const
{
  const virtual_register &known = virtuals[v];
  if (known.definitions != 1
      || !startswith (insn_asm_text (known.definition), "bndmk"))
    return false;
  rtx body = extract_asm_operands (PATTERN (known.definition));
  for (int i = 0; i < ASM_OPERANDS_INPUT_LENGTH (body); i++)
    if (!constant_operand_p (ASM_OPERANDS_INPUT (body, i)))
      return false;
  return true;
}


/* Registers.  */

/* How far behind event N of BB the next use of V is: NEVER if V is not used
   before the registers are destroyed, or set.  */

unsigned
bound_allocation::next_use (basic_block bb, unsigned n, unsigned v) const
{
  block_flow &block = flow.block (bb);
  unsigned end = MIN (block.events.length (), n + search_limit);
  for (unsigned i = n + 1; i < end; i++)
    {
      const bound_event &event = block.events[i];
      if (event.clobber)
	return NEVER;
      const bound_ref *refs = block.refs.address () + event.first;
      for (unsigned j = 0; j < event.count; j++)
	if (!real_p (refs[j]) && virtual_of (refs[j]) == v)
	  return refs[j].use ? i - n : NEVER;
    }
  return end < block.events.length () || bitmap_bit_p (block.wanted_out, v)
	 ? search_limit + 1 : NEVER;
}

/* A register that event N of BB may use for a virtual one, HINT if possible,
   and none of the mask FORBIDDEN.  What it held is forgotten.  NO_REGISTER if
   arguments that are still to be taken hold all of them.  */

unsigned
bound_allocation::choose_register (basic_block bb, unsigned n,
				   unsigned forbidden, unsigned hint)
{
  const bound_event &event = flow.block (bb).events[n];
  forbidden |= event.fixed_before | event.fixed_after;
  unsigned best = NO_REGISTER, best_distance = 0;
  for (unsigned r = 0; r < REAL_BOUND_REGISTERS; r++)
    {
      if (forbidden & (1U << r))
	continue;
      unsigned distance = map.holds[r] == NOTHING ? NEVER
			  : next_use (bb, n, map.holds[r]);
      if (best == NO_REGISTER || distance > best_distance
	  || (distance == NEVER && r == hint))
	{
	  best = r;
	  best_distance = distance;
	}
    }
  if (best != NO_REGISTER)
    map.holds[best] = NOTHING;
  return best;
}

/* Makes REG free at event N of BB, which is going to set it; a value that is
   wanted, other than EXCEPT, moves to a free register.  That is the one which it
   is wanted in later, or else the last: arguments fill the registers from
   bnd0 on.  */

void
bound_allocation::make_room (basic_block bb, unsigned n, unsigned reg,
			     int except)
{
  int held = map.holds[reg];
  if (held == NOTHING || held == except)
    return;
  map.holds[reg] = NOTHING;
  if (next_use (bb, n, held) == NEVER)
    return;
  const bound_event &event = flow.block (bb).events[n];
  unsigned chosen = NO_REGISTER;
  for (unsigned r = 0; r < REAL_BOUND_REGISTERS; r++)
    if (r != reg && !((event.fixed_before | event.fixed_after) & (1U << r))
	&& (map.holds[r] == NOTHING
	    || (map.holds[r] != except
		&& next_use (bb, n, map.holds[r]) == NEVER))
	&& (chosen == NO_REGISTER || chosen != virtuals[held].hint))
      chosen = r;
  if (chosen == NO_REGISTER)
    return;
  plan_move (reg, chosen, event.insn, NULL);
  map.holds[chosen] = held;
}


/* Plans.  */

void
bound_allocation::plan_load (unsigned v, unsigned to, rtx_insn *insn, edge e)
{
  planned p = { PLAN_LOAD, v, 0, to, insn, e };
  plan.safe_push (p);
  virtuals[v].loaded = true;
}

void
bound_allocation::plan_move (unsigned from, unsigned to, rtx_insn *insn,
			     edge e)
{
  planned p = { PLAN_MOVE, 0, from, to, insn, e };
  plan.safe_push (p);
}

/* Says that V is defined by INSN, and is in FROM behind it.  */

void
bound_allocation::note_definition (unsigned v, unsigned from, rtx_insn *insn)
{
  planned p = { PLAN_STORE, v, from, 0, insn, NULL };
  definitions.safe_push (p);
}


/* Blocks.  */

/* The copy of a virtual register to the real one of event N of BB.  */

void
bound_allocation::move_to_real (basic_block bb, unsigned n,
				const bound_ref *refs)
{
  const bound_event &event = flow.block (bb).events[n];
  unsigned v = virtual_of (refs[0]), to = refs[1].reg;
  make_room (bb, n, to, v);
  unsigned from = map.find (v);
  if (from == NO_REGISTER)
    plan_load (v, to, event.insn, NULL);
  else if (from != to)
    plan_move (from, to, event.insn, NULL);
  if (from == NO_REGISTER)
    map.holds[to] = v;
  superfluous.safe_push (event.insn);
}

/* The copy of a real register to a virtual one.  */

void
bound_allocation::move_from_real (basic_block bb, unsigned n,
				  const bound_ref *refs)
{
  const bound_event &event = flow.block (bb).events[n];
  unsigned v = virtual_of (refs[1]), from = refs[0].reg;
  unsigned old = map.find (v);
  if (old != NO_REGISTER)
    map.holds[old] = NOTHING;
  unsigned to = from;
  if (event.fixed_after & (1U << from))
    {
      to = choose_register (bb, n, 0, NO_REGISTER);
      if (to != NO_REGISTER)
	plan_move (from, to, event.insn, NULL);
    }
  if (to != NO_REGISTER)
    map.holds[to] = v;
  note_definition (v, to != NO_REGISTER ? to : from, event.insn);
  superfluous.safe_push (event.insn);
}

/* The copy of a virtual register to another.  */

void
bound_allocation::move_virtual (basic_block bb, unsigned n,
				const bound_ref *refs)
{
  const bound_event &event = flow.block (bb).events[n];
  unsigned v = virtual_of (refs[0]), target = virtual_of (refs[1]);
  unsigned old = map.find (target);
  if (old != NO_REGISTER)
    map.holds[old] = NOTHING;
  unsigned from = map.find (v);
  unsigned to = from;
  if (from == NO_REGISTER)
    {
      to = choose_register (bb, n, 0, virtuals[target].hint);
      gcc_assert (to != NO_REGISTER);
      plan_load (v, to, event.insn, NULL);
    }
  else if (next_use (bb, n, target) == NEVER)
    /* It is only stored.  */
    to = NO_REGISTER;
  else if (next_use (bb, n, v) != NEVER)
    {
      to = choose_register (bb, n, 1U << from, virtuals[target].hint);
      gcc_assert (to != NO_REGISTER);
      plan_move (from, to, event.insn, NULL);
    }
  if (to != NO_REGISTER)
    map.holds[to] = target;
  note_definition (target, to != NO_REGISTER ? to : from, event.insn);
  superfluous.safe_push (event.insn);
}

/* Any other insn with operands.  */

void
bound_allocation::allocate_operands (basic_block bb, unsigned n,
				     const bound_ref *refs)
{
  const bound_event &event = flow.block (bb).events[n];
  auto_vec<bound_name, 4> names;
  unsigned taken = 0;
  for (unsigned i = 0; i < event.count; i++)
    if (!real_p (refs[i]) && refs[i].use)
      {
	unsigned r = map.find (virtual_of (refs[i]));
	if (r != NO_REGISTER)
	  taken |= 1U << r;
      }
  for (unsigned i = 0; i < event.count; i++)
    {
      if (real_p (refs[i]))
	{
	  if (refs[i].def)
	    make_room (bb, n, refs[i].reg, NOTHING);
	  continue;
	}
      unsigned v = virtual_of (refs[i]);
      unsigned r = map.find (v);
      if (r != NO_REGISTER && refs[i].def && (event.fixed_after & (1U << r)))
	{
	  /* Somebody waits for what is in R.  */
	  map.holds[r] = NOTHING;
	  r = NO_REGISTER;
	}
      if (r == NO_REGISTER)
	{
	  r = choose_register (bb, n, taken, virtuals[v].hint);
	  gcc_assert (r != NO_REGISTER);
	  if (refs[i].use)
	    plan_load (v, r, event.insn, NULL);
	}
      taken |= 1U << r;
      map.holds[r] = v;
      const bound_name name = { refs[i].reg, r };
      names.safe_push (name);
      if (refs[i].def)
	note_definition (v, r, event.insn);
    }
  const char *text = insn_asm_text (event.insn);
  set_insn_asm_text (event.insn, rename_bound_registers (text, names));
}

/* Whether event N of BB makes a value that is made again before each of its
   uses.  */

bool
bound_allocation::made_in_vain_p (basic_block bb, unsigned n,
				  const bound_ref *refs) const
{
  const bound_event &event = flow.block (bb).events[n];
  if (event.count != 1 || real_p (refs[0]) || !refs[0].def)
    return false;
  unsigned v = virtual_of (refs[0]);
  return virtuals[v].always_made && next_use (bb, n, v) == NEVER;
}

void
bound_allocation::allocate_event (basic_block bb, unsigned n)
{
  block_flow &block = flow.block (bb);
  const bound_event &event = block.events[n];
  const bound_ref *refs = flow.refs_of (block, event);
  if (event.clobber)
    map.clear ();
  if (!event.count)
    return;
  if (made_in_vain_p (bb, n, refs))
    {
      superfluous.safe_push (event.insn);
      return;
    }
  if (move_p (event) && !real_p (refs[0]) && real_p (refs[1]))
    move_to_real (bb, n, refs);
  else if (move_p (event) && real_p (refs[0]) && !real_p (refs[1]))
    move_from_real (bb, n, refs);
  else if (move_p (event) && !real_p (refs[0]))
    move_virtual (bb, n, refs);
  else
    allocate_operands (bb, n, refs);
}

void
bound_allocation::allocate_block (basic_block bb)
{
  begin_block (bb);
  map = entry[bb->index];
  for (unsigned n = 0; n < flow.block (bb).events.length (); n++)
    allocate_event (bb, n);
  exit[bb->index] = map;
  done[bb->index] = true;
}

void
bound_allocation::run ()
{
  describe_virtuals ();
  int *order = XNEWVEC (int, n_basic_blocks_for_fn (fun));
  int count = pre_and_rev_post_order_compute (NULL, order, false);
  for (int i = 0; i < count; i++)
    allocate_block (BASIC_BLOCK_FOR_FN (fun, order[i]));
  free (order);
  basic_block bb;
  edge e;
  edge_iterator ei;
  FOR_EACH_BB_FN (bb, fun)
    if (done[bb->index])
      FOR_EACH_EDGE (e, ei, bb->preds)
	if (done[e->src->index] && !edge_in_memory_p (e))
	  settle_edge (e);
  if (dump_file)
    dump ();
  write ();
}

unsigned
execute_bndalloc (function *fun)
{
  drop_segments_of_checks (fun);
  df_analyze ();
  bound_allocation allocation (fun, function_results (fun->decl));
  allocation.run ();
  return 0;
}
