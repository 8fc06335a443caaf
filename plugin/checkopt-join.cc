/* Checks that are needed on one of several ways only.

   In: the function with its checks, block by block in the order of its
   dominator tree.  Out: a check behind a point where ways meet, which was made
   on some of them and has lost its worth on the others, is made there:

     if (c_1)				if (c_1)
       {				  {
	 grow (p_2);			    grow (p_2);
	 b_4 = mpxguard.renew (b_3);	    b_4 = mpxguard.renew (b_3);
	 mpxguard.check (p_2, 0, 8, b_4);   mpxguard.check (p_2, 0, 8, b_4);
	 ...				    ...
					    mpxguard.check (p_2, 0, 8, b_5);
       }				  }
     x_6 = p_2->used;			x_6 = p_2->used;

   It was made for p_2->size, say, in front of the condition; what grow calls
   may have freed what p_2 points to.  The check on the way must be one that is
   certain to follow there: checkopt-ahead.cc says what is.  The ways are those
   into a block, or into one that does nothing but lead there.

   Bounds that were renewed are looked for under their first name: what counts is
   whether a call that may free a block stands between the check and the way.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "check-groups.h"
#include "checkopt.h"
#include "lifetimes.h"

/* A check is put on no more ways than this, and looked for in no more
   blocks.  */
static const unsigned way_limit = 3;
static const unsigned block_limit = 48;

/* A block that leads to another one may have so many of its like behind it.  */
static const unsigned depth_limit = 3;

/* The name that BOUNDS had before they were renewed.  */

static tree
first_name (tree bounds)
{
  while (TREE_CODE (bounds) == SSA_NAME
	 && abstract_operation (SSA_NAME_DEF_STMT (bounds)) == OP_RENEW)
    bounds = gimple_call_arg (SSA_NAME_DEF_STMT (bounds), 0);
  return bounds;
}

/* Whether NAME is at hand wherever BB may be entered from.  */

static bool
above_block_p (tree name, basic_block bb)
{
  if (TREE_CODE (name) != SSA_NAME)
    return is_gimple_min_invariant (name);
  if (SSA_NAME_OCCURS_IN_ABNORMAL_PHI (name))
    return false;
  basic_block def = gimple_bb (SSA_NAME_DEF_STMT (name));
  return !def || (def != bb && dominated_by_p (CDI_DOMINATORS, bb, def));
}

/* Whether all of WANTED's names are at hand wherever BB may be entered
   from.  */

static bool
all_above_block_p (const wanted_check &wanted, basic_block bb)
{
  if (!above_block_p (wanted.bounds, bb)
      || !above_block_p (wanted.address.root, bb)
      || !POINTER_TYPE_P (TREE_TYPE (wanted.address.root)))
    return false;
  for (const linear_term &term : wanted.address.terms)
    if (!above_block_p (term.name, bb))
      return false;
  return wanted.address.terms.is_empty ()
	 || above_block_p (gimple_call_arg (wanted.members[0], CHECK_POINTER),
			   bb);
}

/* Whether NAME is one that WANTED is made of.  */

static bool
made_of_p (const wanted_check &wanted, tree name)
{
  if (name == wanted.bounds || name == wanted.address.root)
    return true;
  for (const linear_term &term : wanted.address.terms)
    if (term.name == name)
      return true;
  return false;
}

/* Whether ADDRESS, which is checked against BOUNDS, is WANTED's but for a
   constant.  */

static bool
same_sum_p (const wanted_check &wanted, const linear_address &address,
	    tree bounds)
{
  if (bounds != wanted.bounds
      || address.terms.length () != wanted.address.terms.length ()
      || !operand_equal_p (address.root, wanted.address.root))
    return false;
  for (unsigned i = 0; i < address.terms.length (); i++)
    if (address.terms[i].name != wanted.address.terms[i].name
	|| address.terms[i].coefficient != wanted.address.terms[i].coefficient)
      return false;
  return true;
}

/* Whether CHECK reaches as far as WANTED does.  */

static bool
does_p (gcall *check, const wanted_check &wanted)
{
  tree bounds = gimple_call_arg (check, CHECK_BOUNDS);
  check_parts parts;
  return TREE_CODE (bounds) == SSA_NAME && first_name (bounds) == wanted.bounds
	 && !library_check_p (check) && take_check_apart (check, &parts)
	 && same_sum_p (wanted, parts.address, wanted.bounds)
	 && wi::les_p (parts.address.constant, wanted.first)
	 && wi::ges_p (parts.address.constant + parts.size, wanted.end);
}

/* What looking for a check from the end of a block upwards comes to.  */
enum block_answer
{
  ANSWER_THERE,
  ANSWER_NOT,
  ANSWER_ABOVE			/* It may be above.  */
};

