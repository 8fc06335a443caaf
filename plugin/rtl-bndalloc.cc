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
   it uses, as far as there is room.  On the edges where the maps
   differ, copies and loads make them agree.

   A value whose only definition is a bndmk of operands that are still at hand
   is made again instead of loaded, and needs no slot.

   Everything is planned first and written then; slots are shared by values
   that are never alive together.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "memmodel.h"
#include "emit-rtl.h"
#include "function.h"
#include "df.h"
#include "cfgrtl.h"
#include "passes.h"
#include "rtl-bound-flow.h"
#include "rtl-bound-slots.h"
#include "statistics.h"

namespace {

const int NOTHING = -1;
const unsigned NO_REGISTER = ~0U;
const unsigned NEVER = ~0U;
/* Insns ahead that the search for a next use looks at.  */
const unsigned search_limit = 500;

/* What bnd0 to bnd3 hold: virtual registers or NOTHING.  */
struct register_map
{
  int holds[REAL_BOUND_REGISTERS];

  void clear ()
  {
    for (int &h : holds)
      h = NOTHING;
  }
  /* The register that holds V.  */
  unsigned find (unsigned v) const
  {
    for (unsigned r = 0; r < REAL_BOUND_REGISTERS; r++)
      if (holds[r] == (int) v)
	return r;
    return NO_REGISTER;
  }
};

/* An instruction to be added: where INSN is null on the edge E.  */
enum planned_kind
{
  PLAN_LOAD,			/* V, from its slot or made again, to TO.  */
  PLAN_STORE,			/* V, from FROM, to its slot, behind INSN.  */
  PLAN_MOVE			/* FROM to TO.  */
};

struct planned
{
  planned_kind kind;
  unsigned v;
  unsigned from;
  unsigned to;
  rtx_insn *insn;
  edge e;
};

/* What is known of a virtual register.  */
struct virtual_register
{
  rtx_insn *definition;		/* The only one that it has.  */
  unsigned definitions;
  unsigned hint;		/* A real register that it is copied from or
				   to.  */
  bool loaded;			/* From its slot, somewhere.  */
  bool always_made;		/* Made again, not loaded, everywhere.  */
};

/* The allocation of one function.  */
class bound_allocation
{
public:
  bound_allocation (function *fun, bool returns_bounds);
  void run ();

private:
  void describe_virtuals ();
  void describe_move (const bound_event &event, const bound_ref *refs);
  bool can_make_again (unsigned v) const;

  void begin_block (basic_block bb);
  void allocate_block (basic_block bb);
  void allocate_event (basic_block bb, unsigned n);
  void move_to_real (basic_block bb, unsigned n, const bound_ref *refs);
  void move_from_real (basic_block bb, unsigned n, const bound_ref *refs);
  void move_virtual (basic_block bb, unsigned n, const bound_ref *refs);
  void allocate_operands (basic_block bb, unsigned n, const bound_ref *refs);
  void preload_loop (basic_block bb, register_map *map);

  unsigned next_use (basic_block bb, unsigned n, unsigned v) const;
  unsigned choose_register (basic_block bb, unsigned n, unsigned forbidden,
			    unsigned hint);
  void make_room (basic_block bb, unsigned n, unsigned reg, int except);

  void plan_load (unsigned v, unsigned to, rtx_insn *insn, edge e);
  void plan_move (unsigned from, unsigned to, rtx_insn *insn, edge e);
  void note_definition (unsigned v, unsigned from, rtx_insn *insn);
  void settle_edge (edge e);
  void write ();
  rtx load_pattern (const planned &p) const;
  void dump_map (const char *title, const register_map &map) const;
  void dump () const;

  function *fun;
  bound_flow flow;
  auto_vec<virtual_register> virtuals;
  auto_vec<register_map> entry, exit;
  auto_vec<bool> done;
  register_map map;		/* At the current place.  */
  auto_vec<planned> plan;
  auto_vec<planned> definitions; /* PLAN_STOREs, in case V is loaded.  */
  auto_vec<rtx_insn *> superfluous;
  bound_slots *slots;
};

unsigned
virtual_of (const bound_ref &ref)
{
  return ref.reg - REAL_BOUND_REGISTERS;
}

bool
real_p (const bound_ref &ref)
{
  return ref.reg < REAL_BOUND_REGISTERS;
}

bool
move_p (const bound_event &event)
{
  const char *text = insn_asm_text (event.insn);
  return event.count == 2 && text && startswith (text, "bndmov");
}

bound_allocation::bound_allocation (function *f, bool returns_bounds)
  : fun (f), flow (f, returns_bounds)
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
   and none of the mask FORBIDDEN.  What it held is forgotten.  */

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
  gcc_assert (best != NO_REGISTER);
  map.holds[best] = NOTHING;
  return best;
}

