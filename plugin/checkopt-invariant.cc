/* Checks that a loop repeats.

   In: the function with its loops.  Out: a check that is the same in every
   iteration, and certain to be made in the first one, stands in front of the
   outermost loop for which that holds:

     loop:					mpxguard.check (p_1, 8, 8, b_2, 0);
       mpxguard.check (p_1, 8, 8, b_2, 0);   loop:
       n_3 = p_1->count;			n_3 = p_1->count;
       ...					...

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "checkopt.h"

namespace {

/* Whether the operands of CHECK do not change in LOOP.  */

bool
invariant_p (class loop *loop, gcall *check)
{
  for (unsigned i = 0; i < gimple_call_num_args (check); i++)
    {
      tree operand = gimple_call_arg (check, i);
      if (!expr_invariant_in_loop_p (loop, operand)
	  || (TREE_CODE (operand) == SSA_NAME
	      && SSA_NAME_OCCURS_IN_ABNORMAL_PHI (operand)))
	return false;
    }
  return true;
}

/* Moves the statement at *FROM to the end of BB; *FROM goes on to the next.  */

void
move_to_end (gimple_stmt_iterator *from, basic_block bb)
{
  gimple_stmt_iterator to = gsi_last_bb (bb);
  if (!gsi_end_p (to) && stmt_ends_bb_p (gsi_stmt (to)))
    gsi_move_before (from, &to);
  else
    gsi_move_to_bb_end (from, bb);
}

/* Moves CHECK and its parts in front of LOOP.  */

void
move_check (class loop *loop, gcall *check)
{
  basic_block preheader = loop_preheader_edge (loop)->src;
  gimple_stmt_iterator gsi = gsi_for_stmt (check);
  dump_check ("hoisted", check);
  do
    move_to_end (&gsi, preheader);
  while (!gsi_end_p (gsi) && abstract_operation (gsi_stmt (gsi)) == OP_PART);
}

/* Moves what can be moved in front of LOOP.  */

void
hoist_from (class loop *loop)
{
  auto_vec<gcall *> checks;
  checks.safe_splice (checks_ahead_of_block (loop->header));
  for (gcall *check : checks)
    if (flow_bb_inside_loop_p (loop, gimple_bb (check))
	&& invariant_p (loop, check))
      move_check (loop, check);
}

} // anonymous namespace

void
hoist_invariant_checks (function *fun)
{
  auto_vec<class loop *> loops;
  gcc_collect_loops (fun, false, &loops);
  begin_ahead (fun);
  for (class loop *loop : loops)
    if (!(loop_preheader_edge (loop)->flags & EDGE_ABNORMAL))
      hoist_from (loop);
  end_ahead ();
}
