/* Pass redirect: calls that the runtime has to see go to the runtime.

   In: the function.  Out: calls of libc functions that the table leaves to a
   wrapper, the munmap family among them, call the wrapper; where the address
   of any function of the table that has one is taken it is the wrapper's:

     strcpy (d_1, s_2);		__mpxguard_wrap_strcpy (d_1, s_2);
     f_3 = memcpy;		f_3 = __mpxguard_wrap_memcpy;
     bind (fd_4, union, 16);	p_5 = union.__sockaddr__;
				bind (fd_4, p_5, 16);

   A wrapper gets bounds and gives them back as any instrumented function
   does.  Libraries that were not instrumented keep calling libc.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "early.h"
#include "libc-table.h"
#include "model-calls.h"
#include "passes.h"
#include "redirect.h"
#include "string-fields.h"

namespace {

/* The wrapper's address if OPERAND is the address of a function of the
   table; null otherwise.  */

tree
redirected_address (tree operand)
{
  if (TREE_CODE (operand) != ADDR_EXPR
      || TREE_CODE (TREE_OPERAND (operand, 0)) != FUNCTION_DECL)
    return NULL_TREE;
  const libc_function *known = libc_function_for (TREE_OPERAND (operand, 0));
  if (!known || !known->wrapped)
    return NULL_TREE;
  tree wrapper = libc_wrapper (TREE_OPERAND (operand, 0));
  return build1 (ADDR_EXPR, TREE_TYPE (operand), wrapper);
}

/* Lets argument NUMBER of CALL, if it is a union that is passed as a pointer
   is, be that pointer, so that it has bounds.  */

void
pass_as_pointer (gcall *call, unsigned number)
{
  tree argument = gimple_call_arg (call, number);
  if (!pointer_union_p (TREE_TYPE (argument))
      || TREE_CODE (argument) == CONSTRUCTOR)
    return;
  tree field = first_field (TREE_TYPE (argument));
  tree member = build3 (COMPONENT_REF, TREE_TYPE (field),
			unshare_expr (argument), field, NULL_TREE);
  tree pointer = make_ssa_name (TREE_TYPE (field));
  gassign *load = gimple_build_assign (pointer, member);
  gimple_set_location (load, gimple_location (call));
  gimple_stmt_iterator gsi = gsi_for_stmt (call);
  gsi_insert_before (&gsi, load, GSI_SAME_STMT);
  gimple_call_set_arg (call, number, pointer);
}

/* Lets CALL call the wrapper of DECL.  What GCC found out of the memory that
   the call uses it did not write down where DECL is a builtin, whose uses it
   knows by heart; of the wrapper it would believe that it uses none, and drop
   the stores to local strings.  */

void
call_wrapper (gcall *call, tree decl)
{
  gimple_call_set_fndecl (call, libc_wrapper (decl));
  gimple_call_reset_alias_info (call);
}

void
redirect_call (gcall *call)
{
  tree decl = gimple_call_fndecl (call);
  const libc_function *known = libc_function_for (decl);
  if (!known || known->by_attributes)
    return;
  for (unsigned i = 0; i < gimple_call_num_args (call); i++)
    pass_as_pointer (call, i);
  if (known->text_effects.length () > 0 || known->text_result)
    write_model_calls (call, known);
  if (!known->in_line)
    call_wrapper (call, decl);
}

/* Lets the call CALL of __mpxguard_va_entry name the current function: it may
   be a clone of the one that the early pass wrote the call for.  */

void
name_clone (gcall *call)
{
  gimple_call_set_arg (call, 1, build_fold_addr_expr (cfun->decl));
}

/* Redirects the addresses that STMT takes.  */

void
redirect_operands (gimple *stmt)
{
  bool changed = false;
  /* Operand 1 of a call is the function that it calls.  */
  for (unsigned i = 0; i < gimple_num_ops (stmt); i++)
    if (gimple_op (stmt, i) && !(is_gimple_call (stmt) && i == 1))
      if (tree address = redirected_address (gimple_op (stmt, i)))
	{
	  gimple_set_op (stmt, i, address);
	  changed = true;
	}
  if (gcall *call = dyn_cast<gcall *> (stmt))
    if (!gimple_call_internal_p (call))
      {
	tree decl = gimple_call_fndecl (call);
	if (decl && va_entry_p (decl))
	  name_clone (call);
	redirect_call (call);
	changed = true;
      }
  if (changed)
    update_stmt (stmt);
}

void
redirect_phi (gphi *phi)
{
  for (unsigned i = 0; i < gimple_phi_num_args (phi); i++)
    if (tree address = redirected_address (gimple_phi_arg_def (phi, i)))
      SET_PHI_ARG_DEF (phi, i, address);
}

/* Callback of walk_tree: redirects addresses in an initialiser.  */

tree
redirect_in_initializer (tree *tp, int *walk_subtrees, void *)
{
  if (TYPE_P (*tp) || DECL_P (*tp))
    *walk_subtrees = 0;
  else if (tree address = redirected_address (*tp))
    {
      *tp = address;
      *walk_subtrees = 0;
    }
  return NULL_TREE;
}

} // anonymous namespace

unsigned
execute_redirect (function *fun)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    {
      for (gphi_iterator gsi = gsi_start_phis (bb); !gsi_end_p (gsi);
	   gsi_next (&gsi))
	redirect_phi (gsi.phi ());
      for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);)
	{
	  gimple *stmt = gsi_stmt (gsi);
	  gsi_next (&gsi);
	  gcall *call = dyn_cast<gcall *> (stmt);
	  if (!is_gimple_debug (stmt)
	      && !(call && settle_string_field (call)))
	    redirect_operands (stmt);
	}
    }
  return 0;
}

void
redirect_initializer (tree decl)
{
  if (VAR_P (decl) && TREE_STATIC (decl) && DECL_INITIAL (decl)
      && DECL_INITIAL (decl) != error_mark_node)
    walk_tree_without_duplicates (&DECL_INITIAL (decl),
				  redirect_in_initializer, NULL);
}
