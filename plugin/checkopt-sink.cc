/* Bounds that are found only where they are needed.

   In: the function with the checks that are left.  Out: bounds of pointers
   that came from memory, the caller or a call are found in the branches that
   use them, if these are executed less often:

     q_1 = p_2->next;			q_1 = p_2->next;
     b_3 = mpxguard.load (s_4, q_1);	if (c_5)
     if (c_5)				  b_3 = mpxguard.load (s_4, q_1);
       mpxguard.check (q_1, 8, 4,	  mpxguard.check (q_1, 8, 4, b_3, 0);
		       b_3, 0);

   Finding bounds is most of what a check costs.  What is found must be the
   same in the new place: on the way nothing stands that writes to the tables
   or the call area, no call that may do so or free a block, and no asm.  Bounds
   are never moved into a loop, nor where their pointer could not live.

   Needs dominators and postdominators.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "checkopt.h"
#include "options.h"
#include "unneeded.h"

namespace {

/* Bounds are found in no more places than this instead of one, and so many
   blocks may lie on the way to these.  */
const unsigned place_limit = 3;
const unsigned block_limit = 32;

/* The bounds of no more than so many uses are looked at.  */
const unsigned use_limit = 64;

typedef auto_vec<basic_block, place_limit + 1> place_list;

} // anonymous namespace

bool
changes_finds_p (gimple *stmt)
{
  switch (abstract_operation (stmt))
    {
    case OP_MAKE:
    case OP_ALLOC:
    case OP_LOAD:
    case OP_NARROW:
    case OP_REBASE:
    case OP_SELECT:
    case OP_RENEW:
    case OP_ENTER:
    case OP_ARGUMENT:
    case OP_RESULT:
    case OP_INSIDE:
    case OP_CHECK:
    case OP_PART:
      return false;
    case OP_NONE:
      break;
    default:
      return true;
    }
  if (gimple_code (stmt) == GIMPLE_ASM)
    return true;
  gcall *call = dyn_cast<gcall *> (stmt);
  return call && !(gimple_call_internal_p (call)
		   && !gimple_has_side_effects (call));
}

