/* Loops with a copy that has no checks.

   In: the function with the checks that are left in its loops.  Out: where the
   bytes that a loop's checks reach can be computed in front of it, though it
   is not certain that it accesses them all, one look at them chooses between
   the loop without these checks and the loop with them:

     loop:				n_6 = (end_5 - a_1) - 1;
       # p_2 = PHI <a_1, p_3>		in_7 = mpxguard.inside (a_1, n_6 + 1,
       mpxguard.check (p_2, 0, 1,				b_4, 0);
		       b_4, 0);		if (in_7)
       if (*p_2 == ' ') break;		  loop: ... without the check
       p_3 = p_2 + 1;			else
       if (p_3 == end_5) break;		  loop: ... with it

   Nothing is reported in front of the loop.  Where some of the bytes are
   outside, be it bytes that the loop never comes to, the loop with checks is
   executed: it reports what is wrong where it is wrong, with everything done
   that comes before.

   A check is left out if its bounds do not change in the loop and its address

     - does not change either, but for the index of an array whose length or
       whose type says how far it reaches, or
     - moves evenly, and one of the loop's exits, which is tried in each
       iteration, says how often at the most; on a condition, if need be, which
       is asked in front of the loop too.

   Bounds that a call may change have other names behind it (lifetimes.cc), so
   what holds in front of the loop holds in it.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "checkopt.h"
#include "options.h"
#include "cfgloopmanip.h"

namespace {

/* A loop with more statements is not copied, nor are more than this copied in
   a function.  */
const unsigned statement_limit = 80;
const unsigned function_limit = 400;

/* No more ranges are looked at in front of a loop.  */
const unsigned range_limit = 4;

/* What one look costs, in checks.  */
const unsigned look_cost = 3;

/* As often a loop that may be left early is executed.  */
const unsigned few_iterations = 4;

/* An index that is not known reaches over no more bytes than this.  */
const HOST_WIDE_INT index_limit = 1 << 16;

/* A loop goes over no more bytes than this, and steps are smaller than that.  */
const HOST_WIDE_INT distance_limit = HOST_WIDE_INT_1 << 62;
const HOST_WIDE_INT step_limit = HOST_WIDE_INT_1 << 31;

/* The bytes that checks against BOUNDS reach: from FIRST to END behind ADDRESS,
   whose constant is 0, which moves by STEP in each iteration.  */
struct reached_bytes
{
  tree bounds;
  linear_address address;
  HOST_WIDE_INT step;
  offset_int first;
  offset_int end;
  /* Whether FIRST is at or above the lower bound, if there is an upper one.  */
  bool lower_known;
};

/* What is known of a loop that may get a copy.  */
struct copied_loop
{
  class loop *loop;
  /* The exit that counts, null if there is none; how often the latch is executed
     at the most, and the condition for that, null if there is none.  */
  edge exit;
  tree latches;
  tree condition;
  auto_vec<gcall *> checks;
  auto_delete_vec<reached_bytes> ranges;
};

/* Whether VALUE is computed in front of LOOP, and can be used there.  */

bool
usable_in_front_p (class loop *loop, tree value)
{
  return expr_invariant_in_loop_p (loop, value)
	 && !(TREE_CODE (value) == SSA_NAME
	      && SSA_NAME_OCCURS_IN_ABNORMAL_PHI (value));
}

bool
usable_in_front_p (class loop *loop, const linear_address &address)
{
  if (!usable_in_front_p (loop, address.root))
    return false;
  for (const linear_term &term : address.terms)
    if (!usable_in_front_p (loop, term.name))
      return false;
  return true;
}

/* Finds out how often COPIED's loop is executed at the most.  */

void
bound_iterations (copied_loop *copied)
{
  class loop *loop = copied->loop;
  auto_vec<edge> exits;
  exits.safe_splice (get_loop_exit_edges (loop));
  for (edge exit : exits)
    {
      class tree_niter_desc count;
      if (!number_of_iterations_exit_assumptions (loop, exit, &count, NULL)
	  || !count.niter || TREE_CODE (count.niter) == SCEV_NOT_KNOWN
	  || !INTEGRAL_TYPE_P (TREE_TYPE (count.niter))
	  || TYPE_PRECISION (TREE_TYPE (count.niter)) > 64
	  || !TYPE_UNSIGNED (TREE_TYPE (count.niter))
	  || integer_zerop (count.assumptions)
	  || integer_nonzerop (count.may_be_zero)
	  || !expr_invariant_in_loop_p (loop, count.niter)
	  || !expr_invariant_in_loop_p (loop, count.assumptions)
	  || !expr_invariant_in_loop_p (loop, count.may_be_zero))
	continue;
      copied->exit = exit;
      copied->latches = count.niter;
      tree runs = fold_build1 (TRUTH_NOT_EXPR, boolean_type_node,
			       unshare_expr (count.may_be_zero));
      tree condition = fold_build2 (TRUTH_AND_EXPR, boolean_type_node,
				    unshare_expr (count.assumptions), runs);
      copied->condition = integer_nonzerop (condition) ? NULL_TREE : condition;
      return;
    }
}

