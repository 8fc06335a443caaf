/* Bounds of arguments and results in the mpx backend, before expand: the
   caller's side, and returns.

   In: mpxguard.call, pass, result and return.  Out: asm statements
   that say which bounds belong to a call; rtl-bndargs.cc puts the instructions
   where they belong when GCC has expanded the call:

     mpxguard.call (f, 2, 0);	     asm ("mpx.call UID SIGNATURE VERIFY INFO");
     mpxguard.pass (0, p, b);	     asm ("mpx.pass PLACE, %bv3");
     r = f (p, 5);		     r = f (p, 5);
     b2 = mpxguard.result (f, r);    asm ("mpx.result UID ..., %bv4" : : "r" (r));

   Bound registers carry no pointer value, so a caller and a callee that
   disagree on the types of the arguments would take the bounds of one pointer
   for those of another.  Where the callee's definition is not in sight the
   call compares, at run time, the signature that every instrumented function
   has at its entry with the one that it expects, and passes INIT if they
   differ.

   The pointers in an aggregate are passed like others: their bounds come from
   the table entries of its words, and go into those of the receiver's.

   mpx-entry.cc has the callee's side, mpx-area.cc what goes through the call
   area.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "lower-mpx.h"
#include "lower-soft.h"
#include "mpx-places.h"
#include "mpx-signature.h"
#include "mpxguard-mpx-call.h"

namespace {

/* Whether DECL is a function of the runtime.  */

bool
runtime_function_p (tree decl)
{
  const char *name = IDENTIFIER_POINTER (DECL_ASSEMBLER_NAME (decl));
  if (name[0] == '*')
    name++;
  return startswith (name, "__mpxguard_") || startswith (name, "mpxguard_");
}

/* The places for the arguments of CALL.  Returns the signature.  */

unsigned
call_places (gcall *call, vec<bounds_place> *places)
{
  tree type = gimple_call_fntype (call);
  tree decl = gimple_call_fndecl (call);
  auto_vec<tree, 8> types;
  bool hidden = aggregate_value_p (TREE_TYPE (type), type);
  if (hidden)
    types.safe_push (long_unsigned_type_node);
  tree formal = prototype_p (type) ? TYPE_ARG_TYPES (type) : NULL_TREE;
  for (unsigned i = 0; i < gimple_call_num_args (call); i++)
    {
      tree actual = TREE_TYPE (gimple_call_arg (call, i));
      if (formal && !VOID_TYPE_P (TREE_VALUE (formal)))
	{
	  actual = TREE_VALUE (formal);
	  formal = TREE_CHAIN (formal);
	}
      types.safe_push (actual);
    }
  auto_vec<bounds_place, 2> results;
  return argument_places (type, decl, types, hidden, places)
	 | result_places (type, decl, &results);
}

} // anonymous namespace

unsigned
mpx_own_places (tree decl, vec<bounds_place> *places, unsigned *registers)
{
  tree type = TREE_TYPE (decl);
  auto_vec<tree, 8> types;
  bool hidden = aggregate_value_p (DECL_RESULT (decl), decl);
  if (hidden)
    types.safe_push (long_unsigned_type_node);
  for (tree p = DECL_ARGUMENTS (decl); p; p = DECL_CHAIN (p))
    types.safe_push (DECL_ARG_TYPE (p) ? DECL_ARG_TYPE (p) : TREE_TYPE (p));
  auto_vec<bounds_place, 2> results;
  return argument_places (type, decl, types, hidden, places, registers)
	 | result_places (type, decl, &results);
}

unsigned
function_signature (tree decl)
{
  auto_vec<bounds_place, 8> places;
  return mpx_own_places (decl, &places);
}

unsigned
function_results (tree decl)
{
  auto_vec<bounds_place, 2> results;
  result_places (TREE_TYPE (decl), decl, &results);
  return (1U << results.length ()) - 1;
}

mpx_operand
mpx_word_operand (tree value, gimple_seq *seq)
{
  mpx_operand operand = { "r", soft_force (soft_word (value), seq) };
  return operand;
}

tree
mpx_read_word (tree address, HOST_WIDE_INT offset, gimple_seq *seq)
{
  tree type = build_pointer_type_for_mode (long_unsigned_type_node, DImode,
					   true);
  /* A name, because the address of a part of a variable cannot be the base of
     a MEM_REF.  */
  tree pointer = make_ssa_name (type);
  gimple_seq_add_stmt (seq, gimple_build_assign
		       (pointer, soft_force (fold_convert (type, address),
					     seq)));
  tree value = make_ssa_name (long_unsigned_type_node);
  gimple_seq_add_stmt (seq, gimple_build_assign
		       (value, build2 (MEM_REF, long_unsigned_type_node,
				       pointer, build_int_cst (type,
							       offset))));
  return value;
}

