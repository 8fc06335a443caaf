/* Bounds that are found only if their pointer is tracked.

   In: a function in metadata=hybrid, about to be lowered.  Out: which finds are
   wanted by nothing but one store, call or return that follows at once:

     q_1 = p_2->next;
     b_3 = mpxguard.load (s_4, q_1);
     mpxguard.store (t_5, q_1, b_3);

   Those do nothing for a pointer into the heap, in a branch that is taken
   otherwise, and so the find goes into that branch:

     q_1 = p_2->next;
     if (q_1 & 1 << 46)
       {
	 b_3 = mpxguard.load (s_4, q_1);
	 ...
       }

   It must find there what it would have found in its own place: nothing between
   them writes to the tables or to the call area, and no call is made.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "checkopt.h"
#include "lower-soft.h"
#include "options.h"

namespace {

/* No more statements than this lie between a find and what wants it.  */
const unsigned statement_limit = 64;

/* The finds that go into the branch of an operation, and all of them.  */
typedef auto_vec<gimple *, 4> find_list;
hash_map<gimple *, find_list *> *lists;
hash_set<gimple *> *deferred;

/* The only statement that wants BOUNDS, null if there are several.  */

gimple *
only_use (tree bounds)
{
  gimple *result = NULL;
  imm_use_iterator iterator;
  use_operand_p use;
  FOR_EACH_IMM_USE_FAST (use, iterator, bounds)
    if (!is_gimple_debug (USE_STMT (use)))
      {
	if (result)
	  return NULL;
	result = USE_STMT (use);
      }
  return result;
}

/* The operation that makes the branch for USE, which stores, passes or returns
   bounds; null if USE is something else.  */

gimple *
branching_operation (gimple *use)
{
  switch (abstract_operation (use))
    {
    case OP_STORE:
    case OP_RETURN:
      return use;
    case OP_PASS:
      {
	gimple_stmt_iterator gsi = gsi_for_stmt (use);
	while (!gsi_end_p (gsi)
	       && abstract_operation (gsi_stmt (gsi)) != OP_CALL)
	  gsi_prev (&gsi);
	return gsi_end_p (gsi) ? NULL : gsi_stmt (gsi);
      }
    default:
      return NULL;
    }
}

/* The statement that is executed behind that at GSI, and by no other way; at the
   end of a way null.  */

gimple *
next_statement (gimple_stmt_iterator *gsi)
{
  gsi_next (gsi);
  while (gsi_end_p (*gsi))
    {
      basic_block bb = gsi->bb;
      if (!single_succ_p (bb) || !single_pred_p (single_succ (bb))
	  || single_succ (bb) == EXIT_BLOCK_PTR_FOR_FN (cfun))
	return NULL;
      *gsi = gsi_start_bb (single_succ (bb));
    }
  return gsi_stmt (*gsi);
}

/* Whether OPERATION follows FIND by the only way, and nothing between them
   changes what is found.  */

bool
follows_at_once_p (gimple *find, gimple *operation)
{
  gimple_stmt_iterator gsi = gsi_for_stmt (find);
  for (unsigned count = 0; count < statement_limit; count++)
    {
      gimple *stmt = next_statement (&gsi);
      if (stmt == operation)
	return true;
      if (!stmt || changes_finds_p (stmt))
	return false;
    }
  return false;
}

/* Whether OPERATION, an OP_CALL, writes to the call area whatever the pointers
   are: what FIND looks for there would be lost.  */

bool
overwrites_record_p (gimple *find, gimple *operation)
{
  return abstract_operation (find) != OP_LOAD
	 && abstract_operation (operation) == OP_CALL
	 && soft_passes_always_p (as_a<gcall *> (operation));
}

} // anonymous namespace

void
begin_deferred_finds (const vec<gimple *> &finds)
{
  lists = new hash_map<gimple *, find_list *> ();
  deferred = new hash_set<gimple *> ();
  if (options.metadata != METADATA_HYBRID || !soft_in_line_p ())
    return;
  for (gimple *find : finds)
    {
      if (abstract_operation (find) == OP_ALLOC)
	continue;
      gimple *use = only_use (gimple_call_lhs (find));
      gimple *operation = use ? branching_operation (use) : NULL;
      if (!operation || !follows_at_once_p (find, operation)
	  || overwrites_record_p (find, operation))
	continue;
      find_list *&list = lists->get_or_insert (operation);
      if (!list)
	list = new find_list ();
      list->safe_push (find);
      deferred->add (find);
    }
}

void
end_deferred_finds (void)
{
  for (auto entry : *lists)
    delete entry.second;
  delete lists;
  delete deferred;
}

bool
deferred_find_p (gimple *stmt)
{
  return deferred->contains (stmt);
}

void
take_deferred_finds (gimple *operation, basic_block branch,
		     vec<gimple *> *finds)
{
  find_list **list = lists->get (operation);
  if (!list)
    return;
  finds->safe_splice (**list);
  if (!branch)
    return;
  gimple_stmt_iterator to = gsi_start_bb (branch);
  for (gimple *find : *finds)
    {
      gimple_stmt_iterator from = gsi_for_stmt (find);
      gsi_move_before (&from, &to);
    }
}