/* Takes from RANGE's address the terms that change in LOOP, if it is known how
   far each reaches.  */

bool
spread_indices (class loop *loop, reached_bytes *range)
{
  for (unsigned i = range->address.terms.length (); i-- > 0;)
    {
      linear_term term = range->address.terms[i];
      if (usable_in_front_p (loop, term.name))
	continue;
      tree type = TREE_TYPE (term.name);
      signop sign = TYPE_SIGN (type);
      wide_int low = wi::min_value (TYPE_PRECISION (type), sign);
      wide_int high = wi::max_value (TYPE_PRECISION (type), sign);
      gcc_global_range (term.name, &low, &high);
      offset_int one = offset_int::from (low, sign) * term.coefficient;
      offset_int other = offset_int::from (high, sign) * term.coefficient;
      range->first += wi::smin (one, other);
      range->end += wi::smax (one, other);
      range->lower_known = false;
      range->address.terms.ordered_remove (i);
      if (wi::gts_p (range->end - range->first, index_limit))
	return false;
    }
  return true;
}

/* Takes for RANGE what CHECK reaches if its address does not change in LOOP
   but for indices.  */

bool
stays_p (class loop *loop, gcall *check, reached_bytes *range)
{
  linear_form (gimple_call_arg (check, CHECK_POINTER), &range->address);
  range->first += range->address.constant;
  range->end += range->address.constant;
  range->address.constant = 0;
  range->step = 0;
  return spread_indices (loop, range)
	 && usable_in_front_p (loop, range->address);
}

/* The same if CHECK's address was found in an array in a structure that stays
   where it is.  */

bool
in_field_p (class loop *loop, gcall *check, reached_bytes *range)
{
  gimple *field = checked_field (check);
  if (!field || TREE_CODE (gimple_call_arg (field, 1)) != INTEGER_CST)
    return false;
  linear_form (gimple_call_arg (field, 0), &range->address);
  range->first = range->address.constant;
  range->end
    = range->first + wi::to_offset (gimple_call_arg (field, 1));
  range->address.constant = 0;
  range->step = 0;
  range->lower_known = false;
  return usable_in_front_p (loop, range->address);
}

/* The same if CHECK's address moves evenly in COPIED's loop.  */

bool
moves_p (const copied_loop &copied, gcall *check, reached_bytes *range)
{
  affine_iv iv;
  class loop *loop = copied.loop;
  tree pointer = gimple_call_arg (check, CHECK_POINTER);
  if (!copied.latches || TREE_CODE (pointer) != SSA_NAME
      || !simple_iv (loop, loop, pointer, &iv, false)
      || TREE_CODE (iv.step) != INTEGER_CST
      || !expr_invariant_in_loop_p (loop, iv.base))
    return false;
  offset_int step = wi::sext (wi::to_offset (iv.step), 64);
  if (wi::geu_p (wi::abs (step), step_limit) || step == 0)
    return false;
  tree base = iv.base;
  offset_int constant = 0;
  while (TREE_CODE (base) == POINTER_PLUS_EXPR
	 && TREE_CODE (TREE_OPERAND (base, 1)) == INTEGER_CST)
    {
      constant += wi::sext (wi::to_offset (TREE_OPERAND (base, 1)), 64);
      base = TREE_OPERAND (base, 0);
    }
  linear_form (base, &range->address);
  constant += range->address.constant;
  range->address.constant = 0;
  range->first += constant;
  range->end += constant;
  range->step = step.to_shwi ();
  range->lower_known = !wi::neg_p (step)
		       && (check_flags (check) & CHECK_NO_LOWER);
  /* Behind the exit the last iteration does not come.  */
  basic_block bb = gimple_bb (check);
  if (bb != copied.exit->src
      && dominated_by_p (CDI_DOMINATORS, bb, copied.exit->src))
    {
      if (wi::neg_p (step))
	range->first -= step;
      else
	range->end -= step;
    }
  return usable_in_front_p (loop, range->address);
}

/* Finds the bytes that CHECK reaches in COPIED's loop, in RANGE.  */

