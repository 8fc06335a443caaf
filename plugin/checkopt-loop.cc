/* Checks that a counted loop makes for an address that moves evenly.

   In: the function with its loops.  Out: one check in front of the loop for
   all its iterations:

     loop:				size_6 = (n_1 - 1) * 8 + 8;
       # i_2 = PHI <0, i_3>		mpxguard.check (a_4, 0, size_6, b_5, 0);
       p_7 = a_4 + i_2 * 8;		mpxguard.part (a_4, 0, 8, 0, 8, n_1);
       mpxguard.check (p_7, 0, 8,	loop:
		       b_5, 0);		  ...
       x_8 = *p_7;			  x_8 = *p_7;

   Accesses to several members of an array's structures share it: it reaches from
   the first one's lowest byte to the last one's highest.

   The accesses must be certain to follow: the loop has one exit, which counts
   its iterations, the check is made in each of them before that exit, and
   nothing in the loop may end the program, wait for ever, or be seen by the
   world.  A report names the first access out of bounds, as if it had come
   from the loop.

   A loop that would never end if some condition did not hold, such as one of
   p != end where p steps over end, has the greatest number of iterations then:
   each of its accesses but the first ones is out of bounds.

   The bytes from the first to the last access are computed without overflow:
   where the number of iterations has so many bits that the product might
   wrap, a distance larger than all memory takes its place, which lies in no
   bounds but those that allow everything.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "checkopt.h"
#include "mpxguard-layout.h"

namespace {

/* A loop goes over no more bytes than this, which is more than there are
   addresses for programs.  */
const HOST_WIDE_INT distance_limit = HOST_WIDE_INT_1 << 62;

/* Steps are smaller than this: a part has 32 bits for them.  */
const HOST_WIDE_INT step_limit = HOST_WIDE_INT_1 << 31;

/* Checks that are made together are no further apart than this.  */
const HOST_WIDE_INT group_limit = 1 << 15;

/* What is known of the loop that is looked at.  */
struct counted_loop
{
  class loop *loop;
  edge exit;
  /* How often the latch is executed, an expression that is invariant.  */
  tree latches;
  /* If not null, a condition: where it does not hold, the loop never ends.  */
  tree finite;
};

/* Whether something in LOOP may keep it from going on.  */

bool
may_not_finish_p (class loop *loop)
{
  bool result = false;
  basic_block *body = get_loop_body (loop);
  for (unsigned i = 0; i < loop->num_nodes && !result; i++)
    {
      result = body[i]->flags & BB_IRREDUCIBLE_LOOP;
      for (gimple_stmt_iterator gsi = gsi_start_bb (body[i]);
	   !gsi_end_p (gsi) && !result; gsi_next (&gsi))
	result = may_not_go_on_p (gsi_stmt (gsi));
    }
  free (body);
  for (class loop *inner = loop->inner; inner && !result; inner = inner->next)
    result = !finite_loop_p (inner);
  return result;
}

/* Fills in the count of COUNTED's iterations where GCC knows it only on an
   assumption, which is false of loops that do not end:

     for (p = a; p != end; p++)		(end - a) % sizeof *p == 0
     for (i = 0; i <= n; i++)		n != INT_MAX

   Returns false for other assumptions.  */

bool
count_by_assumption (counted_loop *counted)
{
  class tree_niter_desc count;
  if (!number_of_iterations_exit_assumptions (counted->loop, counted->exit,
					      &count, NULL)
      || !count.niter || TREE_CODE (count.niter) == SCEV_NOT_KNOWN
      || !integer_zerop (count.may_be_zero)
      || integer_zerop (count.assumptions)
      || !expr_invariant_in_loop_p (counted->loop, count.assumptions))
    return false;
  if (!integer_nonzerop (count.assumptions))
    {
      tree step = count.control.step;
      if (count.cmp != NE_EXPR
	  && !(step && (integer_onep (step) || integer_minus_onep (step))))
	return false;
      counted->finite = count.assumptions;
    }
  counted->latches = count.niter;
  return true;
}

/* Fills in COUNTED for LOOP.  Returns false if the loop is not counted.  */

bool
count_iterations (class loop *loop, counted_loop *counted)
{
  counted->loop = loop;
  counted->exit = single_exit (loop);
  if (!counted->exit || (counted->exit->flags & (EDGE_ABNORMAL | EDGE_EH))
      || (loop_preheader_edge (loop)->flags & EDGE_ABNORMAL))
    return false;
  counted->finite = NULL_TREE;
  counted->latches = number_of_latch_executions (loop);
  if ((!counted->latches || chrec_contains_undetermined (counted->latches))
      && !count_by_assumption (counted))
    return false;
  return INTEGRAL_TYPE_P (TREE_TYPE (counted->latches))
	 && TYPE_PRECISION (TREE_TYPE (counted->latches)) <= 64
	 && expr_invariant_in_loop_p (loop, counted->latches)
	 && !may_not_finish_p (loop);
}

/* Whether CHECK is made in every iteration of COUNTED, before the exit.  */

