/* Bounds that nobody needs.

   In: the function with all its operations, just before a backend lowers them.
   Out: without those whose bounds go nowhere, because the check that they were
   for was proved or merged with another:

     b_1 = mpxguard.load (s_2, p_3);	(nothing)

   and with the knowledge which bounds only travel on and are never checked.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "unneeded.h"

namespace {

/* Whether STMT only yields bounds.  */

bool
only_yields_bounds_p (gimple *stmt)
{
  if (gimple_code (stmt) == GIMPLE_PHI)
    return bounds_value_p (gimple_phi_result (stmt));
  if (is_gimple_assign (stmt))
    return bounds_value_p (gimple_assign_lhs (stmt));
  abstract_op op = abstract_operation (stmt);
  return op != OP_NONE && op != OP_ENTER && op != OP_INSIDE
	 && gimple_call_lhs (stmt);
}

/* Adds to NAMES the bounds values that STMT uses.  */

void
add_operands (gimple *stmt, hash_set<tree> *names, vec<gimple *> *worklist)
{
  ssa_op_iter iterator;
  use_operand_p use;
  FOR_EACH_PHI_OR_STMT_USE (use, stmt, iterator, SSA_OP_USE)
    {
      tree value = USE_FROM_PTR (use);
      if (TREE_CODE (value) == SSA_NAME && bounds_value_p (value)
	  && !names->add (value) && !SSA_NAME_IS_DEFAULT_DEF (value))
	worklist->safe_push (SSA_NAME_DEF_STMT (value));
    }
}

/* Adds to NAMES what NAMES is made from.  */

void
close_over_operands (hash_set<tree> *names, vec<gimple *> *worklist)
{
  while (!worklist->is_empty ())
    add_operands (worklist->pop (), names, worklist);
}

/* The bounds value that STMT defines.  */

tree
yielded_bounds (gimple *stmt)
{
  if (gimple_code (stmt) == GIMPLE_PHI)
    return gimple_phi_result (stmt);
  return gimple_get_lhs (stmt);
}

} // anonymous namespace

void
remove_unneeded (function *fun, hash_set<tree> *checked)
{
  hash_set<tree> needed;
  auto_vec<gimple *> to_check, to_use, candidates;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    {
      for (gphi_iterator gsi = gsi_start_phis (bb); !gsi_end_p (gsi);
	   gsi_next (&gsi))
	if (only_yields_bounds_p (gsi.phi ()))
	  candidates.safe_push (gsi.phi ());
      for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	   gsi_next (&gsi))
	{
	  gimple *stmt = gsi_stmt (gsi);
	  abstract_op op = abstract_operation (stmt);
	  if (only_yields_bounds_p (stmt))
	    candidates.safe_push (stmt);
	  else if (op == OP_CHECK || op == OP_ESCAPE || op == OP_INSIDE)
	    add_operands (stmt, checked, &to_check);
	  else if (op != OP_NONE)
	    add_operands (stmt, &needed, &to_use);
	}
    }
  close_over_operands (checked, &to_check);
  close_over_operands (&needed, &to_use);

  for (gimple *stmt : candidates)
    if (!needed.contains (yielded_bounds (stmt))
	&& !checked->contains (yielded_bounds (stmt)))
      {
	gimple_stmt_iterator gsi = gsi_for_stmt (stmt);
	if (gimple_code (stmt) == GIMPLE_PHI)
	  remove_phi_node (&gsi, true);
	else
	  {
	    gsi_remove (&gsi, true);
	    release_defs (stmt);
	  }
      }
}
