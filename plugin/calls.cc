/* Bounds across calls.

   In: calls, returns and the parameters of the current function.  Out: the
   operations that hand bounds over, in front of the call and behind it:

     r_1 = f (p_2, 5);	      mpxguard.call (f, 2, 0);
			      mpxguard.pass (0, p_2, b_3);
			      r_1 = f (p_2, 5);
			      b_4 = mpxguard.result (f, r_1);

     return p_2;	      mpxguard.return (&self, p_2, b_3);
			      return p_2;

   The result is only asked for where somebody needs it (bounds.cc does that);
   a call that has no bounds to pass says nothing, and then the callee takes
   all its parameters for INIT.  Nothing is passed to a callee that is known not
   to ask for it (callees.cc), or to read only what is there (whole-objects.cc).

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "bounds.h"
#include "call-bounds.h"
#include "callees.h"
#include "early.h"
#include "escapes.h"
#include "libc-table.h"
#include "memory-ref.h"
#include "mpx-places.h"
#include "mpxguard-layout.h"
#include "string-fields.h"
#include "whole-objects.h"

namespace {

/* Whether the callee of CALL may look at records: not GCC's own functions,
   and not those of libc that are checked in line.  */

bool
takes_records_p (gcall *call)
{
  if (gimple_call_internal_p (call))
    return false;
  tree decl = gimple_call_fndecl (call);
  if (!decl)
    return true;
  const libc_function *known = libc_function_for (decl);
  if ((known && !known->by_attributes) || va_entry_p (decl)
      || field_mark_p (decl))
    return false;
  return !fndecl_built_in_p (decl);
}

/* Whether objects of TYPE are aggregates whose pointers have bounds that can
   be passed: the size must be known, which GNU C does not ask for.  */

bool
passable_aggregate_p (tree type)
{
  return !is_gimple_reg_type (type) && TYPE_SIZE_UNIT (type)
	 && TREE_CODE (TYPE_SIZE_UNIT (type)) == INTEGER_CST
	 && type_holds_pointers_p (type);
}

/* Whether ARGUMENT is an aggregate in memory whose pointers have bounds.  */

bool
aggregate_with_pointers_p (tree argument)
{
  return TREE_CODE (argument) != CONSTRUCTOR
	 && passable_aggregate_p (TREE_TYPE (argument));
}

/* The address of REF as an operand, computed in SEQ.  */

tree
address_operand (tree ref, gimple_seq *seq)
{
  tree base = get_base_address (ref);
  if (base && DECL_P (base))
    mark_addressable (base);
  return operand_value (build_fold_addr_expr (unshare_expr (ref)), seq);
}

/* The number of eightbytes that the variable arguments of CALL take on the
   stack, all of its arguments if it has no prototype.  The callee forgets what the
   tables say of so many words, so it must not be more.  */

unsigned HOST_WIDE_INT
stack_words (gcall *call)
{
  tree type = gimple_call_fntype (call);
  if (!type)
    return 0;
  auto_vec<tree, 8> types;
  if (aggregate_value_p (TREE_TYPE (type), type))
    types.safe_push (long_unsigned_type_node);
  unsigned named = types.length ();
  tree formal = prototype_p (type) ? TYPE_ARG_TYPES (type) : NULL_TREE;
  for (unsigned i = 0; i < gimple_call_num_args (call); i++)
    {
      tree actual = TREE_TYPE (gimple_call_arg (call, i));
      if (formal && !VOID_TYPE_P (TREE_VALUE (formal)))
	{
	  actual = TREE_VALUE (formal);
	  formal = TREE_CHAIN (formal);
	  named++;
	}
      types.safe_push (actual);
    }
  return argument_stack_words (type, gimple_call_fndecl (call), types, named);
}

/* Whether CALL may be one of a function with variable arguments.  */

bool
variadic_call_p (gcall *call)
{
  tree type = gimple_call_fntype (call);
  return !type || stdarg_p (type) || !prototype_p (type);
}

/* The bounds to pass for ARGUMENT: null for one that is no pointer and holds
   none.  */

