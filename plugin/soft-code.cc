/* The pieces that the soft backend puts code together from.

   In: expressions over words, places in blocks.  Out: GIMPLE values,
   statements and branches:

     soft_branch (e, cold, LT_EXPR, a, b)	if (a < b) goto cold;

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "lower-soft.h"

tree
soft_word (tree value)
{
  return fold_convert (long_unsigned_type_node, value);
}

tree
soft_constant (unsigned HOST_WIDE_INT value)
{
  return build_int_cstu (long_unsigned_type_node, value);
}

tree
soft_op (tree_code code, tree a, tree b)
{
  return fold_build2 (code, long_unsigned_type_node, soft_word (a),
		      soft_word (b));
}

tree
soft_force (tree expression, gimple_seq *seq)
{
  return operand_value (expression, seq);
}

void
soft_assign (tree name, tree expression, gimple_seq *seq)
{
  gimple_seq_add_stmt (seq, gimple_build_assign (name,
						 soft_force (expression,
							     seq)));
}

tree
soft_choose (tree flag, tree a, tree b, gimple_seq *seq)
{
  if (integer_nonzerop (flag))
    return a;
  if (integer_zerop (flag))
    return b;
  tree result = make_ssa_name (TREE_TYPE (a));
  gimple_seq_add_stmt (seq, gimple_build_assign (result, COND_EXPR, flag, a,
						 b));
  return result;
}

tree
soft_compare (tree_code code, tree a, tree b, gimple_seq *seq)
{
  return soft_force (fold_build2 (code, boolean_type_node, a, b), seq);
}

tree
soft_function (const char *name, tree type)
{
  tree decl = build_fn_decl (name, type);
  TREE_NOTHROW (decl) = 1;
  DECL_ARTIFICIAL (decl) = 1;
  DECL_ATTRIBUTES (decl) = tree_cons (get_identifier ("leaf"), NULL,
				      DECL_ATTRIBUTES (decl));
  return decl;
}

edge
soft_split (gimple_stmt_iterator *gsi)
{
  gimple *stmt = gsi_stmt (*gsi);
  gimple_stmt_iterator before = *gsi;
  gsi_prev (&before);
  edge e = gsi_end_p (before)
	   ? split_block_after_labels (gimple_bb (stmt))
	   : split_block (gimple_bb (stmt), gsi_stmt (before));
  *gsi = gsi_for_stmt (stmt);
  return e;
}

edge
soft_branch (edge e, basic_block target, tree_code code, tree a, tree b,
	     location_t location)
{
  basic_block source = e->src;
  edge onward = single_succ_edge (split_edge (e));
  gcond *cond = gimple_build_cond (code, a, b, NULL_TREE, NULL_TREE);
  gimple_set_location (cond, location);
  gimple_stmt_iterator gsi = gsi_last_bb (source);
  gsi_insert_after (&gsi, cond, GSI_NEW_STMT);

  edge stay = find_edge (source, onward->src);
  stay->flags = (stay->flags & ~EDGE_FALLTHRU) | EDGE_FALSE_VALUE;
  stay->probability = profile_probability::very_likely ();
  edge leave = make_edge (source, target, EDGE_TRUE_VALUE);
  leave->probability = profile_probability::very_unlikely ();
  return onward;
}

basic_block
soft_cold_block (edge e, gimple_seq seq)
{
  basic_block join = e->dest;
  basic_block cold = create_empty_bb (e->src);
  cold->count
    = e->src->count.apply_probability (profile_probability::very_unlikely ());
  if (current_loops)
    add_bb_to_loop (cold, join->loop_father);
  make_single_succ_edge (cold, join, EDGE_FALLTHRU);
  gimple_stmt_iterator gsi = gsi_start_bb (cold);
  gsi_insert_seq_after (&gsi, seq, GSI_CONTINUE_LINKING);
  return cold;
}
