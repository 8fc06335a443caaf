/* The soft backend's checks.

   In: mpxguard.check with its parts, and mpxguard.escape.  Out: comparisons
   that branch to a cold block, which comes back:

     mpxguard.check (p_1, 8, 4, b_2, 1);	a_5 = (unsigned long) p_1 + 8;
						if (a_5 < lower_3) goto cold;
						l_6 = a_5 + 3;
						if (l_6 > upper_4) goto cold;
					      join:
						...
					      cold:
						asm ("call __mpxguard_report")
						goto join;

     mpxguard.escape (p_1, b_2);		if (p_1 < lower_3) goto cold;
						l_5 = p_1 - 1;
						if (l_5 > upper_4) goto cold;
					      cold:
						asm ("call __mpxguard_escape")

   The report's entry saves every register, so the asm statement clobbers none
   and the code around a check keeps its registers.

   Where the bounds were found, and nothing but constants is needed besides,
   all of it is one statement: soft-asm.cc.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "check-parts.h"
#include "entry-call.h"
#include "linear.h"
#include "lower-soft.h"
#include "places.h"
#include "report-call.h"
#include "soft-asm.h"

namespace {

/* A condition of a check.  */
struct condition
{
  tree_code code;
  tree a;
  tree b;
  gimple_seq seq;		/* What computes A and B.  */
};

/* The distance of CHECK's access from the begin of the object that MAKE is of,
   if it is the multiple of one integer and a constant; null otherwise.  */

tree
distance_in_object (gcall *check, gimple *make)
{
  linear_address access, start;
  linear_form (gimple_call_arg (check, CHECK_POINTER), &access);
  linear_form (gimple_call_arg (make, 0), &start);
  linear_add (&access, wi::to_offset (gimple_call_arg (check, CHECK_OFFSET)));
  if (!linear_subtract (&access, start) || access.terms.length () != 1
      || SSA_NAME_OCCURS_IN_ABNORMAL_PHI (access.terms[0].name))
    return NULL_TREE;
  tree type = long_unsigned_type_node;
  tree multiple = fold_build2 (MULT_EXPR, type,
			       fold_convert (type, access.terms[0].name),
			       wide_int_to_tree (type,
						 access.terms[0].coefficient));
  return fold_build2 (PLUS_EXPR, type, multiple,
		      wide_int_to_tree (type, access.constant));
}

/* Whether CHECK, at ADDRESS, is of a constant number of bytes of the object of
   constant size that MAKE is of.  Then it fails if and only if the unsigned
   distance from the object's begin is more than the bytes that the object has
   besides: *OUTSIDE.

     if (a_1 - (unsigned long) &array > 36) goto cold;

   Where the lower bound needs no test, that is worth it only if GCC can
   compute the distance without the address.  */

bool
object_condition_p (gcall *check, gimple *make, tree address,
		    const soft_bounds &bounds, condition *outside)
{
  tree size = gimple_call_arg (check, CHECK_SIZE);
  if (!make || TREE_CODE (size) != INTEGER_CST
      || (check_flags (check) & (CHECK_NO_UPPER | CHECK_HIDDEN)))
    return false;
  tree whole = gimple_call_arg (make, 1);
  if (wi::to_offset (size) > wi::to_offset (whole))
    return false;
  tree distance = distance_in_object (check, make);
  if (!distance && (check_flags (check) & CHECK_NO_LOWER))
    return false;
  if (!distance)
    distance = fold_build2 (MINUS_EXPR, long_unsigned_type_node, address,
			    bounds.lower);
  outside->code = GT_EXPR;
  outside->seq = NULL;
  outside->a = soft_force (distance, &outside->seq);
  outside->b = wide_int_to_tree (long_unsigned_type_node,
				 wi::to_offset (whole) - wi::to_offset (size));
  return true;
}

/* Collects in CONDITIONS those under which a check with FLAGS, of SIZE bytes
   at ADDRESS, fails, each with what it computes.  If SIZE varies, a check of no
   bytes may meet them too.  */

