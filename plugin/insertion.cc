/* Where statements go.

   In: statements about a value, or about the function as a whole.  Out: the function
   with them where the value is known first: behind its definition, on the edge
   where a call that ends its block goes on, behind the PHIs of a block; or in a block
   of their own in front of all others.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "insertion.h"

namespace {

/* The block in front of all others, and the flag of mpxguard.enter; null until
   they are asked for.  */
basic_block entry;
tree flag;

/* The block for what happens before the first statement.  */

basic_block
entry_block (void)
{
  if (!entry)
    entry
      = split_edge (single_succ_edge (ENTRY_BLOCK_PTR_FOR_FN (cfun)));
  return entry;
}

} // anonymous namespace

void
begin_insertions (void)
{
  entry = NULL;
  flag = NULL_TREE;
}

void
end_insertions (void)
{
  begin_insertions ();
}

void
insert_at_entry (gimple_seq seq)
{
  gimple_stmt_iterator gsi = gsi_last_bb (entry_block ());
  gsi_insert_seq_after (&gsi, seq, GSI_NEW_STMT);
}

void
insert_behind (gimple *stmt, gimple_seq seq)
{
  if (gimple_code (stmt) == GIMPLE_PHI)
    {
      gimple_stmt_iterator gsi = gsi_after_labels (gimple_bb (stmt));
      gsi_insert_seq_before (&gsi, seq, GSI_SAME_STMT);
    }
  else if (stmt_ends_bb_p (stmt))
    {
      edge e = find_fallthru_edge (gimple_bb (stmt)->succs);
      if (e && PENDING_STMT (e))
	{
	  /* What waits there, the writing of a home, is about what comes now,
	     and goes behind it.  */
	  gsi_commit_one_edge_insert (e, NULL);
	  e = find_fallthru_edge (gimple_bb (stmt)->succs);
	}
      if (e)
	gsi_insert_seq_on_edge_immediate (e, seq);
    }
  else
    {
      gimple_stmt_iterator gsi = gsi_for_stmt (stmt);
      gsi_insert_seq_after (&gsi, seq, GSI_SAME_STMT);
    }
}

tree
own_address (void)
{
  return build_fold_addr_expr (cfun->decl);
}

tree
entry_flag (void)
{
  if (!flag)
    {
      gcall *call = build_abstract (OP_ENTER, 1, own_address ());
      gimple_seq seq = NULL;
      gimple_seq_add_stmt (&seq, call);
      insert_at_entry (seq);
      flag = gimple_call_lhs (call);
    }
  return flag;
}