void
mpx_word_of_aggregate (tree address, unsigned offset, tree *slot,
		       tree *pointer, gimple_seq *seq)
{
  address = soft_force (soft_word (address), seq);
  *pointer = mpx_read_word (address, offset, seq);
  *slot = soft_force (soft_op (PLUS_EXPR, address,
			       build_int_cst (long_unsigned_type_node,
					      offset)), seq);
}

namespace {

/* How far the callee of a call is known.  */
enum trust
{
  TRUST_KNOWN,			/* Its definition is in sight.  */
  TRUST_VERIFY,			/* Its signature must be compared.  */
  TRUST_NOTHING			/* Its definition is in sight, and the call does
				   not fit.  */
};

/* The signature of the function DECL of TYPE, which is a prototype.  */

unsigned
type_signature (tree type, tree decl)
{
  auto_vec<tree, 8> types;
  auto_vec<bounds_place, 8> places;
  bool hidden = aggregate_value_p (TREE_TYPE (type), type);
  if (hidden)
    types.safe_push (long_unsigned_type_node);
  for (tree t = TYPE_ARG_TYPES (type); t && !VOID_TYPE_P (TREE_VALUE (t));
       t = TREE_CHAIN (t))
    types.safe_push (TREE_VALUE (t));
  auto_vec<bounds_place, 2> results;
  return argument_places (type, decl, types, hidden, &places)
	 | result_places (type, decl, &results);
}

trust
trust_in_callee (tree decl, unsigned signature)
{
  if (!decl)
    return TRUST_VERIFY;
  cgraph_node *node = cgraph_node::get (decl);
  if (!node || !node->ultimate_alias_target ()->definition
      || !targetm.binds_local_p (decl))
    return TRUST_VERIFY;
  tree definition = node->ultimate_alias_target ()->decl;
  /* Of a function that is compiled already only the type is left.  */
  tree type = TREE_TYPE (definition);
  if (!prototype_p (type))
    return TRUST_VERIFY;
  return type_signature (type, definition) == signature ? TRUST_KNOWN
	 : TRUST_NOTHING;
}

/* The number by which the RTL passes know the callee of CALL.  */

unsigned
callee_number (tree decl)
{
  return decl ? DECL_UID (decl) : 0;
}

/* Says once a unit that calls of DECL lose their bounds on the way through the
   procedure linkage table.  */

void
note_linkage_table (tree decl)
{
  static bool noted;
  if (noted || !flag_plt || !decl || targetm.binds_local_p (decl))
    return;
  noted = true;
  inform (UNKNOWN_LOCATION, "mpxguard: bounds are lost in calls through the "
	  "procedure linkage table, as of %qD; compile with %<-fno-plt%>",
	  decl);
}

/* What a wrapper of the runtime must know when CALL turns out to be one of it,
   through a pointer: for each general register which argument it holds, if its
   bounds are among PASSED; for variable arguments also that they take at most
   STACK_WORDS.  __mpxguard_pass_by_area reads it.  */

unsigned
area_info (gcall *call, const vec<bounds_place> &places,
	   const vec<gcall *> &passed, unsigned HOST_WIDE_INT stack_words)
{
  unsigned info = 0;
  for (unsigned n = 0; n < ARGUMENT_REGISTERS; n++)
    info |= MPXGUARD_INFO_NO_POINTER << 4 * n;
  for (const bounds_place &place : places)
    {
      if (place.kind == PLACE_STACK)
	continue;
      unsigned argument = MPXGUARD_INFO_WITHOUT_BOUNDS;
      if (passed[place.argument] && (unsigned) place.argument < argument
	  && abstract_operation (passed[place.argument]) == OP_PASS)
	argument = place.argument;
      info ^= (MPXGUARD_INFO_NO_POINTER ^ argument) << 4 * place.number;
    }
  tree type = gimple_call_fntype (call);
  if (type && stdarg_p (type))
    info |= MPXGUARD_INFO_VARIABLE
	    | MIN (stack_words, 127) << MPXGUARD_INFO_STACK_SHIFT;
  return info;
}

/* Adds to SEQ the mpx.pass for PLACE of what the operation PASSED, null for
   none, passes to CALL.  */

void
pass_bounds (gcall *call, const bounds_place &place, gcall *passed,
	     gimple_seq *seq)
{
  tree argument = gimple_call_arg (call, place.argument);
  tree pointer = NULL_TREE, slot;
  unsigned from;
  if (passed && abstract_operation (passed) == OP_PASS_AGGREGATE)
    {
      mpx_word_of_aggregate (gimple_call_arg (passed, 1), place.offset, &slot,
			     &pointer, seq);
      from = mpx_new_register ();
      mpx_table_load (slot, pointer, from, seq);
    }
  else
    {
      if (AGGREGATE_TYPE_P (TREE_TYPE (argument))
	  && place.kind != PLACE_REGISTER)
	/* It holds no pointers that lead anywhere.  */
	return;
      if (place.kind != PLACE_REGISTER)
	pointer = argument;
      from = mpx_register (passed ? gimple_call_arg (passed, 2)
			   : init_bounds (), seq);
    }
  char *code = xasprintf ("mpx.pass\t%d " HOST_WIDE_INT_PRINT_DEC
			  " %u, %%%%bv%u", place.kind, place.where, place.reg,
			  from);
  if (place.kind == PLACE_REGISTER)
    {
      mpx_asm (code, NULL, NULL, seq);
      return;
    }
  mpx_operand operand = mpx_word_operand (pointer, seq);
  mpx_asm (code, &operand, NULL, seq);
}

/* Adds to SEQ what lets CALL pass what OPERATIONS say by the psABI.  */

void
pass_by_psabi (gcall *call, const vec<gcall *> &operations, gimple_seq *seq)
{
  tree decl = gimple_call_fndecl (call);
  auto_vec<bounds_place, 8> places;
  unsigned signature = call_places (call, &places);
  trust t = trust_in_callee (decl, signature);
  auto_vec<gcall *, 8> passed;
  passed.safe_grow_cleared (gimple_call_num_args (call), true);
  unsigned HOST_WIDE_INT stack_words = 0;
  for (gcall *operation : operations)
    if (abstract_operation (operation) == OP_CALL)
      stack_words = tree_to_uhwi (gimple_call_arg (operation, 2));
    else if (t != TRUST_NOTHING)
      passed[tree_to_uhwi (gimple_call_arg (operation, 0))] = operation;

  char *code = xasprintf ("mpx.call\t%u %u %d %u", callee_number (decl),
			  signature, t == TRUST_VERIFY,
			  area_info (call, places, passed, stack_words));
  mpx_operand function = { "r", NULL_TREE };
  if (t == TRUST_VERIFY)
    function = mpx_word_operand (gimple_call_fn (call), seq);
  mpx_asm (code, t == TRUST_VERIFY ? &function : NULL, NULL, seq);
  if (!operations.is_empty ())
    note_linkage_table (decl);
  for (const bounds_place &place : places)
    pass_bounds (call, place, passed[place.argument], seq);
}

} // anonymous namespace

