/* Pass bounds: which bounds does each pointer value carry?

   In: the function in SSA form.  Out: wherever a pointer leaves the registers
   its bounds go with it: into the tables when it is stored, along with memory
   when memory is copied, to a callee, to the caller.

     *s_1 = p_2;	becomes		*s_1 = p_2;
					mpxguard.store (s_1, p_2, b_3);
     *d_4 = *s_5;			*d_4 = *s_5;
					mpxguard.copy (d_4, s_5, 48);

   Where the bounds come from is the business of bounds.cc; what happens at
   calls that of calls.cc.  The next pass, checks, asks for the bounds of
   more pointers and ends what this one begins.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "bounds.h"
#include "bounds-home.h"
#include "call-bounds.h"
#include "escapes.h"
#include "memory-ref.h"
#include "passes.h"

namespace {

const HOST_WIDE_INT pointer_size = 8;

/* Whether bounds can be kept for what stands in the memory REF.  */

bool
tracked_memory_p (tree ref)
{
  memory_ref parts;
  return analyze_memory_ref (ref, &parts);
}

/* The address of REF as an operand, computed in SEQ.  */

tree
slot_address (tree ref, gimple_seq *seq)
{
  tree base = get_base_address (ref);
  if (DECL_P (base))
    mark_addressable (base);
  return operand_value (build_fold_addr_expr (unshare_expr (ref)), seq);
}

/* Whether REF reads or writes bytes of any type: what GCC makes of a small
   memcpy.  Such a copy may carry a pointer.  */

bool
copy_of_bytes_p (tree ref)
{
  return TREE_CODE (ref) == MEM_REF
	 && TYPE_REF_CAN_ALIAS_ALL (TREE_TYPE (TREE_OPERAND (ref, 1)));
}

/* If STMT stores an integer that was loaded, and both sides are copies of
   bytes of a pointer's size, the bounds of what was loaded.  Where GCC knows
   what pointer the load would find, the integer is made from that.  */

tree
bounds_of_copied_integer (gimple *stmt)
{
  tree value = gimple_assign_rhs1 (stmt);
  if (TREE_CODE (value) != SSA_NAME || !INTEGRAL_TYPE_P (TREE_TYPE (value)))
    return NULL_TREE;
  gimple *load = SSA_NAME_DEF_STMT (value);
  if (copy_of_bytes_p (gimple_assign_lhs (stmt))
      && is_gimple_assign (load) && gimple_assign_cast_p (load)
      && POINTER_TYPE_P (TREE_TYPE (gimple_assign_rhs1 (load))))
    return find_bounds (gimple_assign_rhs1 (load));
  if (!gimple_assign_load_p (load) || gimple_has_volatile_ops (load)
      || !(copy_of_bytes_p (gimple_assign_rhs1 (load))
	   || copy_of_bytes_p (gimple_assign_lhs (stmt)))
      || !tracked_memory_p (gimple_assign_rhs1 (load)))
    return NULL_TREE;
  gimple_seq seq = NULL;
  tree slot = slot_address (gimple_assign_rhs1 (load), &seq);
  gcall *operation = build_abstract (OP_LOAD, 2, slot, value);
  gimple_seq_add_stmt (&seq, operation);
  insert_behind (load, seq);
  set_bounds (value, gimple_call_lhs (operation));
  return gimple_call_lhs (operation);
}

/* All words of a pointer's size in SIZE bytes, for mpxguard.copy.  */

unsigned HOST_WIDE_INT
all_words (tree size)
{
  return tree_to_uhwi (size) < 64 * pointer_size
	 ? (HOST_WIDE_INT_1U << tree_to_uhwi (size) / pointer_size) - 1
	 : HOST_WIDE_INT_M1U;
}

/* Lets the bounds move that may lie in the SIZE bytes that STMT copies from
   FROM to TO; WORDS is as in mpxguard.copy.  */

void
move_bounds (gimple *stmt, tree to, tree from, tree size,
	     unsigned HOST_WIDE_INT words)
{
  gimple_seq seq = NULL;
  tree target = slot_address (to, &seq);
  tree source = slot_address (from, &seq);
  gcall *operation
    = build_abstract (OP_COPY, 4, target, source, size,
		      build_int_cstu (long_unsigned_type_node, words));
  gimple_set_location (operation, gimple_location (stmt));
  gimple_seq_add_stmt (&seq, operation);
  insert_behind (stmt, seq);
}

/* Handles the store STMT of a value of several words, if it is the second
   half of a copy of bytes: what GCC makes of a memcpy of 16 bytes, say.  */