namespace {

/* Whether no statement from *GSI to the end of its block interferes.  */

bool
clear_to_end_p (gimple_stmt_iterator gsi)
{
  for (; !gsi_end_p (gsi); gsi_next (&gsi))
    if (changes_finds_p (gsi_stmt (gsi)))
      return false;
  return true;
}

/* Whether nothing between FIND and the begins of PLACES, which its block
   dominates, interferes.  */

bool
clear_ways_p (gimple *find, const place_list &places)
{
  basic_block from = gimple_bb (find);
  gimple_stmt_iterator gsi = gsi_for_stmt (find);
  gsi_next (&gsi);
  if (!clear_to_end_p (gsi))
    return false;
  auto_vec<basic_block, block_limit> worklist;
  hash_set<basic_block> seen;
  for (basic_block place : places)
    worklist.safe_push (place);
  while (!worklist.is_empty ())
    {
      basic_block bb = worklist.pop ();
      edge e;
      edge_iterator ei;
      FOR_EACH_EDGE (e, ei, bb->preds)
	if (e->src != from && !seen.add (e->src))
	  {
	    if (seen.elements () > block_limit
		|| !clear_to_end_p (gsi_start_bb (e->src)))
	      return false;
	    worklist.safe_push (e->src);
	  }
    }
  return true;
}

/* The block in which the statement at USE needs its operand.  */

basic_block
block_of_use (use_operand_p use)
{
  gimple *stmt = USE_STMT (use);
  if (gphi *phi = dyn_cast<gphi *> (stmt))
    return gimple_phi_arg_edge (phi, PHI_ARG_INDEX_FROM_USE (use))->src;
  return gimple_bb (stmt);
}

/* The block nearest to BB on the way down to it from FROM, its dominator, that
   is in no loop that FROM is not in, and that a statement can begin.  */

basic_block
leave_loops (basic_block bb, basic_block from)
{
  while (bb != from
	 && (!flow_bb_inside_loop_p (bb->loop_father, from)
	     || bb_has_abnormal_pred (bb) || bb_has_eh_pred (bb)))
    bb = get_immediate_dominator (CDI_DOMINATORS, bb);
  return bb;
}

/* Adds BB to PLACES unless one of these dominates it.  */

void
add_place (place_list *places, basic_block bb)
{
  for (basic_block place : *places)
    if (dominated_by_p (CDI_DOMINATORS, bb, place))
      return;
  unsigned kept = 0;
  for (basic_block place : *places)
    if (!dominated_by_p (CDI_DOMINATORS, place, bb))
      (*places)[kept++] = place;
  places->truncate (kept);
  places->safe_push (bb);
}

/* Makes one place of the last two of PLACES.  */

void
unite_places (place_list *places)
{
  basic_block one = places->pop (), other = places->pop ();
  add_place (places, nearest_common_dominator (CDI_DOMINATORS, one, other));
}

/* Collects in PLACES where the bounds that FIND yields are needed.  Returns
   false if that is where they are found.  */

bool
collect_places (gimple *find, place_list *places)
{
  basic_block from = gimple_bb (find);
  imm_use_iterator iterator;
  use_operand_p use;
  unsigned count = 0;
  FOR_EACH_IMM_USE_FAST (use, iterator, gimple_call_lhs (find))
    {
      if (++count > use_limit || is_gimple_debug (USE_STMT (use)))
	return false;
      basic_block bb = block_of_use (use);
      if (bb == from)
	return false;
      bb = leave_loops (bb, from);
      add_place (places, bb);
      if (places->length () > place_limit)
	unite_places (places);
    }
  for (basic_block place : *places)
    if (place == from || leave_loops (place, from) != place)
      return false;
  return !places->is_empty ();
}

/* Whether PLACES are executed so much less often than FIND that it pays.  */

bool
pays_p (gimple *find, const place_list &places)
{
  profile_count all = profile_count::zero ();
  for (basic_block place : places)
    if (!place->count.initialized_p ())
      return false;
    else
      all += place->count;
  profile_count own = gimple_bb (find)->count;
  if (!own.initialized_p ())
    return false;
  if (places.length () == 1)
    return all < own.apply_scale (9, 10)
	   && !dominated_by_p (CDI_POST_DOMINATORS, gimple_bb (find),
			       places[0]);
  return !optimize_size && all < own.apply_scale (1, 2);
}

/* Whether what FIND computes from may be used elsewhere.  */

bool
movable_p (gimple *find)
{
  if (SSA_NAME_OCCURS_IN_ABNORMAL_PHI (gimple_call_lhs (find)))
    return false;
  for (unsigned i = 0; i < gimple_call_num_args (find); i++)
    {
      tree operand = gimple_call_arg (find, i);
      if (TREE_CODE (operand) == SSA_NAME
	  && SSA_NAME_OCCURS_IN_ABNORMAL_PHI (operand))
	return false;
    }
  return true;
}

/* Lets a copy of FIND at the begin of PLACE yield the bounds that are used
   there and below.  */

void
find_in (gimple *find, basic_block place)
{
  tree bounds = gimple_call_lhs (find);
  gimple *copy = gimple_copy (find);
  tree name = make_ssa_name (bounds_type (), copy);
  gimple_call_set_lhs (copy, name);
  gimple_stmt_iterator gsi = gsi_after_labels (place);
  gsi_insert_before (&gsi, copy, GSI_SAME_STMT);

  gimple *stmt;
  imm_use_iterator iterator;
  FOR_EACH_IMM_USE_STMT (stmt, iterator, bounds)
    {
      use_operand_p use;
      FOR_EACH_IMM_USE_ON_STMT (use, iterator)
	if (dominated_by_p (CDI_DOMINATORS, block_of_use (use), place))
	  SET_USE (use, name);
      update_stmt (stmt);
    }
}

/* Moves FIND to where its bounds are needed if that pays.  */

void
sink (gimple *find)
{
  place_list places;
  if (!movable_p (find) || !collect_places (find, &places)
      || !pays_p (find, places) || !clear_ways_p (find, places))
    return;
  dump_check (places.length () == 1 ? "sunk" : "sunk to several", find);
  for (basic_block place : places)
    find_in (find, place);
  gcc_checking_assert (has_zero_uses (gimple_call_lhs (find)));
  gimple_stmt_iterator gsi = gsi_for_stmt (find);
  gsi_remove (&gsi, true);
  release_defs (find);
}

} // anonymous namespace

void
sink_finds (function *fun)
{
  /* Arguments of the mpx backend come in registers.  */
  if (options.backend != BACKEND_SOFT)
    return;
  hash_set<tree> checked;
  remove_unneeded (fun, &checked);
  auto_vec<gimple *> finds;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      switch (abstract_operation (gsi_stmt (gsi)))
	{
	case OP_LOAD:
	case OP_ARGUMENT:
	case OP_RESULT:
	  finds.safe_push (gsi_stmt (gsi));
	default:
	  break;
	}
  for (gimple *find : finds)
    sink (find);
}