bool
find_range (const copied_loop &copied, gcall *check, reached_bytes *range)
{
  tree size = gimple_call_arg (check, CHECK_SIZE);
  range->bounds = gimple_call_arg (check, CHECK_BOUNDS);
  if (library_check_p (check) || TREE_CODE (size) != INTEGER_CST
      || integer_zerop (size) || TREE_CODE (range->bounds) != SSA_NAME
      || !usable_in_front_p (copied.loop, range->bounds))
    return false;
  offset_int first
    = wi::to_offset (gimple_call_arg (check, CHECK_OFFSET));
  offset_int end = first + wi::to_offset (size);
  range->first = first;
  range->end = end;
  range->lower_known = check_flags (check) & CHECK_NO_LOWER;
  if (stays_p (copied.loop, check, range))
    return true;
  range->first = first;
  range->end = end;
  if (moves_p (copied, check, range))
    return true;
  return in_field_p (copied.loop, check, range);
}

/* Whether A and B are ranges behind the same address that move together.  */

bool
same_address_p (const reached_bytes &a, const reached_bytes &b)
{
  if (a.bounds != b.bounds || a.step != b.step
      || a.address.terms.length () != b.address.terms.length ()
      || !operand_equal_p (a.address.root, b.address.root))
    return false;
  for (unsigned i = 0; i < a.address.terms.length (); i++)
    if (a.address.terms[i].name != b.address.terms[i].name
	|| a.address.terms[i].coefficient != b.address.terms[i].coefficient)
      return false;
  return true;
}

/* Adds CHECK, which reaches RANGE, to those that COPIED's loop can do
   without.  */

void
add_check (copied_loop *copied, gcall *check, reached_bytes *range)
{
  for (reached_bytes *known : copied->ranges)
    if (same_address_p (*known, *range))
      {
	known->lower_known &= range->lower_known;
	known->first = wi::smin (known->first, range->first);
	known->end = wi::smax (known->end, range->end);
	delete range;
	copied->checks.safe_push (check);
	return;
      }
  if (copied->ranges.length () >= range_limit)
    {
      delete range;
      return;
    }
  copied->ranges.safe_push (range);
  copied->checks.safe_push (check);
}

/* Collects what COPIED's loop can do without; returns the number of its
   statements.  */

unsigned
look_at_body (copied_loop *copied)
{
  unsigned count = 0;
  basic_block *body = get_loop_body_in_dom_order (copied->loop);
  for (unsigned i = 0; i < copied->loop->num_nodes; i++)
    for (gimple_stmt_iterator gsi = gsi_start_bb (body[i]); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	gimple *stmt = gsi_stmt (gsi);
	if (is_gimple_debug (stmt))
	  continue;
	count++;
	if (abstract_operation (stmt) != OP_CHECK)
	  continue;
	reached_bytes *range = new reached_bytes ();
	if (find_range (*copied, as_a<gcall *> (stmt), range))
	  add_check (copied, as_a<gcall *> (stmt), range);
	else
	  delete range;
      }
  free (body);
  return count;
}

/* Whether the checks of COPIED's loop are executed so often that it pays to
   look in front of it.  */

bool
pays_p (const copied_loop &copied)
{
  if (copied.checks.is_empty ())
    return false;
  profile_count saved = profile_count::zero ();
  for (gcall *check : copied.checks)
    if (gimple_bb (check)->count.initialized_p ())
      saved += gimple_bb (check)->count;
  profile_count entries = loop_preheader_edge (copied.loop)->count ();
  /* GCC takes all loops for long.  Those that look for something are mostly
     short.  */
  profile_count iterations = copied.loop->header->count;
  if (!single_exit (copied.loop) && profile_status_for_fn (cfun) != PROFILE_READ
      && iterations.initialized_p ()
      && iterations.apply_scale (1, few_iterations) > entries)
    entries = iterations.apply_scale (1, few_iterations);
  return entries.initialized_p ()
	 && saved > entries.apply_scale (copied.ranges.length () * look_cost
					 + 1, 1);
}

/* ADDRESS computed in SEQ, as an integer.  */

tree
address_value (const linear_address &address)
{
  tree sum = fold_convert (size_type_node, unshare_expr (address.root));
  for (const linear_term &term : address.terms)
    {
      tree factor = wide_int_to_tree (size_type_node, term.coefficient);
      sum = fold_build2 (PLUS_EXPR, size_type_node, sum,
			 fold_build2 (MULT_EXPR, size_type_node,
				      fold_convert (size_type_node, term.name),
				      factor));
    }
  return sum;
}

/* Adds to SEQ the look at RANGE in front of COPIED's loop; *FLAG holds what the
   looks before have found, null for none.  */