void
failing_conditions (tree address, tree size, unsigned flags,
		    const soft_bounds &bounds,
		    auto_vec<condition, 4> *conditions)
{
  condition below = { LT_EXPR, address, bounds.lower, NULL };
  if (!integer_zerop (bounds.lower) && !(flags & CHECK_NO_LOWER))
    conditions->safe_push (below);
  if ((flags & CHECK_NO_UPPER)
      || (!bounds.where && integer_all_onesp (bounds.upper)))
    return;
  if (TREE_CODE (size) == INTEGER_CST)
    {
      tree less = fold_build2 (MINUS_EXPR, long_unsigned_type_node,
			       fold_convert (long_unsigned_type_node, size),
			       build_one_cst (long_unsigned_type_node));
      condition above = { GT_EXPR, NULL_TREE, NULL_TREE, NULL };
      above.a = soft_force (fold_build2 (PLUS_EXPR, long_unsigned_type_node,
					 address, less), &above.seq);
      above.b = soft_upper (bounds, &above.seq);
      conditions->safe_push (above);
      return;
    }
  /* Any size: the end may wrap around.  */
  condition wraps = { LT_EXPR, NULL_TREE, address, NULL };
  wraps.a = soft_force (fold_build2 (PLUS_EXPR, long_unsigned_type_node,
				     address, soft_word (size)), &wraps.seq);
  conditions->safe_push (wraps);
  condition above = { GT_EXPR, NULL_TREE, NULL_TREE, NULL };
  above.a = soft_force (fold_build2 (MINUS_EXPR, long_unsigned_type_node,
				     wraps.a,
				     build_one_cst (long_unsigned_type_node)),
			&above.seq);
  above.b = soft_upper (bounds, &above.seq);
  conditions->safe_push (above);
}

/* What a report is told of BOUNDS, computed in SEQ.  */

report_bounds
report_words (const soft_bounds &bounds, gimple_seq *seq)
{
  report_bounds result = { bounds.lower, NULL_TREE, bounds.where };
  if (bounds.upper)
    {
      result.upper = soft_upper (bounds, seq);
      result.where = NULL_TREE;
    }
  return result;
}

/* Adds to SEQ the report of CHECK, of SIZE bytes at ADDRESS.  */

void
add_report (gcall *check, tree address, tree size, const soft_bounds &bounds,
	    gimple_seq *seq)
{
  unsigned flags = check_flags (check) & CHECK_REPORT_FLAGS;
  tree info = soft_force (report_info (size,
				       build_int_cst (unsigned_type_node,
						      flags)), seq);
  tree name = gimple_call_num_args (check) > CHECK_NAME
	      ? gimple_call_arg (check, CHECK_NAME) : NULL_TREE;
  const char *part = part_of_name (name);
  name = name && !part ? soft_force (soft_word (name), seq) : NULL_TREE;
  gimple *report = build_report (address, report_words (bounds, seq), info,
				 name, gimple_location (check), part);
  gimple_seq_add_stmt (seq, report);
}

/* VALUE as GCC cannot see it, computed in SEQ.  */

tree
hidden (tree value, gimple_seq *seq)
{
  tree result = make_ssa_name (TREE_TYPE (value));
  vec<tree, va_gc> *inputs = NULL, *outputs = NULL;
  vec_safe_push (inputs, build_tree_list (build_tree_list (NULL_TREE,
							   build_string (2,
									 "0")),
					  value));
  vec_safe_push (outputs, build_tree_list (build_tree_list (NULL_TREE,
							    build_string (3,
									  "=r")),
					   result));
  gasm *statement = gimple_build_asm_vec ("", inputs, outputs, NULL, NULL);
  SSA_NAME_DEF_STMT (result) = statement;
  gimple_seq_add_stmt (seq, statement);
  return result;
}

} // anonymous namespace