bool
always_made_p (const counted_loop &counted, gcall *check)
{
  basic_block bb = gimple_bb (check);
  return bb->loop_father == counted.loop
	 && dominated_by_p (CDI_DOMINATORS, counted.exit->src, bb);
}

/* Whether the address of CHECK moves evenly in COUNTED: by *STEP from *BASE,
   an invariant.  */

bool
moves_evenly_p (const counted_loop &counted, gcall *check, tree *base,
		HOST_WIDE_INT *step)
{
  affine_iv iv;
  tree pointer = gimple_call_arg (check, CHECK_POINTER);
  if (TREE_CODE (pointer) != SSA_NAME
      || !simple_iv (counted.loop, counted.loop, pointer, &iv, false)
      || TREE_CODE (iv.step) != INTEGER_CST
      || !expr_invariant_in_loop_p (counted.loop, iv.base))
    return false;
  offset_int distance = wi::sext (wi::to_offset (iv.step), 64);
  if (wi::geu_p (wi::abs (distance), step_limit) || distance == 0)
    return false;
  *base = iv.base;
  *step = distance.to_shwi ();
  return true;
}

/* COUNT, a number of iterations of COUNTED, or LIMIT if the loop never
   ends.  */

tree
count_or_limit (const counted_loop &counted, tree count, HOST_WIDE_INT limit)
{
  if (!counted.finite)
    return count;
  return fold_build3 (COND_EXPR, size_type_node,
		      unshare_expr (counted.finite), count,
		      build_int_cst (size_type_node, limit));
}

/* The distance from the first access to the last, DISTANCE bytes apart from
   one to the next, computed in SEQ.  */

tree
whole_distance (const counted_loop &counted, HOST_WIDE_INT distance,
		gimple_seq *seq)
{
  tree type = TREE_TYPE (counted.latches);
  tree count = fold_convert (size_type_node, unshare_expr (counted.latches));
  /* The count is not negative, whatever its type.  */
  if (TYPE_PRECISION (type) > 32)
    count = fold_build2 (MIN_EXPR, size_type_node, count,
			 build_int_cst (size_type_node,
					distance_limit / distance));
  count = operand_value (count_or_limit (counted, count,
					 distance_limit / distance), seq);
  return operand_value (fold_build2 (MULT_EXPR, size_type_node, count,
				     size_int (distance)), seq);
}

/* A check whose address moves by STEP from BASE; its first byte is DISTANCE
   bytes behind that of the check that it is made with.  */
struct moving_check
{
  gcall *check;
  tree base;
  HOST_WIDE_INT step;
  offset_int distance;
};

/* The operation that reports the first of the accesses of MOVING in COUNTED
   that is out of bounds; that of the check made with it, OFFSET bytes behind
   START, is the first one's.  */

gcall *
loop_part (const counted_loop &counted, const moving_check &moving, tree start,
	   const offset_int &offset, gimple_seq *seq)
{
  tree count = fold_build2 (PLUS_EXPR, size_type_node,
			    fold_convert (size_type_node,
					  unshare_expr (counted.latches)),
			    size_one_node);
  count = count_or_limit (counted, count, distance_limit);
  return build_part (moving.check, start,
		     wide_int_to_tree (ssizetype, offset + moving.distance),
		     ssize_int (moving.step), operand_value (count, seq));
}

/* Puts SEQ, by which CHECK stands in front of LOOP, there.  Its parts say
   themselves where their accesses are.  */

void
insert_in_preheader (class loop *loop, gimple_seq seq, gcall *check)
{
  for (gimple_stmt_iterator gsi = gsi_start (seq); !gsi_end_p (gsi);
       gsi_next (&gsi))
    if (abstract_operation (gsi_stmt (gsi)) != OP_PART)
      gimple_set_location (gsi_stmt (gsi), gimple_location (check));
  gsi_insert_seq_on_edge_immediate (loop_preheader_edge (loop), seq);
}

/* Puts a check in front of COUNTED for what GROUP does there, checks of
   addresses that move side by side.  */

