/* Homes of bounds whose pointers meet on abnormal edges.

   In: a variable whose versions meet in a PHI on an edge of setjmp, of a computed
   goto or of an exception.  Such versions cannot have bounds with a PHI of their
   own: all its arguments would have to be versions of one variable that never live
   together.  Out: exactly that, by way of a register variable, the home, that holds
   the bounds of whichever version is live; GCC's own renaming makes versions of
   it when the pass is done:

     p_1(ab) = PHI <p_2(ab), p_3>	home = b_2, where p_2 is defined
					home = b_3, on the edge of p_3
					b_4 = home, behind the PHI

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "bounds.h"
#include "bounds-home.h"

namespace {

/* The home of each variable that has one.  */
hash_map<tree, tree> *homes;

/* The home of the bounds of VARIABLE.  */

tree
home_of (tree variable)
{
  bool existed;
  tree &home = homes->get_or_insert (variable, &existed);
  if (!existed)
    {
      home = create_tmp_reg (bounds_type (), "bounds");
      gimple_seq seq = NULL;
      gimple_seq_add_stmt (&seq, gimple_build_assign (home, init_bounds ()));
      insert_at_entry (seq);
    }
  return home;
}

/* Whether BOUNDS, the bounds of the value that STMT defines, were made by
   operations behind STMT rather than before it.  */

bool
made_behind_p (tree bounds, gimple *stmt)
{
  if (TREE_CODE (bounds) != SSA_NAME)
    return false;
  gimple *maker = SSA_NAME_DEF_STMT (bounds);
  basic_block bb = gimple_bb (stmt);
  if (gimple_code (maker) == GIMPLE_PHI)
    return false;
  if (stmt_ends_bb_p (stmt))
    {
      edge e = find_fallthru_edge (bb->succs);
      return e && gimple_bb (maker) == e->dest;
    }
  if (gimple_bb (maker) != bb)
    return false;
  gimple_stmt_iterator gsi = gsi_for_stmt (stmt);
  for (; !gsi_end_p (gsi); gsi_next (&gsi))
    if (gsi_stmt (gsi) == maker)
      return true;
  return false;
}

} // anonymous namespace

void
begin_homes (void)
{
  homes = new hash_map<tree, tree> ();
}

void
end_homes (void)
{
  delete homes;
  homes = NULL;
}

/* Where GCC gave a loop a block before its header the result does not say it.  */

bool
abnormal_phi_p (gphi *phi)
{
  if (SSA_NAME_OCCURS_IN_ABNORMAL_PHI (gimple_phi_result (phi)))
    return true;
  for (unsigned i = 0; i < gimple_phi_num_args (phi); i++)
    if (gimple_phi_arg_edge (phi, i)->flags & EDGE_ABNORMAL)
      return true;
  return false;
}

tree
abnormal_phi_bounds (gphi *phi)
{
  tree result = gimple_phi_result (phi);
  tree variable = SSA_NAME_VAR (result);
  if (!variable)
    return init_bounds ();
  tree home = home_of (variable);
  tree bounds = make_ssa_name (bounds_type ());
  gimple *copy = gimple_build_assign (bounds, home);
  gimple_stmt_iterator gsi = gsi_after_labels (gimple_bb (phi));
  gsi_insert_before (&gsi, copy, GSI_SAME_STMT);
  set_bounds (result, bounds);

  for (unsigned i = 0; i < gimple_phi_num_args (phi); i++)
    {
      tree argument = gimple_phi_arg_def (phi, i);
      tree source = find_bounds (argument);
      edge e = gimple_phi_arg_edge (phi, i);
      if (!(e->flags & EDGE_ABNORMAL))
	gsi_insert_on_edge (e, gimple_build_assign (home, source));
    }
  return bounds;
}

void
keep_at_home (tree name, tree bounds)
{
  tree variable = SSA_NAME_VAR (name);
  if (!variable)
    return;
  gimple_seq seq = NULL;
  tree home = home_of (variable);
  gimple_seq_add_stmt (&seq, gimple_build_assign (home, bounds));
  gimple *stmt = SSA_NAME_DEF_STMT (name);
  if (SSA_NAME_IS_DEFAULT_DEF (name))
    insert_at_entry (seq);
  else if (made_behind_p (bounds, stmt))
    insert_behind (SSA_NAME_DEF_STMT (bounds), seq);
  else
    insert_behind (stmt, seq);
}

void
find_bounds_at_home (void)
{
  size_t count;
  do
    {
      count = homes->elements ();
      basic_block bb;
      FOR_EACH_BB_FN (bb, cfun)
	for (gphi_iterator psi = gsi_start_phis (bb); !gsi_end_p (psi);
	     gsi_next (&psi))
	  {
	    tree result = gimple_phi_result (psi.phi ());
	    if (!virtual_operand_p (result)
		&& abnormal_phi_p (psi.phi ())
		&& SSA_NAME_VAR (result)
		&& homes->get (SSA_NAME_VAR (result)))
	      find_bounds (result);
	  }
    }
  while (homes->elements () > count);
}