static block_answer
look_in_block (basic_block bb, const wanted_check &wanted)
{
  for (gimple_stmt_iterator gsi = gsi_last_bb (bb); !gsi_end_p (gsi);
       gsi_prev (&gsi))
    {
      gimple *stmt = gsi_stmt (gsi);
      if (abstract_operation (stmt) == OP_CHECK
	  && does_p (as_a<gcall *> (stmt), wanted))
	return ANSWER_THERE;
      gcall *call = dyn_cast<gcall *> (stmt);
      if (call && call_may_free_p (call))
	return ANSWER_NOT;
      tree lhs = gimple_get_lhs (stmt);
      if (lhs && TREE_CODE (lhs) == SSA_NAME && made_of_p (wanted, lhs))
	return ANSWER_NOT;
    }
  for (gphi_iterator gsi = gsi_start_phis (bb); !gsi_end_p (gsi);
       gsi_next (&gsi))
    if (made_of_p (wanted, gimple_phi_result (gsi.phi ())))
      return ANSWER_NOT;
  return ANSWER_ABOVE;
}

/* Whether WANTED is to be made on E anyway.  */

bool
join_planner::planned_p (edge e, const wanted_check &wanted) const
{
  for (const wanted_check *plan : plans)
    if (same_sum_p (wanted, plan->address, plan->bounds)
	&& wi::les_p (plan->first, wanted.first)
	&& wi::ges_p (plan->end, wanted.end))
      for (edge way : plan->ways)
	if (way == e)
	  return true;
  return false;
}

/* Whether WANTED was made on the way by E, and still holds.  At the begin of
   WANTED's own block it will.  */

bool
join_planner::made_by_p (edge e, const wanted_check &wanted) const
{
  auto_vec<edge, 8> worklist;
  hash_set<basic_block> seen;
  worklist.safe_push (e);
  while (!worklist.is_empty ())
    {
      edge way = worklist.pop ();
      if (way->flags & (EDGE_ABNORMAL | EDGE_EH))
	return false;
      basic_block bb = way->src;
      if (planned_p (way, wanted) || seen.add (bb))
	continue;
      if (bb == ENTRY_BLOCK_PTR_FOR_FN (cfun)
	  || seen.elements () > block_limit)
	return false;
      block_answer answer = look_in_block (bb, wanted);
      if (answer == ANSWER_NOT)
	return false;
      if (answer == ANSWER_THERE || bb == wanted.block)
	continue;
      edge above;
      edge_iterator ei;
      FOR_EACH_EDGE (above, ei, bb->preds)
	worklist.safe_push (above);
    }
  return true;
}

/* Whether BB does nothing but lead on, to where WANTED is made.  */

static bool
leads_on_p (basic_block bb, const wanted_check &wanted)
{
  if (!single_succ_p (bb) || EDGE_COUNT (bb->preds) < 2
      || look_in_block (bb, wanted) != ANSWER_ABOVE)
    return false;
  for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
       gsi_next (&gsi))
    if (may_not_go_on_p (gsi_stmt (gsi)))
      return false;
  return true;
}

/* Adds to WANTED's ways what must have a check so that it is made on the way by
   E.  Returns false if that is not possible.  */

bool
join_planner::add_ways (edge e, wanted_check *wanted, unsigned depth) const
{
  if (made_by_p (e, *wanted))
    return true;
  if (depth < depth_limit && e->src != wanted->block
      && leads_on_p (e->src, *wanted))
    {
      edge above;
      edge_iterator ei;
      FOR_EACH_EDGE (above, ei, e->src->preds)
	if (!add_ways (above, wanted, depth + 1))
	  return false;
      return true;
    }
  if ((e->flags & (EDGE_ABNORMAL | EDGE_EH))
      || wanted->ways.length () == way_limit)
    return false;
  wanted->ways.safe_push (e);
  return true;
}

/* Whether WANTED's ways are taken clearly less often than its block is
   entered.  */

static bool
pays_p (const wanted_check &wanted)
{
  profile_count all = profile_count::zero ();
  for (edge way : wanted.ways)
    all += way->count ();
  profile_count own = wanted.block->count;
  return all.initialized_p () && own.initialized_p ()
	 && all < own.apply_scale (3, 4);
}

/* Takes from CHECKS those that make one check at the begin of BB, a null in
   their places, to WANTED.  Returns false if there are none.  */

static bool
next_wanted (basic_block bb, vec<gcall *> *checks, wanted_check *wanted)
{
  wanted->block = bb;
  for (gcall *&check : *checks)
    {
      check_parts parts;
      if (!check || !take_check_apart (check, &parts))
	continue;
      tree bounds = first_name (parts.bounds);
      offset_int end = parts.address.constant + parts.size;
      if (wanted->members.is_empty ())
	{
	  wanted->bounds = bounds;
	  wanted->address.root = parts.address.root;
	  wanted->address.terms.safe_splice (parts.address.terms);
	  wanted->first = parts.address.constant;
	  wanted->end = end;
	}
      else if (!same_sum_p (*wanted, parts.address, bounds)
	       || wi::gts_p (wi::smax (wanted->end, end)
			     - wi::smin (wanted->first,
					 parts.address.constant),
			     join_planner::span_limit))
	continue;
      wanted->first = wi::smin (wanted->first, parts.address.constant);
      wanted->end = wi::smax (wanted->end, end);
      wanted->members.safe_push (check);
      check = NULL;
    }
  return !wanted->members.is_empty ();
}