void
hoist_group (const counted_loop &counted, const vec<moving_check> &group)
{
  const moving_check &leader = group[0];
  offset_int first = 0, end = 0;
  unsigned lower_flag = 0;
  for (const moving_check &member : group)
    {
      tree size = gimple_call_arg (member.check, CHECK_SIZE);
      if (member.distance <= first)
	lower_flag = check_flags (member.check) & CHECK_NO_LOWER;
      first = wi::smin (first, member.distance);
      end = wi::smax (end, member.distance + wi::to_offset (size));
    }

  gimple_seq seq = NULL;
  HOST_WIDE_INT step = leader.step;
  tree start = operand_value (unshare_expr (leader.base), &seq);
  tree distance = whole_distance (counted, step < 0 ? -step : step, &seq);
  tree width = wide_int_to_tree (size_type_node, end - first);
  tree size = operand_value (fold_build2 (PLUS_EXPR, size_type_node, distance,
					  width), &seq);
  tree lowest = start;
  if (step < 0)
    lowest = operand_value (fold_build_pointer_plus
			    (start, fold_build1 (NEGATE_EXPR, size_type_node,
						 distance)), &seq);
  offset_int offset
    = wi::to_offset (gimple_call_arg (leader.check, CHECK_OFFSET));
  auto_vec<gcall *, 4> parts;
  for (const moving_check &member : group)
    parts.safe_push (loop_part (counted, member, start, offset, &seq));
  unsigned flags = check_flags (leader.check) & ~CHECK_NO_LOWER;
  gcall *whole
    = build_abstract (OP_CHECK, 5, lowest,
		      wide_int_to_tree (ssizetype, offset + first), size,
		      gimple_call_arg (leader.check, CHECK_BOUNDS),
		      build_int_cst (unsigned_type_node,
				     flags | lower_flag | CHECK_NOT_EMPTY));
  gimple_seq_add_stmt (&seq, whole);
  for (gcall *part : parts)
    gimple_seq_add_stmt (&seq, part);
  insert_in_preheader (counted.loop, seq, leader.check);
  /* What holds for the lowest access may not have been known of all.  */
  if (!(check_flags (whole) & CHECK_NO_LOWER)
      && grows_from_base_p (cfun, whole))
    {
      set_check_flags (whole, check_flags (whole) | CHECK_NO_LOWER);
      dump_check ("lower dropped", whole);
    }
  for (const moving_check &member : group)
    {
      dump_check ("hoisted as a range", member.check);
      remove_check (member.check, "in front of the loop");
    }
}

/* Whether the address of OTHER moves beside that of LEADER, and the same bounds
   are asked for both; sets OTHER's distance then.  */

bool
side_by_side_p (const moving_check &leader, moving_check *other)
{
  linear_address distance, from;
  linear_form (other->base, &distance);
  linear_form (leader.base, &from);
  if (other->step != leader.step
      || gimple_call_arg (other->check, CHECK_BOUNDS)
	 != gimple_call_arg (leader.check, CHECK_BOUNDS)
      || !linear_subtract (&distance, from) || !distance.terms.is_empty ())
    return false;
  other->distance
    = distance.constant
      + wi::to_offset (gimple_call_arg (other->check, CHECK_OFFSET))
      - wi::to_offset (gimple_call_arg (leader.check, CHECK_OFFSET));
  return wi::lts_p (wi::abs (other->distance), group_limit);
}

/* Whether CHECK can be made in front of COUNTED, but for its address.  */

bool
can_be_hoisted_p (const counted_loop &counted, gcall *check)
{
  tree bounds = gimple_call_arg (check, CHECK_BOUNDS);
  tree size = gimple_call_arg (check, CHECK_SIZE);
  return always_made_p (counted, check)
	 && !library_check_p (check)
	 && TREE_CODE (size) == INTEGER_CST && !integer_zerop (size)
	 && compare_tree_int (size, MPXGUARD_RANGE_SIZE_LIMIT) < 0
	 && expr_invariant_in_loop_p (counted.loop, bounds)
	 && !(TREE_CODE (bounds) == SSA_NAME
	      && SSA_NAME_OCCURS_IN_ABNORMAL_PHI (bounds));
}

/* Collects in MOVING those of CHECKS that can be made in front of COUNTED.  */

void
collect_moving (const counted_loop &counted, const vec<gcall *> &checks,
		vec<moving_check> *moving)
{
  for (gcall *check : checks)
    {
      moving_check m = { check, NULL_TREE, 0, 0 };
      if (can_be_hoisted_p (counted, check)
	  && moves_evenly_p (counted, check, &m.base, &m.step))
	moving->safe_push (m);
    }
}

/* Makes the CHECKS of LOOP in front of it where that is possible.  */

void
hoist_from_loop (class loop *loop, const vec<gcall *> &checks)
{
  counted_loop counted;
  if (checks.is_empty () || !count_iterations (loop, &counted))
    return;
  auto_vec<moving_check> moving;
  collect_moving (counted, checks, &moving);
  for (unsigned i = 0; i < moving.length (); i++)
    {
      if (!gimple_bb (moving[i].check))
	continue;
      auto_vec<moving_check> group;
      group.safe_push (moving[i]);
      for (unsigned j = i + 1; j < moving.length (); j++)
	if (gimple_bb (moving[j].check)
	    && side_by_side_p (moving[i], &moving[j]))
	  group.safe_push (moving[j]);
      hoist_group (counted, group);
    }
}

} // anonymous namespace

void
hoist_affine_checks (function *fun)
{
  auto_vec<gcall *> checks;
  collect_checks (fun, &checks);
  auto_vec<class loop *> loops;
  gcc_collect_loops (fun, true, &loops);
  for (class loop *loop : loops)
    {
      auto_vec<gcall *> own;
      for (gcall *check : checks)
	if (gimple_bb (check) && gimple_bb (check)->loop_father == loop)
	  own.safe_push (check);
      hoist_from_loop (loop, own);
    }
}