tree
argument_bounds (tree argument)
{
  return POINTER_TYPE_P (TREE_TYPE (argument)) ? find_bounds (argument) : NULL;
}

/* The words of the aggregate TYPE that may be pointers, as an operand.  */

tree
words_of (tree type)
{
  return build_int_cstu (long_unsigned_type_node, pointer_words (type));
}

/* Adds to SEQ the operation that passes argument NUMBER of CALL, whose bounds
   are BOUNDS.  */

void
pass_argument (gcall *call, unsigned number, tree bounds, gimple_seq *seq)
{
  tree argument = gimple_call_arg (call, number);
  if (bounds)
    {
      add_escape (argument, bounds, seq);
      gimple_seq_add_stmt (seq, build_abstract (OP_PASS, 3, size_int (number),
						argument, bounds));
    }
  else if (aggregate_with_pointers_p (argument))
    {
      tree size = TYPE_SIZE_UNIT (TREE_TYPE (argument));
      tree address = address_operand (argument, seq);
      gimple_seq_add_stmt (seq, build_abstract (OP_PASS_AGGREGATE, 4,
						size_int (number), address,
						size,
						words_of (TREE_TYPE (argument))));
    }
}

/* Takes the bounds inside the aggregate that CALL returns into REF.  */

void
take_aggregate (gcall *call, tree ref)
{
  gimple_seq seq = NULL;
  tree address = address_operand (ref, &seq);
  gcall *operation = build_abstract (OP_RESULT_AGGREGATE, 4,
				     gimple_call_fn (call), address,
				     TYPE_SIZE_UNIT (TREE_TYPE (ref)),
				     words_of (TREE_TYPE (ref)));
  gimple_set_location (operation, gimple_location (call));
  gimple_seq_add_stmt (&seq, operation);
  insert_behind (call, seq);
}

} // anonymous namespace

/* Argument NUMBER of CALL needs no bounds there.  Adds to SEQ what must be said of
   it all the same.  */

static void
keep_argument (gcall *call, unsigned number, gimple_seq *seq)
{
  tree argument = gimple_call_arg (call, number);
  if (options.metadata == METADATA_HYBRID
      && POINTER_TYPE_P (TREE_TYPE (argument))
      && argument_kept_p (call, number))
    add_escape (argument, find_bounds (argument), seq);
}

void
instrument_call (gcall *call)
{
  if (!takes_records_p (call))
    return;
  unsigned count = gimple_call_num_args (call);
  auto_vec<tree, MPXGUARD_ARGUMENT_RECORDS> bounds;
  bool any = false;
  gimple_seq kept = NULL;
  for (unsigned i = 0; i < count && i < MPXGUARD_ARGUMENT_RECORDS; i++)
    {
      tree argument = gimple_call_arg (call, i);
      if (!argument_needed_p (call, i))
	keep_argument (call, i, &kept);
      bounds.safe_push (argument_needed_p (call, i)
			&& !argument_surely_inside_p (call, i)
			? argument_bounds (argument) : NULL_TREE);
      any |= (bounds[i] ? !init_bounds_p (bounds[i])
			: aggregate_with_pointers_p (argument));
    }
  if (kept)
    {
      gimple_stmt_iterator gsi = gsi_for_stmt (call);
      gsi_insert_seq_before (&gsi, kept, GSI_SAME_STMT);
    }
  if (any)
    {
      unsigned HOST_WIDE_INT words
	= variadic_call_p (call) ? stack_words (call) : 0;
      gimple_seq seq = NULL;
      gimple_seq_add_stmt (&seq, build_abstract (OP_CALL, 3,
						 gimple_call_fn (call),
						 size_int (count),
						 size_int (words)));
      for (unsigned i = 0; i < bounds.length (); i++)
	pass_argument (call, i, bounds[i], &seq);
      gimple_stmt_iterator gsi = gsi_for_stmt (call);
      gsi_insert_seq_before (&gsi, seq, GSI_SAME_STMT);
    }

  tree lhs = gimple_call_lhs (call);
  if (lhs && aggregate_with_pointers_p (lhs) && !gimple_call_noreturn_p (call))
    take_aggregate (call, lhs);
}

