/* What functions need of their arguments.

   In: each function, when its operations that nobody needs are removed.  Out:
   the answer to the question whether a call has to pass the bounds of an
   argument.  GCC compiles callees before their callers where it can, so a
   caller often knows that they are not needed:

     static bool same_p (const char *p, const char *q) { return p == q; }

     same_p (p_1, q_2);			nothing is passed

   An argument that becomes an integer there is kept: the caller need not pass its
   bounds, but if it lies outside of them somebody has to say so (escapes.cc), and
   the function does not know.

   Only functions that cannot be replaced at link time or later count.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "callees.h"
#include "early.h"
#include "escapes.h"
#include "mpxguard-layout.h"

namespace {

/* Of a function: bit N, argument N is needed, and it is kept as an integer.  */
struct arguments
{
  unsigned needed, kept;
};

/* For each function that was looked at, by the number of its declaration.  */
hash_map<int_hash<int, -1, -2>, arguments> *known;

/* What is known of the function that CALL calls; null if that is nothing.  */

const arguments *
find_arguments (gcall *call)
{
  tree decl = gimple_call_fndecl (call);
  if (!known || !decl || !decl_binds_to_current_def_p (decl))
    return NULL;
  cgraph_node *node = cgraph_node::get (decl);
  if (!node)
    return NULL;
  node = node->ultimate_alias_target ();
  return node->thunk ? NULL : known->get (DECL_UID (node->decl));
}

bool kept_p (tree pointer, hash_set<tree> *seen);

/* Whether STMT, which uses a pointer, keeps it as an integer, or makes another
   pointer of it that is kept.  SEEN as for kept_p.  */

bool
keeps_p (gimple *stmt, tree pointer, hash_set<tree> *seen)
{
  if (gphi *phi = dyn_cast<gphi *> (stmt))
    return kept_p (gimple_phi_result (phi), seen);
  if (is_gimple_assign (stmt))
    {
      tree result = gimple_assign_lhs (stmt);
      return TREE_CODE (result) == SSA_NAME
	     && (POINTER_TYPE_P (TREE_TYPE (result)) ? kept_p (result, seen)
						     : keeps_integer_p (stmt));
    }
  gcall *call = dyn_cast<gcall *> (stmt);
  const arguments *a = call ? find_arguments (call) : NULL;
  if (!a)
    return false;
  for (unsigned i = 0; i < gimple_call_num_args (call) && i < 32; i++)
    if (gimple_call_arg (call, i) == pointer && (a->kept >> i & 1))
      return true;
  return false;
}

/* Whether POINTER becomes an integer that is kept.  SEEN are the pointers that
   were asked for already.  */

bool
kept_p (tree pointer, hash_set<tree> *seen)
{
  if (seen->add (pointer))
    return false;
  imm_use_iterator iterator;
  use_operand_p use;
  FOR_EACH_IMM_USE_FAST (use, iterator, pointer)
    if (!is_gimple_debug (USE_STMT (use))
	&& keeps_p (USE_STMT (use), pointer, seen))
      return true;
  return false;
}

/* The set of FUN's parameters that become integers there.  */

unsigned
kept_arguments (function *fun)
{
  unsigned mask = 0, number = 0;
  for (tree parameter = DECL_ARGUMENTS (fun->decl); parameter && number < 32;
       parameter = DECL_CHAIN (parameter), number++)
    {
      tree value = ssa_default_def (fun, parameter);
      hash_set<tree> seen;
      if (TREE_ADDRESSABLE (parameter)
	  || (value && POINTER_TYPE_P (TREE_TYPE (value))
	      && kept_p (value, &seen)))
	mask |= 1U << number;
    }
  return mask;
}

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
  if (!known)
    known = new hash_map<int_hash<int, -1, -2>, arguments> ();
  known->put (DECL_UID (fun->decl), { mask, kept_arguments (fun) });
}

bool
argument_needed_p (gcall *call, unsigned number)
{
  const arguments *a = find_arguments (call);
  return !a || (a->needed >> number & 1) != 0;
}

bool
argument_kept_p (gcall *call, unsigned number)
{
  const arguments *a = find_arguments (call);
  return !a || (a->kept >> number & 1) != 0;
}