/* Collects in CHECKS those that are certain to follow the begin of BB and are
   under it.  */

static void
collect_candidates (basic_block bb, vec<gcall *> *checks)
{
  for (gcall *check : checks_ahead_of_block (bb))
    {
      if (!gimple_bb (check) || library_check_p (check)
	  || !dominated_by_p (CDI_DOMINATORS, gimple_bb (check), bb))
	continue;
      gimple_stmt_iterator gsi = gsi_for_stmt (check);
      gsi_next (&gsi);
      if (gsi_end_p (gsi) || abstract_operation (gsi_stmt (gsi)) != OP_PART)
	checks->safe_push (check);
    }
}

/* Builds the check that makes WANTED, and its parts.  */

static void
prepare_check (wanted_check *wanted)
{
  gcall *first = wanted->members[0];
  tree pointer = wanted->address.root;
  offset_int base = 0;
  if (!wanted->address.terms.is_empty ())
    {
      check_parts parts;
      take_check_apart (first, &parts);
      pointer = gimple_call_arg (first, CHECK_POINTER);
      base = parts.address.constant
	     - wi::to_offset (gimple_call_arg (first, CHECK_OFFSET));
    }
  gcall *check = as_a<gcall *> (gimple_copy (first));
  gimple_call_set_arg (check, CHECK_POINTER, pointer);
  gimple_call_set_arg (check, CHECK_OFFSET,
		       wide_int_to_tree (ssizetype, wanted->first - base));
  gimple_call_set_arg (check, CHECK_SIZE,
		       wide_int_to_tree (size_type_node,
					 wanted->end - wanted->first));
  unsigned lower_flag = 0;
  for (gcall *member : wanted->members)
    {
      check_parts parts;
      take_check_apart (member, &parts);
      if (parts.address.constant == wanted->first)
	lower_flag |= check_flags (member) & CHECK_NO_LOWER;
      tree offset = wide_int_to_tree (ssizetype,
				      parts.address.constant - base);
      if (wanted->members.length () > 1)
	wanted->parts.safe_push (build_part (member, pointer, offset,
					     ssize_int (0), size_one_node));
    }
  set_check_flags (check, (check_flags (check) & ~CHECK_NO_LOWER)
			  | lower_flag);
  wanted->check = check;
}

join_planner::~join_planner ()
{
  for (wanted_check *plan : plans)
    delete plan;
}

void
join_planner::enter (basic_block bb)
{
  if (EDGE_COUNT (bb->preds) < 2)
    return;
  auto_vec<gcall *> checks;
  collect_candidates (bb, &checks);
  for (;;)
    {
      wanted_check *wanted = new wanted_check ();
      bool possible = next_wanted (bb, &checks, wanted);
      bool any = possible;
      possible = possible && all_above_block_p (*wanted, bb);
      edge e;
      edge_iterator ei;
      FOR_EACH_EDGE (e, ei, bb->preds)
	possible = possible && add_ways (e, wanted, 0);
      if (possible && pays_p (*wanted))
	{
	  for (gcall *check : wanted->members)
	    {
	      grouped_check own;
	      dump_check ("made on the ways to", check);
	      if (groups->find (check, &own))
		ranges->reach (own.group, wanted->first, wanted->end);
	    }
	  prepare_check (wanted);
	  plans.safe_push (wanted);
	}
      else
	delete wanted;
      if (!any)
	return;
    }
}

/* Makes WANTED on its ways.  */

static void
make_check (const wanted_check &wanted)
{
  for (edge way : wanted.ways)
    {
      gimple_seq seq = NULL;
      gcall *renew = build_abstract (OP_RENEW, 1, wanted.bounds);
      gimple_set_location (renew, gimple_location (wanted.check));
      gimple_seq_add_stmt (&seq, renew);
      gcall *check = as_a<gcall *> (gimple_copy (wanted.check));
      gimple_call_set_arg (check, CHECK_BOUNDS, gimple_call_lhs (renew));
      gimple_seq_add_stmt (&seq, check);
      for (gcall *part : wanted.parts)
	gimple_seq_add_stmt (&seq, gimple_copy (part));
      gsi_insert_seq_on_edge (way, seq);
    }
}

void
join_planner::commit ()
{
  if (plans.is_empty ())
    return;
  for (const wanted_check *plan : plans)
    make_check (*plan);
  free_dominance_info (CDI_POST_DOMINATORS);
  gsi_commit_edge_inserts ();
}