void
mpx_lower_call (gcall *call, const vec<gcall *> &operations)
{
  if (gimple_call_internal_p (call))
    return;
  tree decl = gimple_call_fndecl (call);
  gimple_seq seq = NULL;
  bool runtime = decl && runtime_function_p (decl);
  mpx_write_records (call, operations, !runtime, &seq);
  if (!runtime && !(decl && fndecl_built_in_p (decl)))
    pass_by_psabi (call, operations, &seq);
  gimple_stmt_iterator gsi = gsi_for_stmt (call);
  for (gimple_stmt_iterator i = gsi_start (seq); !gsi_end_p (i);
       gsi_next (&i))
    gimple_set_location (gsi_stmt (i), gimple_location (call));
  gsi_insert_seq_before (&gsi, seq, GSI_SAME_STMT);
}


/* Results.  */

namespace {

/* Adds to SEQ what takes the bounds of POINTER, which the CALL of FUNCTION
   returned at PLACE, into the register TO.  */

void
take_result (gcall *call, tree function, const bounds_place &place,
	     tree pointer, unsigned to, gimple_seq *seq)
{
  tree decl = gimple_call_addr_fndecl (function);
  auto_vec<bounds_place, 8> places;
  unsigned signature = call_places (call, &places);
  trust t = trust_in_callee (decl, signature);
  if (t == TRUST_NOTHING)
    {
      mpx_set_init (to, seq);
      return;
    }
  /* Once is enough for a call.  */
  bool verify = t == TRUST_VERIFY && place.where == 0;
  mpx_operand value = mpx_word_operand (pointer, seq);
  mpx_operand callee = { "r", NULL_TREE };
  if (verify)
    callee = mpx_word_operand (function, seq);
  mpx_asm (xasprintf ("mpx.result\t%u %u %d %d, %%%%bv%u",
		      callee_number (decl), signature, verify,
		      (int) place.where, to),
	   &value, verify ? &callee : NULL, seq);
}

/* The call in front of OPERATION, which is about its result; null if it is not
   there any more.  */

gcall *
call_before (gcall *operation)
{
  gimple_stmt_iterator gsi = gsi_for_stmt (operation);
  for (;;)
    {
      gsi_prev_nondebug (&gsi);
      if (gsi_end_p (gsi))
	{
	  basic_block bb = gimple_bb (operation);
	  if (!single_pred_p (bb))
	    return NULL;
	  gsi = gsi_last_nondebug_bb (single_pred (bb));
	  return gsi_end_p (gsi) ? NULL : dyn_cast<gcall *> (gsi_stmt (gsi));
	}
      gimple *stmt = gsi_stmt (gsi);
      if (is_gimple_call (stmt) && abstract_operation (stmt) == OP_NONE)
	return as_a<gcall *> (stmt);
    }
}

} // anonymous namespace

