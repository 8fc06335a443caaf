/* Checks that a counted loop makes for an address that moves evenly.

   In: the function with its loops.  Out: one check in front of the loop for
   all its iterations:

     loop:				size_6 = (n_1 - 1) * 8 + 8;
       # i_2 = PHI <0, i_3>		mpxguard.check (a_4, 0, size_6, b_5, 0);
       p_7 = a_4 + i_2 * 8;		mpxguard.part (a_4, 0, 8, 0, 8, n_1);
       mpxguard.check (p_7, 0, 8,	loop:
		       b_5, 0);		  ...
       x_8 = *p_7;			  x_8 = *p_7;

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

/* The operation that reports the first of the accesses of CHECK in COUNTED
   that is out of bounds: they begin at START, STEP bytes apart.  */

gcall *
loop_part (const counted_loop &counted, gcall *check, tree start,
	   HOST_WIDE_INT step, gimple_seq *seq)
{
  tree count = fold_build2 (PLUS_EXPR, size_type_node,
			    fold_convert (size_type_node,
					  unshare_expr (counted.latches)),
			    size_one_node);
  count = count_or_limit (counted, count, distance_limit);
  return build_part (check, start, gimple_call_arg (check, CHECK_OFFSET),
		     ssize_int (step), operand_value (count, seq));
}

/* Puts SEQ, by which CHECK stands in front of LOOP, there.  */

void
insert_in_preheader (class loop *loop, gimple_seq seq, gcall *check)
{
  for (gimple_stmt_iterator gsi = gsi_start (seq); !gsi_end_p (gsi);
       gsi_next (&gsi))
    gimple_set_location (gsi_stmt (gsi), gimple_location (check));
  gsi_insert_seq_on_edge_immediate (loop_preheader_edge (loop), seq);
}

/* Puts a check in front of COUNTED for what CHECK does there, whose address
   moves from BASE by STEP.  */

void
hoist_check (const counted_loop &counted, gcall *check, tree base,
	     HOST_WIDE_INT step)
{
  gimple_seq seq = NULL;
  tree start = operand_value (unshare_expr (base), &seq);
  tree distance = whole_distance (counted, step < 0 ? -step : step, &seq);
  tree size = fold_convert (size_type_node,
			    gimple_call_arg (check, CHECK_SIZE));
  size = operand_value (fold_build2 (PLUS_EXPR, size_type_node, distance,
				     size), &seq);
  tree lowest = start;
  if (step < 0)
    lowest = operand_value (fold_build_pointer_plus
			    (start, fold_build1 (NEGATE_EXPR, size_type_node,
						 distance)), &seq);
  gcall *part = loop_part (counted, check, start, step, &seq);
  gcall *whole
    = build_abstract (OP_CHECK, 5, lowest,
		      gimple_call_arg (check, CHECK_OFFSET), size,
		      gimple_call_arg (check, CHECK_BOUNDS),
		      build_int_cst (unsigned_type_node,
				     check_flags (check) | CHECK_NOT_EMPTY));
  gimple_seq_add_stmt (&seq, whole);
  gimple_seq_add_stmt (&seq, part);
  dump_check ("hoisted as a range", check);
  insert_in_preheader (counted.loop, seq, check);
  /* What holds for the lowest access may not have been known of all.  */
  if (!(check_flags (whole) & CHECK_NO_LOWER)
      && grows_from_base_p (cfun, whole))
    {
      set_check_flags (whole, check_flags (whole) | CHECK_NO_LOWER);
      dump_check ("lower dropped", whole);
    }
  remove_check (check, "in front of the loop");
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
      counted_loop counted;
      bool known = false, good = false;
      for (gcall *check : checks)
	{
	  tree base;
	  HOST_WIDE_INT step;
	  if (!gimple_bb (check) || gimple_bb (check)->loop_father != loop)
	    continue;
	  if (!known)
	    good = count_iterations (loop, &counted);
	  known = true;
	  if (good && can_be_hoisted_p (counted, check)
	      && moves_evenly_p (counted, check, &base, &step))
	    hoist_check (counted, check, base, step);
	}
    }
}