void
instrument_wide_copy (gimple *stmt)
{
  tree value = gimple_assign_rhs1 (stmt);
  if (TREE_CODE (value) != SSA_NAME)
    return;
  gimple *load = SSA_NAME_DEF_STMT (value);
  if (gimple_assign_load_p (load) && !gimple_has_volatile_ops (load)
      && (copy_of_bytes_p (gimple_assign_rhs1 (load))
	  || copy_of_bytes_p (gimple_assign_lhs (stmt)))
      && tracked_memory_p (gimple_assign_rhs1 (load)))
    move_bounds (stmt, gimple_assign_lhs (stmt), gimple_assign_rhs1 (load),
		 TYPE_SIZE_UNIT (TREE_TYPE (value)),
		 all_words (TYPE_SIZE_UNIT (TREE_TYPE (value))));
}

/* Whether the store of VALUE must be told to the tables.  A null pointer has
   the bounds INIT whatever they say, for no record is of a null pointer; a
   function's address is in no record either.  */

bool
worth_storing_p (tree value)
{
  return TREE_CODE (value) != INTEGER_CST && !function_pointer_p (value);
}

/* Handles the store STMT of a pointer, or of an integer that may be one.  */

void
instrument_store (gimple *stmt)
{
  tree lhs = gimple_assign_lhs (stmt);
  tree value = gimple_assign_rhs1 (stmt);
  tree size = TYPE_SIZE_UNIT (TREE_TYPE (lhs));
  if (!size || !tree_fits_shwi_p (size) || !tracked_memory_p (lhs))
    return;
  if (tree_to_shwi (size) > pointer_size)
    instrument_wide_copy (stmt);
  if (tree_to_shwi (size) != pointer_size)
    return;
  tree bounds = NULL_TREE;
  if (POINTER_TYPE_P (TREE_TYPE (value)))
    {
      if (worth_storing_p (value))
	bounds = find_bounds (value);
    }
  else
    bounds = bounds_of_copied_integer (stmt);
  if (!bounds)
    return;

  gimple_seq seq = NULL;
  tree slot = slot_address (lhs, &seq);
  add_escape (value, bounds, &seq);
  bool shared = gimple_has_volatile_ops (stmt);
  gcall *operation = build_abstract (OP_STORE, shared ? 4 : 3, slot, value,
				     bounds, boolean_true_node);
  gimple_set_location (operation, gimple_location (stmt));
  gimple_seq_add_stmt (&seq, operation);
  insert_behind (stmt, seq);
}

/* Handles the assignment STMT of one aggregate to another.  */

void
instrument_copy (gimple *stmt)
{
  tree lhs = gimple_assign_lhs (stmt);
  tree rhs = gimple_assign_rhs1 (stmt);
  tree size = TYPE_SIZE_UNIT (TREE_TYPE (lhs));
  if (!size || TREE_CODE (size) != INTEGER_CST
      || compare_tree_int (size, pointer_size) < 0
      || !(type_holds_pointers_p (TREE_TYPE (lhs))
	   || type_holds_pointers_p (TREE_TYPE (rhs))
	   || copy_of_bytes_p (lhs) || copy_of_bytes_p (rhs))
      || TREE_CODE (rhs) == STRING_CST
      || !tracked_memory_p (lhs) || !tracked_memory_p (rhs))
    return;
  bool bytes = copy_of_bytes_p (lhs) || copy_of_bytes_p (rhs);
  move_bounds (stmt, lhs, rhs, size,
	       bytes ? all_words (size)
	       : pointer_words (TREE_TYPE (lhs))
		 | pointer_words (TREE_TYPE (rhs)));
}

void
instrument_assignment (gimple *stmt)
{
  if (gimple_assign_cast_p (stmt))
    {
      instrument_conversion (stmt);
      instrument_moved_integers (stmt);
    }
  if (!gimple_store_p (stmt) || gimple_clobber_p (stmt)
      || !gimple_assign_single_p (stmt))
    return;
  tree rhs = gimple_assign_rhs1 (stmt);
  if (TREE_CODE (rhs) == CONSTRUCTOR)
    return;
  if (is_gimple_val (rhs) && is_gimple_reg_type (TREE_TYPE (rhs)))
    instrument_store (stmt);
  else if (REFERENCE_CLASS_P (rhs) || DECL_P (rhs))
    instrument_copy (stmt);
}

/* Offsets in a va_list of what va_start writes pointers to: the arguments on
   the stack, the save area of the registers.  The list of a function with the
   attribute ms_abi is a pointer itself.  */
const HOST_WIDE_INT va_list_pointers[] = { 8, 16 };
const HOST_WIDE_INT ms_va_list_pointers[] = { 0 };