/* Lets STMT hand BOUNDS, those of the pointer that it returns, or the bounds
   inside the aggregate that it returns to the caller.  */

static void
instrument_return (greturn *stmt, tree bounds)
{
  tree value = gimple_return_retval (stmt);
  gimple_seq seq = NULL;
  if (bounds)
    {
      add_escape (value, bounds, &seq);
      gimple_seq_add_stmt (&seq, build_abstract (OP_RETURN, 3, own_address (),
						 value, bounds));
    }
  else
    {
      tree address = address_operand (value, &seq);
      gimple_seq_add_stmt (&seq,
			   build_abstract (OP_RETURN_AGGREGATE, 4,
					   own_address (), address,
					   TYPE_SIZE_UNIT (TREE_TYPE (value)),
					   words_of (TREE_TYPE (value))));
    }
  gimple_stmt_iterator gsi = gsi_for_stmt (stmt);
  gsi_insert_seq_before (&gsi, seq, GSI_SAME_STMT);
}

void
instrument_returns (void)
{
  auto_vec<greturn *, 4> returns;
  auto_vec<tree, 4> bounds;
  bool any = false;
  edge e;
  edge_iterator ei;
  FOR_EACH_EDGE (e, ei, EXIT_BLOCK_PTR_FOR_FN (cfun)->preds)
    {
      greturn *stmt = safe_dyn_cast<greturn *> (gcc_last_statement (e->src));
      tree value = stmt ? gimple_return_retval (stmt) : NULL_TREE;
      if (!value || integer_zerop (value))
	continue;
      tree found = argument_bounds (value);
      if (!found && !aggregate_with_pointers_p (value))
	continue;
      returns.safe_push (stmt);
      bounds.safe_push (found);
      any |= !found || !init_bounds_p (found);
    }
  /* A function that never has bounds to return never writes a record, so the
     caller never finds one with its name.  */
  if (any)
    for (unsigned i = 0; i < returns.length (); i++)
      instrument_return (returns[i], bounds[i]);
}

/* Tells the tables of parameter NUMBER, the pointer PARM, which lives in
   memory.  */

static void
instrument_pointer_in_memory (tree parm, unsigned number)
{
  tree flag = entry_flag ();
  gimple_seq seq = NULL;
  tree value = make_ssa_name (TREE_TYPE (parm));
  gimple_seq_add_stmt (&seq, gimple_build_assign (value, parm));
  gcall *argument = build_abstract (OP_ARGUMENT, 3, size_int (number), value,
				    flag);
  gimple_seq_add_stmt (&seq, argument);
  gimple_seq_add_stmt (&seq, build_abstract (OP_STORE, 3,
					     build_fold_addr_expr (parm),
					     value,
					     gimple_call_lhs (argument)));
  insert_at_entry (seq);
}

/* Copies the bounds inside parameter NUMBER, the aggregate PARM.  */

static void
instrument_aggregate (tree parm, unsigned number)
{
  tree flag = entry_flag ();
  mark_addressable (parm);
  gimple_seq seq = NULL;
  gimple_seq_add_stmt (&seq,
		       build_abstract (OP_GET_AGGREGATE, 5, size_int (number),
				       build_fold_addr_expr (parm),
				       TYPE_SIZE_UNIT (TREE_TYPE (parm)),
				       flag, words_of (TREE_TYPE (parm))));
  insert_at_entry (seq);
}

void
instrument_parameters (void)
{
  unsigned number = 0;
  for (tree parm = DECL_ARGUMENTS (cfun->decl);
       parm && number < MPXGUARD_ARGUMENT_RECORDS;
       parm = DECL_CHAIN (parm), number++)
    {
      tree type = TREE_TYPE (parm);
      if (is_gimple_reg (parm) || !type_holds_pointers_p (type))
	continue;
      if (POINTER_TYPE_P (type))
	instrument_pointer_in_memory (parm, number);
      else if (passable_aggregate_p (type))
	instrument_aggregate (parm, number);
    }
}