/* Makes REG free at event N of BB, which is going to set it; a value that is
   wanted, other than EXCEPT, moves to a free register.  */

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
  for (unsigned r = 0; r < REAL_BOUND_REGISTERS; r++)
    if (r != reg && !((event.fixed_before | event.fixed_after) & (1U << r))
	&& (map.holds[r] == NOTHING
	    || (map.holds[r] != except
		&& next_use (bb, n, map.holds[r]) == NEVER)))
      {
	plan_move (reg, r, event.insn, NULL);
	map.holds[r] = held;
	return;
      }
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
      plan_move (from, to, event.insn, NULL);
    }
  map.holds[to] = v;
  note_definition (v, to, event.insn);
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
      plan_load (v, to, event.insn, NULL);
    }
  else if (next_use (bb, n, target) == NEVER)
    /* It is only stored.  */
    to = NO_REGISTER;
  else if (next_use (bb, n, v) != NEVER)
    {
      to = choose_register (bb, n, 1U << from, virtuals[target].hint);
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
  auto_vec<unsigned, 8> names;
  unsigned taken = 0;
  for (unsigned r = 0; r < REAL_BOUND_REGISTERS; r++)
    names.safe_push (r);
  names.safe_grow_cleared (REAL_BOUND_REGISTERS + virtuals.length (), true);

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
	  if (refs[i].use)
	    plan_load (v, r, event.insn, NULL);
	}
      taken |= 1U << r;
      map.holds[r] = v;
      names[refs[i].reg] = r;
      if (refs[i].def)
	note_definition (v, r, event.insn);
    }
  const char *text = insn_asm_text (event.insn);
  set_insn_asm_text (event.insn, rename_bound_registers (text, names));
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
  if (move_p (event) && !real_p (refs[0]) && real_p (refs[1]))
    move_to_real (bb, n, refs);
  else if (move_p (event) && real_p (refs[0]) && !real_p (refs[1]))
    move_from_real (bb, n, refs);
  else if (move_p (event) && !real_p (refs[0]))
    move_virtual (bb, n, refs);
  else
    allocate_operands (bb, n, refs);
}

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


/* Writing.  */

/* The insn for the PLAN_LOAD P.  */

rtx
bound_allocation::load_pattern (const planned &p) const
{
  const virtual_register &v = virtuals[p.v];
  if (!v.always_made)
    return build_bound_load (p.to, slots->slot (p.v));
  rtx body = extract_asm_operands (PATTERN (v.definition));
  unsigned count = ASM_OPERANDS_INPUT_LENGTH (body);
  /* The text may have got its real register already.  */
  const char *text = ASM_OPERANDS_TEMPLATE (body);
  const char *last = strrchr (text, ',');
  char *name = bound_register_name (p.to);
  char *copy = xasprintf ("%.*s, %s", (int) (last - text), text, name);
  free (name);
  return build_bound_asm (copy, count > 0 ? ASM_OPERANDS_INPUT (body, 0)
			  : NULL_RTX,
			  count > 1 ? ASM_OPERANDS_INPUT (body, 1) : NULL_RTX);
}

void
bound_allocation::write ()
{
  auto_bitmap spilled;
  for (unsigned v = 0; v < virtuals.length (); v++)
    if (virtuals[v].loaded && !virtuals[v].always_made)
      bitmap_set_bit (spilled, v);
  bound_slots places (fun, flow, spilled);
  slots = &places;

  for (const planned &p : plan)
    {
      rtx pattern;
      if (p.kind == PLAN_LOAD)
	{
	  pattern = load_pattern (p);
	  if (virtuals[p.v].always_made)
	    bound_statistics.made_again++;
	  else
	    bound_statistics.reloads++;
	}
      else
	pattern = build_bound_move (p.from, p.to);
      if (p.e)
	insert_insn_on_edge (pattern, p.e);
      else
	emit_insn_before (pattern, p.insn);
    }
  for (const planned &p : definitions)
    if (bitmap_bit_p (spilled, p.v))
      {
	emit_insn_after (build_bound_store (p.from, slots->slot (p.v)), p.insn);
	bound_statistics.spills++;
      }
  for (rtx_insn *insn : superfluous)
    delete_insn (insn);
  commit_edge_insertions ();
}

void
bound_allocation::dump_map (const char *title, const register_map &m) const
{
  fprintf (dump_file, "  %s", title);
  for (unsigned r = 0; r < REAL_BOUND_REGISTERS; r++)
    if (m.holds[r] != NOTHING)
      fprintf (dump_file, " bnd%u=bv%d", r, m.holds[r]);
  fputc ('\n', dump_file);
}

void
bound_allocation::dump () const
{
  fprintf (dump_file, "\n;; Bound registers of %s\n", function_name (fun));
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    {
      fprintf (dump_file, "block %d\n", bb->index);
      dump_map ("begins with", entry[bb->index]);
      dump_map ("ends with", exit[bb->index]);
    }
  for (unsigned v = 0; v < virtuals.length (); v++)
    if (virtuals[v].definitions)
      fprintf (dump_file, "bv%u: %u definitions%s\n", v,
	       virtuals[v].definitions,
	       !virtuals[v].loaded ? ""
	       : virtuals[v].always_made ? ", made again" : ", in a slot");
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

} // anonymous namespace

unsigned
execute_bndalloc (function *fun)
{
  df_analyze ();
  bool returns_bounds = POINTER_TYPE_P (TREE_TYPE (DECL_RESULT (fun->decl)));
  bound_allocation allocation (fun, returns_bounds);
  allocation.run ();
  return 0;
}