/* Handles CALL of va_start, which writes two addresses of the stack.  Neither is
   that of an object, but an entry for an object that lay at the same address,
   and whose pointer was kept where the list is now, would be taken for theirs:
   it is overwritten.  */

void
instrument_va_start (gcall *call)
{
  tree list = gimple_call_arg (call, 0);
  bool ms = TREE_CODE (targetm.fn_abi_va_list (cfun->decl)) != ARRAY_TYPE;
  const HOST_WIDE_INT *offsets = ms ? ms_va_list_pointers : va_list_pointers;
  unsigned count = ms ? ARRAY_SIZE (ms_va_list_pointers)
		   : ARRAY_SIZE (va_list_pointers);
  gimple_seq seq = NULL;
  for (unsigned i = 0; i < count; i++)
    {
      HOST_WIDE_INT offset = offsets[i];
      tree field = build2 (MEM_REF, ptr_type_node, unshare_expr (list),
			   build_int_cst (build_pointer_type_for_mode
					  (ptr_type_node, ptr_mode, true),
					  offset));
      if (!tracked_memory_p (field))
	return;
      tree value = make_ssa_name (ptr_type_node);
      gimple_seq_add_stmt (&seq, gimple_build_assign (value, field));
      gimple_seq_add_stmt (&seq, build_abstract (OP_STORE, 3,
						 slot_address (field, &seq),
						 value, init_bounds ()));
    }
  insert_behind (call, seq);
}

/* The atomic builtins that store a pointer: the argument that is the slot and
   the one that is the value.  */

void
instrument_atomic (gcall *call)
{
  unsigned value_number;
  switch (DECL_FUNCTION_CODE (gimple_call_fndecl (call)))
    {
    case BUILT_IN_ATOMIC_STORE_8:
    case BUILT_IN_ATOMIC_EXCHANGE_8:
    case BUILT_IN_SYNC_LOCK_TEST_AND_SET_8:
      value_number = 1;
      break;
    case BUILT_IN_ATOMIC_COMPARE_EXCHANGE_8:
    case BUILT_IN_SYNC_BOOL_COMPARE_AND_SWAP_8:
    case BUILT_IN_SYNC_VAL_COMPARE_AND_SWAP_8:
      value_number = 2;
      break;
    case BUILT_IN_ATOMIC_LOAD_8:
      if (tree lhs = gimple_call_lhs (call))
	{
	  gcall *load = build_abstract (OP_LOAD, 3, gimple_call_arg (call, 0),
					lhs, boolean_true_node);
	  gimple_seq seq = NULL;
	  gimple_seq_add_stmt (&seq, load);
	  insert_behind (call, seq);
	  set_bounds (lhs, gimple_call_lhs (load));
	}
      return;
    default:
      return;
    }

  /* The value is an integer; only a pointer's copy is worth the tables.  */
  tree value = gimple_call_arg (call, value_number);
  if (TREE_CODE (value) != SSA_NAME)
    return;
  gimple *def = SSA_NAME_DEF_STMT (value);
  if (!gimple_assign_cast_p (def)
      || !POINTER_TYPE_P (TREE_TYPE (gimple_assign_rhs1 (def))))
    return;
  tree bounds = find_bounds (gimple_assign_rhs1 (def));
  gimple_seq seq = NULL;
  add_escape (gimple_assign_rhs1 (def), bounds, &seq);
  gimple_seq_add_stmt (&seq, build_abstract (OP_STORE, 4,
					     gimple_call_arg (call, 0), value,
					     bounds, boolean_true_node));
  insert_behind (call, seq);
}

/* Collects the statements of the function in STATEMENTS: those that the pass
   adds are not for it to look at.  */

void
collect_statements (function *fun, vec<gimple *> *statements)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (is_gimple_assign (gsi_stmt (gsi)) || is_gimple_call (gsi_stmt (gsi)))
	statements->safe_push (gsi_stmt (gsi));
}

} // anonymous namespace

unsigned
execute_bounds (function *fun)
{
  calculate_dominance_info (CDI_DOMINATORS);
  begin_function_bounds ();
  auto_vec<gimple *> statements;
  collect_statements (fun, &statements);

  instrument_parameters ();
  for (gimple *stmt : statements)
    if (gcall *call = dyn_cast<gcall *> (stmt))
      {
	tree decl = gimple_call_fndecl (call);
	if (decl && fndecl_built_in_p (decl, BUILT_IN_NORMAL))
	  instrument_atomic (call);
	if (gimple_call_builtin_p (call, BUILT_IN_VA_START))
	  instrument_va_start (call);
	instrument_call (call);
      }
    else
      instrument_assignment (stmt);
  instrument_returns ();
  find_bounds_at_home ();
  gsi_commit_edge_inserts ();
  return 0;
}
