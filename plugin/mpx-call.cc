/* Bounds of arguments and results in the mpx backend, before expand.

   In: mpxguard.call, pass, argument, result and return.  Out: asm statements
   that say which bounds belong to a call; rtl-bndargs.cc puts the instructions
   where they belong when GCC has expanded the call:

     mpxguard.call (f, 2, 0);	     asm ("mpx.call UID SIGNATURE VERIFY");
     mpxguard.pass (0, p, b);	     asm ("mpx.pass PLACE, %bv3");
     r = f (p, 5);		     r = f (p, 5);
     b2 = mpxguard.result (f, r);    asm ("mpx.result UID ..., %bv4" : : "r" (r));

   Bound registers carry no pointer value, so a caller and a callee that
   disagree on the types of the arguments would take the bounds of one pointer
   for those of another.  Where the callee's definition is not in sight the
   call compares, at run time, the signature that every instrumented function
   has at its entry with the one that it expects, and passes INIT if they
   differ.

   The runtime's functions are compiled without MPX.  They get and give bounds
   through the call area, in the form in which bndmov stores them.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "lower-mpx.h"
#include "lower-soft.h"
#include "mpx-places.h"
#include "mpx-signature.h"
#include "mpxguard-layout.h"

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

/* The bits of the signature that say what a function of TYPE returns.  */

unsigned
result_signature (tree type)
{
  return POINTER_TYPE_P (TREE_TYPE (type)) ? 1U << 8 : 0;
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
  unsigned signature = argument_places (type, decl, types, places);
  if (hidden)
    places->ordered_remove (0);
  return signature | result_signature (type);
}

} // anonymous namespace

/* The places for the parameters of the function DECL; *REGISTERS, if that is
   not null, becomes the number of general registers that they take.  Returns
   the signature.  */

static unsigned
own_places (tree decl, vec<bounds_place> *places, unsigned *registers = NULL)
{
  tree type = TREE_TYPE (decl);
  auto_vec<tree, 8> types;
  bool hidden = aggregate_value_p (DECL_RESULT (decl), decl);
  if (hidden)
    types.safe_push (long_unsigned_type_node);
  for (tree p = DECL_ARGUMENTS (decl); p; p = DECL_CHAIN (p))
    types.safe_push (DECL_ARG_TYPE (p) ? DECL_ARG_TYPE (p) : TREE_TYPE (p));
  unsigned signature = argument_places (type, decl, types, places, registers);
  if (hidden)
    places->ordered_remove (0);
  return signature | result_signature (type);
}

