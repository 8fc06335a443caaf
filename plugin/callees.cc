/* What functions need of their arguments.

   In: each function, when its operations that nobody needs are removed.  Out:
   the answer to the question whether a call has to pass the bounds of an
   argument.  GCC compiles callees before their callers where it can, so a
   caller often knows that they are not needed:

     static bool same_p (const char *p, const char *q) { return p == q; }

     same_p (p_1, q_2);			nothing is passed

   Only functions that cannot be replaced at link time or later count.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "callees.h"
#include "early.h"
#include "mpxguard-layout.h"

namespace {

/* For each function that was looked at, by the number of its declaration: bit
   N, argument N is needed.  */
hash_map<int_hash<int, -1, -2>, unsigned> *needs;

} // anonymous namespace

void
note_callee (function *fun)
{
  unsigned mask = calls_va_entry_p () ? ~0U : 0;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	gimple *stmt = gsi_stmt (gsi);
	abstract_op op = abstract_operation (stmt);
	if (op == OP_ARGUMENT || op == OP_GET_AGGREGATE)
	  mask |= 1U << tree_to_uhwi (gimple_call_arg (stmt, 0));
      }
  if (!needs)
    needs = new hash_map<int_hash<int, -1, -2>, unsigned> ();
  needs->put (DECL_UID (fun->decl), mask);
}

bool
argument_needed_p (gcall *call, unsigned number)
{
  tree decl = gimple_call_fndecl (call);
  if (!needs || !decl || !decl_binds_to_current_def_p (decl))
    return true;
  cgraph_node *node = cgraph_node::get (decl);
  if (!node)
    return true;
  node = node->ultimate_alias_target ();
  if (node->thunk)
    return true;
  unsigned *mask = needs->get (DECL_UID (node->decl));
  return !mask || (*mask >> number & 1) != 0;
}