void
soft_check (gimple_stmt_iterator *gsi, gimple *make)
{
  gcall *check = as_a<gcall *> (gsi_stmt (*gsi));
  location_t location = gimple_location (check);
  soft_bounds bounds
    = soft_words (gimple_call_arg (check, CHECK_BOUNDS));
  tree size = gimple_call_arg (check, CHECK_SIZE);
  unsigned flags = check_flags (check);
  if (soft_asm_check (gsi, bounds))
    return;
  gimple_seq seq = NULL;
  tree address = check_address (check, &seq);
  if (flags & CHECK_HIDDEN)
    {
      address = hidden (address, &seq);
      bounds.lower = hidden (bounds.lower, &seq);
      if (bounds.upper)
	bounds.upper = hidden (bounds.upper, &seq);
    }
  auto_vec<condition, 4> conditions;
  condition outside;
  if (object_condition_p (check, make, address, bounds, &outside))
    conditions.safe_push (outside);
  else
    failing_conditions (address, size, flags, bounds, &conditions);
  gsi_insert_seq_before (gsi, seq, GSI_SAME_STMT);

  auto_vec<gcall *, 4> parts;
  collect_parts (*gsi, &parts);
  if (conditions.is_empty ())
    {
      remove_parts (parts);
      gsi_remove (gsi, true);
      return;
    }

  gimple_seq cold_seq = NULL;
  if (parts.is_empty ())
    add_report (check, address, size, bounds, &cold_seq);
  else
    report_parts (parts, report_words (bounds, &cold_seq), &cold_seq);
  remove_parts (parts);

  edge e = soft_split (gsi);
  basic_block cold = soft_cold_block (e, NULL), report = cold;
  /* Nothing is wrong with an access to no bytes.  */
  if (TREE_CODE (size) != INTEGER_CST && !(flags & CHECK_NOT_EMPTY))
    report = soft_branch (single_succ_edge (cold), e->dest, EQ_EXPR, size,
			  build_zero_cst (TREE_TYPE (size)), location)->src;
  gimple_stmt_iterator end_of_report = gsi_last_bb (report);
  gsi_insert_seq_after (&end_of_report, cold_seq, GSI_CONTINUE_LINKING);
  for (const condition &c : conditions)
    {
      gimple_stmt_iterator end = gsi_last_bb (e->src);
      gsi_insert_seq_after (&end, c.seq, GSI_CONTINUE_LINKING);
      e = soft_branch (e, cold, c.code, c.a, c.b, location);
    }
  gsi_remove (gsi, true);
}

void
soft_escape (gimple_stmt_iterator *gsi)
{
  gcall *escape = as_a<gcall *> (gsi_stmt (*gsi));
  location_t location = gimple_location (escape);
  soft_bounds bounds = soft_words (gimple_call_arg (escape, ESCAPE_BOUNDS));
  gimple_seq seq = NULL;
  tree pointer = soft_force (soft_word (gimple_call_arg (escape, ESCAPE_POINTER)), &seq);
  if (soft_found_p (bounds))
    {
      gsi_insert_seq_before (gsi, seq, GSI_SAME_STMT);
      soft_asm_escape (gsi, pointer, bounds);
      return;
    }
  tree last = soft_force (soft_op (PLUS_EXPR, pointer,
				   build_minus_one_cst
				     (long_unsigned_type_node)), &seq);
  tree upper = soft_upper (bounds, &seq);
  gsi_insert_seq_before (gsi, seq, GSI_SAME_STMT);

  const tree operands[] = { pointer, bounds.lower, upper };
  gimple *call = build_entry_call ("__mpxguard_escape", 3, operands, NULL,
				   NULL);
  gimple_set_location (call, location);
  seq = NULL;
  gimple_seq_add_stmt (&seq, call);
  edge e = soft_split (gsi);
  basic_block cold = soft_cold_block (e, seq);
  if (!(escape_flags (escape) & CHECK_NO_LOWER))
    e = soft_branch (e, cold, LT_EXPR, pointer, bounds.lower, location);
  soft_branch (e, cold, GT_EXPR, last, upper, location);
  gsi_remove (gsi, true);
}