unsigned
function_signature (tree decl)
{
  auto_vec<bounds_place, 8> places;
  return own_places (decl, &places);
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
  if (aggregate_value_p (TREE_TYPE (type), type))
    types.safe_push (long_unsigned_type_node);
  for (tree t = TYPE_ARG_TYPES (type); t && !VOID_TYPE_P (TREE_VALUE (t));
       t = TREE_CHAIN (t))
    types.safe_push (TREE_VALUE (t));
  return argument_places (type, decl, types, &places)
	 | result_signature (type);
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

mpx_operand
word_operand (tree value, gimple_seq *seq)
{
  mpx_operand operand = { "r", soft_force (soft_word (value), seq) };
  return operand;
}

/* The word at OFFSET in the call area.  */

tree
area_word (unsigned offset)
{
  tree type = build_array_type_nelts (long_unsigned_type_node,
				      MPXGUARD_AREA_SIZE / 8);
  tree area = build_decl (UNKNOWN_LOCATION, VAR_DECL,
			  get_identifier ("__mpxguard_call_area"), type);
  TREE_PUBLIC (area) = 1;
  DECL_EXTERNAL (area) = 1;
  DECL_ARTIFICIAL (area) = 1;
  DECL_IGNORED_P (area) = 1;
  TREE_ADDRESSABLE (area) = 1;
  set_decl_tls_model (area, TLS_MODEL_INITIAL_EXEC);
  tree word = build2 (MEM_REF, long_unsigned_type_node,
		      build1 (ADDR_EXPR, build_pointer_type (type), area),
		      build_int_cst (build_pointer_type_for_mode
				     (long_unsigned_type_node, DImode, true),
				     offset));
  TREE_THIS_VOLATILE (word) = 1;
  TREE_SIDE_EFFECTS (word) = 1;
  return word;
}

void
write_area (unsigned offset, tree value, gimple_seq *seq)
{
  value = soft_force (soft_word (value), seq);
  gimple_seq_add_stmt (seq, gimple_build_assign (area_word (offset), value));
}

tree
read_area (unsigned offset, gimple_seq *seq)
{
  tree value = make_ssa_name (long_unsigned_type_node);
  gimple_seq_add_stmt (seq, gimple_build_assign (value, area_word (offset)));
  return value;
}

tree
area_address (unsigned offset, gimple_seq *seq)
{
  return soft_force (soft_word (build_fold_addr_expr (area_word (offset))),
		     seq);
}

/* Adds to SEQ the records of the OPERATIONS, those of aggregates alone if
   AGGREGATES, for the call CALL.  */

void
write_records (gcall *call, const vec<gcall *> &operations, bool aggregates,
	       gimple_seq *seq)
{
  unsigned HOST_WIDE_INT valid = 0;
  gimple_seq records = NULL;
  for (gcall *operation : operations)
    {
      abstract_op op = abstract_operation (operation);
      if (op == OP_CALL && !aggregates)
	valid |= tree_to_uhwi (gimple_call_arg (operation, 2)) << 32;
      if (op != OP_PASS_AGGREGATE && (op != OP_PASS || aggregates))
	continue;
      unsigned number = tree_to_uhwi (gimple_call_arg (operation, 0));
      tree last = gimple_call_arg (operation, 2);
      unsigned offset = MPXGUARD_AREA_ARGUMENT (number);
      if (op == OP_PASS && init_bounds_p (last))
	continue;
      valid |= 1UL << number;
      write_area (offset + MPXGUARD_RECORD_POINTER,
		  gimple_call_arg (operation, 1), &records);
      if (op == OP_PASS_AGGREGATE)
	{
	  write_area (offset + MPXGUARD_RECORD_LOWER, last, &records);
	  write_area (offset + MPXGUARD_RECORD_UPPER,
		      build_int_cst (long_unsigned_type_node,
				     MPXGUARD_RECORD_AGGREGATE), &records);
	  continue;
	}
      /* Where MPX is off, as in a signal handler, bndmov does nothing and
	 the record must allow everything.  */
      tree zero = build_zero_cst (long_unsigned_type_node);
      write_area (offset + MPXGUARD_RECORD_LOWER, zero, &records);
      write_area (offset + MPXGUARD_RECORD_UPPER, zero, &records);
      unsigned from = mpx_register (last, &records);
      mpx_store_image (from, area_address (offset + MPXGUARD_RECORD_LOWER,
					   &records), &records);
    }
  if (!valid)
    return;
  write_area (MPXGUARD_AREA_CALLEE, gimple_call_fn (call), seq);
  write_area (MPXGUARD_AREA_VALID,
	      build_int_cstu (long_unsigned_type_node, valid), seq);
  gimple_seq_add_seq (seq, records);
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

/* Adds to SEQ the mpx.pass of argument NUMBER of CALL, whose bounds are
   BOUNDS.  */

void
pass_bounds (gcall *call, unsigned number, const bounds_place &place,
	     tree bounds, gimple_seq *seq)
{
  unsigned from = mpx_register (bounds, seq);
  char *code = xasprintf ("mpx.pass\t%d " HOST_WIDE_INT_PRINT_DEC
			  " %u, %%%%bv%u", place.kind, place.where, place.reg,
			  from);
  if (place.kind == PLACE_REGISTER)
    {
      mpx_asm (code, NULL, NULL, seq);
      return;
    }
  mpx_operand pointer = word_operand (gimple_call_arg (call, number), seq);
  mpx_asm (code, &pointer, NULL, seq);
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
  write_records (call, operations, !runtime, &seq);
  if (!runtime && !(decl && fndecl_built_in_p (decl)))
    {
      auto_vec<bounds_place, 8> places;
      unsigned signature = call_places (call, &places);
      trust t = trust_in_callee (decl, signature);
      char *code = xasprintf ("mpx.call\t%u %u %d", callee_number (decl),
			      signature, t == TRUST_VERIFY);
      mpx_operand function = { "r", NULL_TREE };
      if (t == TRUST_VERIFY)
	function = word_operand (gimple_call_fn (call), &seq);
      mpx_asm (code, t == TRUST_VERIFY ? &function : NULL, NULL, &seq);

      if (!operations.is_empty ())
	note_linkage_table (decl);
      auto_vec<tree, 8> bounds;
      bounds.safe_grow_cleared (gimple_call_num_args (call), true);
      for (gcall *operation : operations)
	if (abstract_operation (operation) == OP_PASS && t != TRUST_NOTHING)
	  bounds[tree_to_uhwi (gimple_call_arg (operation, 0))]
	    = gimple_call_arg (operation, 2);
      for (unsigned i = 0; i < places.length (); i++)
	if (places[i].kind != PLACE_NONE)
	  pass_bounds (call, i, places[i],
		       bounds[i] ? bounds[i] : init_bounds (), &seq);
    }
  gimple_stmt_iterator gsi = gsi_for_stmt (call);
  for (gimple_stmt_iterator i = gsi_start (seq); !gsi_end_p (i);
       gsi_next (&i))
    gimple_set_location (gsi_stmt (i), gimple_location (call));
  gsi_insert_seq_before (&gsi, seq, GSI_SAME_STMT);
}

/* Adds to SEQ the copy of the bounds at PLACE, those of POINTER, to the
   register TO.  */

static void
take_from_place (const bounds_place &place, tree pointer, unsigned to,
		 gimple_seq *seq)
{
  mpx_operand operand = word_operand (pointer, seq);
  mpx_asm (xasprintf ("mpx.argument\t%d " HOST_WIDE_INT_PRINT_DEC
		      ", %%%%bv%u", place.kind, place.where, to), &operand,
	   NULL, seq);
}

/* The word at ADDRESS (a word) + OFFSET, read in SEQ.  */

static tree
read_memory (tree address, HOST_WIDE_INT offset, gimple_seq *seq)
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

/* Puts in front of GSI's statement what clears the table entries of the stack
   arguments at AREA unless the caller's code says that he has written them.  */

static void
clear_unless_marked (gimple_stmt_iterator *gsi, tree area)
{
  /* As many as will do for most calls.  */
  const unsigned cleared_bytes = 256;
  location_t location = gimple_location (gsi_stmt (*gsi));
  gimple_seq seq = NULL;
  tree back = make_ssa_name (ptr_type_node);
  gcall *ask = gimple_build_call (builtin_decl_explicit
				  (BUILT_IN_RETURN_ADDRESS), 1,
				  integer_zero_node);
  gimple_call_set_lhs (ask, back);
  gimple_seq_add_stmt (&seq, ask);
  tree mark = make_ssa_name (unsigned_type_node);
  tree word_type = build_pointer_type_for_mode (unsigned_type_node, DImode,
						true);
  /* What is read is code: no alignment.  */
  tree type = build_aligned_type (unsigned_type_node, BITS_PER_UNIT);
  tree word = build2 (MEM_REF, type, back,
		      build_int_cst (word_type, MPXGUARD_PASSED_OFFSET));
  gimple_seq_add_stmt (&seq, gimple_build_assign (mark, word));
  gsi_insert_seq_before (gsi, seq, GSI_SAME_STMT);

  tree clear_type = build_function_type_list (void_type_node, ptr_type_node,
					      size_type_node, NULL_TREE);
  seq = NULL;
  tree from = soft_force (fold_convert (ptr_type_node, area), &seq);
  gcall *clear
    = gimple_build_call (soft_function ("__mpxguard_clear_bounds", clear_type),
			 2, from, size_int (cleared_bytes));
  gimple_set_location (clear, location);
  gimple_seq_add_stmt (&seq, clear);
  edge e = soft_split (gsi);
  basic_block block = soft_cold_block (e, seq);
  soft_branch (e, block, NE_EXPR, mark,
	       build_int_cstu (unsigned_type_node, MPXGUARD_PASSED_MARK),
	       location);
}

/* Replaces CALL of __mpxguard_va_entry: what va_arg is going to read from the
   save area of the registers gets its bounds in the tables.  What it reads
   from the stack has them from the caller.  */

void
mpx_lower_va_entry (gcall *call)
{
  /* Where the va_list has the address of the save area.  */
  const HOST_WIDE_INT reg_save_area = 16, overflow_arg_area = 8;
  auto_vec<bounds_place, 8> places;
  unsigned first;
  own_places (cfun->decl, &places, &first);
  gimple_seq seq = NULL;
  tree area = read_memory (gimple_call_arg (call, 0), reg_save_area, &seq);
  for (unsigned n = first; n < ARGUMENT_REGISTERS; n++)
    {
      tree value = read_memory (area, 8 * n, &seq);
      tree slot = soft_force (soft_op (PLUS_EXPR, area,
				       build_int_cst (long_unsigned_type_node,
						      8 * n)), &seq);
      unsigned to = mpx_new_register ();
      take_from_place (register_place (n, n), value, to, &seq);
      mpx_table_store (slot, value, to, &seq);
    }
  tree stack = read_memory (gimple_call_arg (call, 0), overflow_arg_area,
			    &seq);
  gimple_stmt_iterator gsi = gsi_for_stmt (call);
  gsi_insert_seq_before (&gsi, seq, GSI_SAME_STMT);
  clear_unless_marked (&gsi, stack);
  unlink_stmt_vdef (call);
  gsi_remove (&gsi, true);
}

void
mpx_argument (gcall *operation, unsigned to, gimple_seq *seq)
{
  auto_vec<bounds_place, 8> places;
  own_places (cfun->decl, &places);
  const bounds_place &place
    = places[tree_to_uhwi (gimple_call_arg (operation, 0))];
  if (place.kind == PLACE_NONE)
    {
      mpx_set_init (to, seq);
      return;
    }
  take_from_place (place, gimple_call_arg (operation, 1), to, seq);
}

/* Lowers the mpxguard.result at *GSI of a function of the runtime, whose
   bounds go to the register TO.  */

static void
result_from_area (gimple_stmt_iterator *gsi, unsigned to)
{
  gcall *operation = as_a<gcall *> (gsi_stmt (*gsi));
  gimple_seq seq = NULL;
  tree owner = read_area (MPXGUARD_AREA_RESULT + MPXGUARD_RECORD_POINTER, &seq);
  tree returner = read_area (MPXGUARD_AREA_RETURNER, &seq);
  tree ours = soft_compare (EQ_EXPR, returner,
			    soft_force (soft_word (gimple_call_arg (operation,
								    0)), &seq),
			    &seq);
  tree same = soft_compare (EQ_EXPR, owner,
			    soft_force (soft_word (gimple_call_arg (operation,
								    1)), &seq),
			    &seq);
  tree valid = soft_force (fold_build2 (BIT_AND_EXPR, boolean_type_node, ours,
					same), &seq);
  mpx_set_init (to, &seq);
  gsi_insert_seq_before (gsi, seq, GSI_SAME_STMT);

  gimple_seq load = NULL;
  mpx_load_image (area_address (MPXGUARD_AREA_RESULT + MPXGUARD_RECORD_LOWER,
				&load), to, &load);
  edge e = soft_split (gsi);
  basic_block block = soft_cold_block (e, load);
  soft_branch (e, block, NE_EXPR, valid, boolean_false_node,
	       gimple_location (operation));
}

void
mpx_result (gimple_stmt_iterator *gsi, unsigned to)
{
  gcall *operation = as_a<gcall *> (gsi_stmt (*gsi));
  tree function = gimple_call_arg (operation, 0);
  tree decl = gimple_call_addr_fndecl (function);
  if (decl && runtime_function_p (decl))
    {
      result_from_area (gsi, to);
      return;
    }
  gimple_seq seq = NULL;
  tree result = gimple_call_arg (operation, 1);
  gcall *call = as_a<gcall *> (SSA_NAME_DEF_STMT (result));
  auto_vec<bounds_place, 8> places;
  unsigned signature = call_places (call, &places);
  trust t = trust_in_callee (decl, signature);
  if (t == TRUST_NOTHING)
    mpx_set_init (to, &seq);
  else
    {
      mpx_operand pointer = word_operand (result, &seq);
      mpx_operand callee = { "r", NULL_TREE };
      if (t == TRUST_VERIFY)
	callee = word_operand (function, &seq);
      mpx_asm (xasprintf ("mpx.result\t%u %u %d, %%%%bv%u",
			  callee_number (decl), signature,
			  t == TRUST_VERIFY, to),
	       &pointer, t == TRUST_VERIFY ? &callee : NULL, &seq);
    }
  gsi_insert_seq_before (gsi, seq, GSI_SAME_STMT);
}

void
mpx_lower_return (greturn *stmt, gcall *operation)
{
  gimple_seq seq = NULL;
  tree bounds = operation ? gimple_call_arg (operation, 2) : init_bounds ();
  mpx_asm (xasprintf ("mpx.return\t%%%%bv%u", mpx_register (bounds, &seq)),
	   NULL, NULL, &seq);
  gimple_stmt_iterator gsi = gsi_for_stmt (stmt);
  gsi_insert_seq_before (&gsi, seq, GSI_SAME_STMT);
}