void
mpx_result (gimple_stmt_iterator *gsi, unsigned to)
{
  gcall *operation = as_a<gcall *> (gsi_stmt (*gsi));
  tree function = gimple_call_arg (operation, 0);
  tree decl = gimple_call_addr_fndecl (function);
  if (decl && runtime_function_p (decl))
    {
      mpx_result_from_area (gsi, to);
      return;
    }
  gimple_seq seq = NULL;
  tree result = gimple_call_arg (operation, 1);
  gcall *call = as_a<gcall *> (SSA_NAME_DEF_STMT (result));
  const bounds_place place = { PLACE_REGISTER, 0, 0, -1, 0, 0 };
  take_result (call, function, place, result, to, &seq);
  gsi_insert_seq_before (gsi, seq, GSI_SAME_STMT);
}

void
mpx_result_aggregate (gcall *operation, gimple_seq *seq)
{
  gcall *call = call_before (operation);
  if (!call)
    return;
  auto_vec<bounds_place, 2> places;
  result_places (gimple_call_fntype (call), gimple_call_fndecl (call),
		 &places);
  if (places.is_empty ())
    {
      soft_result_aggregate (operation, seq);
      return;
    }
  tree address = gimple_call_arg (operation, 1);
  unsigned taken[2];
  for (const bounds_place &place : places)
    {
      taken[place.where] = mpx_new_register ();
      take_result (call, gimple_call_arg (operation, 0), place,
		   mpx_read_word (address, place.offset, seq),
		   taken[place.where], seq);
    }
  for (const bounds_place &place : places)
    {
      tree slot, pointer;
      mpx_word_of_aggregate (address, place.offset, &slot, &pointer, seq);
      mpx_table_store (slot, pointer, taken[place.where], seq);
    }
}

/* Adds to SEQ what returns the bounds in the register FROM at PLACE.  */

static void
hand_back (const bounds_place &place, unsigned from, gimple_seq *seq)
{
  mpx_asm (xasprintf ("mpx.return\t%d, %%%%bv%u", (int) place.where, from),
	   NULL, NULL, seq);
}

void
mpx_lower_return (greturn *stmt, gcall *operation)
{
  gimple_seq seq = NULL;
  auto_vec<bounds_place, 2> places;
  result_places (TREE_TYPE (cfun->decl), cfun->decl, &places);
  for (const bounds_place &place : places)
    {
      unsigned from;
      if (operation && abstract_operation (operation) == OP_RETURN_AGGREGATE)
	{
	  tree slot, pointer;
	  mpx_word_of_aggregate (gimple_call_arg (operation, 1), place.offset,
				 &slot, &pointer, &seq);
	  from = mpx_new_register ();
	  mpx_table_load (slot, pointer, from, &seq);
	}
      else
	from = mpx_register (operation ? gimple_call_arg (operation, 2)
			     : init_bounds (), &seq);
      hand_back (place, from, &seq);
    }
  gimple_stmt_iterator gsi = gsi_for_stmt (stmt);
  gsi_insert_seq_before (&gsi, seq, GSI_SAME_STMT);
}

bool
mpx_returns_by_area_p (void)
{
  auto_vec<bounds_place, 2> places;
  return result_places (TREE_TYPE (cfun->decl), cfun->decl, &places) == 0;
}