void
add_look (const copied_loop &copied, const reached_bytes &range, tree *flag,
	  gimple_seq *seq)
{
  tree low = address_value (range.address);
  tree size = wide_int_to_tree (size_type_node, range.end - range.first);
  low = fold_build2 (PLUS_EXPR, size_type_node, low,
		     wide_int_to_tree (size_type_node, range.first));
  if (range.step)
    {
      HOST_WIDE_INT step = range.step < 0 ? -range.step : range.step;
      tree count = fold_convert (size_type_node,
				 unshare_expr (copied.latches));
      /* What is too much is too much.  */
      if (TYPE_PRECISION (TREE_TYPE (copied.latches)) > 32)
	count = fold_build2 (MIN_EXPR, size_type_node, count,
			     size_int (distance_limit / step));
      /* GCC would multiply both operands of the minimum.  */
      count = operand_value (count, seq);
      tree distance = operand_value (fold_build2 (MULT_EXPR, size_type_node,
						  count, size_int (step)),
				     seq);
      size = fold_build2 (PLUS_EXPR, size_type_node, size, distance);
      if (range.step < 0)
	low = fold_build2 (MINUS_EXPR, size_type_node, low, distance);
    }
  low = operand_value (fold_convert (ptr_type_node, low), seq);
  unsigned flags = range.lower_known ? CHECK_NO_LOWER : 0;
  gcall *look = build_abstract (OP_INSIDE, 4, low, operand_value (size, seq),
				range.bounds,
				build_int_cst (unsigned_type_node, flags));
  gimple_seq_add_stmt (seq, look);
  tree found = gimple_call_lhs (look);
  *flag = *flag ? operand_value (fold_build2 (BIT_AND_EXPR, boolean_type_node,
					      *flag, found), seq)
		: found;
}

/* Whether the loop of COPIED has a range that moves.  */

bool
moving_p (const copied_loop &copied)
{
  for (const reached_bytes *range : copied.ranges)
    if (range->step)
      return true;
  return false;
}

/* Gives COPIED's loop its copy.  Returns false if GCC does not.  */

bool
copy_loop (const copied_loop &copied)
{
  gimple_seq seq = NULL;
  tree flag = NULL_TREE;
  free_dominance_info (CDI_POST_DOMINATORS);
  if (copied.condition && moving_p (copied))
    flag = operand_value (unshare_expr (copied.condition), &seq);
  for (const reached_bytes *range : copied.ranges)
    add_look (copied, *range, &flag, &seq);
  location_t location = gimple_location (copied.checks[0]);
  for (gimple_stmt_iterator gsi = gsi_start (seq); !gsi_end_p (gsi);
       gsi_next (&gsi))
    gimple_set_location (gsi_stmt (gsi), location);
  gsi_insert_seq_on_edge_immediate (loop_preheader_edge (copied.loop), seq);

  initialize_original_copy_tables ();
  profile_probability likely = profile_probability::very_likely ();
  tree condition = build2 (NE_EXPR, boolean_type_node, flag,
			   boolean_false_node);
  bool done = loop_version (copied.loop, condition, NULL, likely,
			    likely.invert (), likely, likely.invert (), true);
  free_original_copy_tables ();
  if (!done)
    return false;
  update_ssa (TODO_update_ssa);
  for (gcall *check : copied.checks)
    remove_check (check, "only in a copy of the loop");
  scev_reset ();
  return true;
}

/* Whether LOOP is one that GCC can copy, and that is worth it.  */

bool
can_be_copied_p (class loop *loop)
{
  if (loop->inner || loop->num == 0
      || (loop_preheader_edge (loop)->flags & EDGE_ABNORMAL)
      || !optimize_loop_for_speed_p (loop) || !can_duplicate_loop_p (loop))
    return false;
  auto_vec<edge> exits;
  exits.safe_splice (get_loop_exit_edges (loop));
  for (edge exit : exits)
    if (exit->flags & (EDGE_ABNORMAL | EDGE_EH))
      return false;
  return true;
}

} // anonymous namespace

void
version_loops (function *fun)
{
  if (options.backend != BACKEND_SOFT || optimize < 2 || optimize_size)
    return;
  auto_vec<class loop *> loops;
  gcc_collect_loops (fun, true, &loops);
  scev_initialize ();
  unsigned statements = 0;
  for (class loop *loop : loops)
    {
      if (!can_be_copied_p (loop))
	continue;
      copied_loop copied;
      copied.loop = loop;
      copied.exit = NULL;
      copied.latches = copied.condition = NULL_TREE;
      bound_iterations (&copied);
      unsigned count = look_at_body (&copied);
      if (count <= statement_limit && statements + count <= function_limit
	  && pays_p (copied) && copy_loop (copied))
	statements += count;
    }
  scev_finalize ();
}
