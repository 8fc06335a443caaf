/* Pass checks: which accesses need a check?

   In: the function, with the bounds that the pass before it computed.  Out: a
   check in front of every access that is not in bounds for certain:

     x_1 = p_2->field;		mpxguard.check (p_2, 16, 4, b_3, 0);
				x_1 = p_2->field;
     s_4->array[i_5] = 0;	b_7 = mpxguard.make (&s_4->array, 40);
				mpxguard.check (&s_4->array[i_5], 0, 4, b_7, 3);
				s_4->array[i_5] = 0;

   An array inside a structure that is indexed directly is checked against the
   array itself, whatever the bounds of the pointer to the structure are.
   Calls of libc's functions are checked by what the table says of them.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "bounds.h"
#include "libc-table.h"
#include "lifetimes.h"
#include "memory-ref.h"
#include "mpxguard-layout.h"
#include "places.h"
#include "objects.h"
#include "options.h"
#include "passes.h"
#include "remarks.h"
#include "statistics.h"

namespace {

/* The address of the name of the field that REF, if not null, names.  */

tree
field_name (tree ref)
{
  char *part = ref ? part_text (ref) : NULL;
  if (!part)
    return NULL_TREE;
  tree name = build_string_literal (strlen (part) + 1, part);
  free (part);
  return name;
}

/* The address of the name of the library function that STMT calls; null if
   STMT makes the access that is to be checked itself.  */

tree
library_name (gimple *stmt)
{
  tree decl = is_gimple_call (stmt) ? gimple_call_fndecl (stmt) : NULL_TREE;
  if (!decl || !libc_function_for (decl))
    return NULL_TREE;
  const char *name = IDENTIFIER_POINTER (DECL_ASSEMBLER_NAME (decl));
  if (name[0] == '*')
    name++;
  return build_string_literal (strlen (name) + 1, name);
}

/* Where the bounds BOUNDS come from: an MPXGUARD_ORIGIN_*, or 0.  */

unsigned
origin (tree bounds)
{
  if (TREE_CODE (bounds) != SSA_NAME || SSA_NAME_IS_DEFAULT_DEF (bounds))
    return 0;
  gimple *stmt = SSA_NAME_DEF_STMT (bounds);
  if (gimple_code (stmt) == GIMPLE_PHI)
    return MPXGUARD_ORIGIN_MERGED;
  switch (abstract_operation (stmt))
    {
    case OP_MAKE:
      return MPXGUARD_ORIGIN_OBJECT;
    case OP_LOAD:
      return integer_zerop (gimple_call_arg (stmt, 0))
	     ? MPXGUARD_ORIGIN_INTEGER : MPXGUARD_ORIGIN_MEMORY;
    case OP_ARGUMENT:
      return MPXGUARD_ORIGIN_ARGUMENT;
    case OP_ALLOC:
    case OP_RESULT:
      return MPXGUARD_ORIGIN_RESULT;
    case OP_SELECT:
      return MPXGUARD_ORIGIN_MERGED;
    case OP_REBASE:
      if (gimple_call_num_args (stmt) > 3)
	return MPXGUARD_ORIGIN_INTEGER;
      /* Fall through.  */
    case OP_NARROW:
      return origin (gimple_call_arg (stmt, 0));
    default:
      return 0;
    }
}

/* Writes the check of SIZE bytes, OFFSET behind POINTER, against BOUNDS in
   front of STMT; SEQ holds what computes the operands.  REF is what STMT
   accesses, null if a library function does it.  */

void
write_check (gimple *stmt, gimple_seq seq, tree pointer, HOST_WIDE_INT offset,
	     tree size, tree bounds, unsigned flags, tree ref)
{
  if (!(flags & MPXGUARD_ACCESS_NARROWED))
    flags |= origin (bounds);
  size = operand_value (fold_convert (size_type_node,
					     unshare_expr (size)),
			       &seq);
  bounds = current_bounds (bounds, stmt);
  tree name = ref ? field_name (ref) : library_name (stmt);
  gcall *check = build_abstract (OP_CHECK, name ? 6 : 5, pointer,
				 build_int_cst (ssizetype, offset), size,
				 bounds, build_int_cst (unsigned_type_node,
							flags), name);
  gimple_seq_add_stmt (&seq, check);
  for (gimple_stmt_iterator gsi = gsi_start (seq); !gsi_end_p (gsi);
       gsi_next (&gsi))
    gimple_set_location (gsi_stmt (gsi), access_location (stmt, ref));
  gimple_stmt_iterator gsi = gsi_for_stmt (stmt);
  gsi_insert_seq_before (&gsi, seq, GSI_SAME_STMT);
  statistics.inserted++;
}

/* Whether the bytes PARTS are inside the object of constant size that they
   are taken from.  */

bool
proved_p (const memory_ref &parts)
{
  if (!parts.decl || parts.variable || TREE_CODE (parts.size) != INTEGER_CST
      || unknown_size_p (parts.decl))
    return false;
  tree object = object_size (parts.decl);
  return parts.offset >= 0
	 && wi::to_offset (parts.size) + parts.offset <= wi::to_offset (object);
}

/* Checks the access of STMT to the array field FIELD, which REF indexes.  */

void
check_field (tree ref, tree field, tree size, gimple *stmt, unsigned flags)
{
  gimple_seq seq = NULL;
  tree start = operand_value (build_fold_addr_expr
				     (unshare_expr (field)),
				     &seq);
  gcall *make = build_abstract (OP_MAKE, 2, start,
				TYPE_SIZE_UNIT (TREE_TYPE (field)));
  gimple_seq_add_stmt (&seq, make);
  tree address = operand_value (build_fold_addr_expr
				       (unshare_expr (ref)),
				       &seq);
  write_check (stmt, seq, address, 0, size, gimple_call_lhs (make),
	       flags | MPXGUARD_ACCESS_NARROWED, ref);
}

/* Checks the reference REF that STMT makes.  */

void
check_reference (tree ref, gimple *stmt, unsigned flags)
{
  memory_ref parts;
  if (!(flags & MPXGUARD_ACCESS_WRITE) && options.check == CHECK_WRITES)
    return;
  if (!analyze_memory_ref (ref, &parts))
    return;

  bool always = false;
  tree field = indexed_field (ref, &always);
  if (field && (TREE_CODE (ref) == BIT_FIELD_REF
		|| (TREE_CODE (ref) == COMPONENT_REF
		    && DECL_BIT_FIELD (TREE_OPERAND (ref, 1)))))
    field = NULL_TREE;
  if (field)
    check_field (ref, field, parts.size, stmt, flags);
  if (proved_p (parts))
    {
      statistics.proved++;
      return;
    }
  tree bounds = parts.decl ? find_object_bounds (parts.decl)
			   : find_bounds (parts.base);
  if (init_bounds_p (bounds))
    {
      statistics.unknown++;
      remark_unchecked (access_location (stmt, ref),
			flags & MPXGUARD_ACCESS_WRITE, parts.size, parts.base,
			parts.decl);
      return;
    }
  if (field && parts.decl)
    return;

  gimple_seq seq = NULL;
  tree pointer = parts.base;
  if (parts.variable)
    pointer = operand_value (fold_build_pointer_plus
				    (pointer, unshare_expr (parts.variable)),
				    &seq);
  write_check (stmt, seq, pointer, parts.offset, parts.size, bounds, flags,
	       ref);
}

/* The callbacks of walk_stmt_load_store_ops.  */

bool
visit_load (gimple *stmt, tree, tree ref, void *)
{
  check_reference (ref, stmt, MPXGUARD_ACCESS_READ);
  return false;
}

bool
visit_store (gimple *stmt, tree, tree ref, void *)
{
  check_reference (ref, stmt, MPXGUARD_ACCESS_WRITE);
  return false;
}

/* Checks what CALL reads or writes by EFFECT, or lets bounds move with
   memory.  */

void
apply_effect (const memory_effect &effect, gcall *call)
{
  if (effect.pointer >= gimple_call_num_args (call)
      || (effect.kind == 'm'
	  && (effect.source >= gimple_call_num_args (call)
	      || !POINTER_TYPE_P (TREE_TYPE (gimple_call_arg
					       (call, effect.source))))))
    return;
  tree pointer = gimple_call_arg (call, effect.pointer);
  bool write = effect.kind == 'w';
  if (!POINTER_TYPE_P (TREE_TYPE (pointer))
      || (effect.kind == 'r' && options.check == CHECK_WRITES))
    return;

  gimple_seq seq = NULL;
  if (effect.kind == 'm')
    {
      tree size = libc_size (effect.size, call, &seq);
      if (!size)
	return;
      gimple_seq_add_stmt (&seq,
			   build_abstract (OP_COPY, 4, pointer,
					   gimple_call_arg (call,
							    effect.source),
					   size,
					   build_minus_one_cst
					     (long_unsigned_type_node)));
      insert_behind (call, seq);
      return;
    }
  tree bounds = find_bounds (pointer);
  if (init_bounds_p (bounds))
    {
      statistics.unknown++;
      return;
    }
  tree size = libc_size (effect.size, call, &seq);
  if (size)
    write_check (call, seq, pointer, 0, size, bounds,
		 write ? MPXGUARD_ACCESS_WRITE : MPXGUARD_ACCESS_READ,
		 NULL_TREE);
}

/* The bytes that the atomic builtin FUNCTION accesses, 0 if it is none.  */

unsigned
atomic_size (built_in_function function)
{
  if (function >= BUILT_IN_ATOMIC_TEST_AND_SET
      && function <= BUILT_IN_ATOMIC_CLEAR)
    return 1;
  /* Builtins come in groups of six: one for any size, then 1 to 16 bytes.  */
  static const built_in_function groups[]
    = { BUILT_IN_SYNC_FETCH_AND_ADD_N, BUILT_IN_SYNC_FETCH_AND_SUB_N,
	BUILT_IN_SYNC_FETCH_AND_OR_N, BUILT_IN_SYNC_FETCH_AND_AND_N,
	BUILT_IN_SYNC_FETCH_AND_XOR_N, BUILT_IN_SYNC_FETCH_AND_NAND_N,
	BUILT_IN_SYNC_ADD_AND_FETCH_N, BUILT_IN_SYNC_SUB_AND_FETCH_N,
	BUILT_IN_SYNC_OR_AND_FETCH_N, BUILT_IN_SYNC_AND_AND_FETCH_N,
	BUILT_IN_SYNC_XOR_AND_FETCH_N, BUILT_IN_SYNC_NAND_AND_FETCH_N,
	BUILT_IN_SYNC_BOOL_COMPARE_AND_SWAP_N,
	BUILT_IN_SYNC_VAL_COMPARE_AND_SWAP_N,
	BUILT_IN_SYNC_LOCK_TEST_AND_SET_N, BUILT_IN_SYNC_LOCK_RELEASE_N,
	BUILT_IN_ATOMIC_EXCHANGE_N, BUILT_IN_ATOMIC_LOAD_N,
	BUILT_IN_ATOMIC_COMPARE_EXCHANGE_N, BUILT_IN_ATOMIC_STORE_N,
	BUILT_IN_ATOMIC_ADD_FETCH_N, BUILT_IN_ATOMIC_SUB_FETCH_N,
	BUILT_IN_ATOMIC_AND_FETCH_N, BUILT_IN_ATOMIC_NAND_FETCH_N,
	BUILT_IN_ATOMIC_XOR_FETCH_N, BUILT_IN_ATOMIC_OR_FETCH_N,
	BUILT_IN_ATOMIC_FETCH_ADD_N, BUILT_IN_ATOMIC_FETCH_SUB_N,
	BUILT_IN_ATOMIC_FETCH_AND_N, BUILT_IN_ATOMIC_FETCH_NAND_N,
	BUILT_IN_ATOMIC_FETCH_XOR_N, BUILT_IN_ATOMIC_FETCH_OR_N };
  for (built_in_function group : groups)
    if (function > group && function <= group + 5)
      return 1 << (function - group - 1);
  return 0;
}

/* Checks the access that CALL makes if it is one of an atomic builtin.  */

void
check_atomic (gcall *call)
{
  built_in_function function
    = DECL_FUNCTION_CODE (gimple_call_fndecl (call));
  unsigned size = atomic_size (function);
  if (!size || gimple_call_num_args (call) == 0)
    return;
  bool read = (function >= BUILT_IN_ATOMIC_LOAD_N
	       && function <= BUILT_IN_ATOMIC_LOAD_16);
  tree pointer = gimple_call_arg (call, 0);
  if (!POINTER_TYPE_P (TREE_TYPE (pointer))
      || (read && options.check == CHECK_WRITES))
    return;
  tree bounds = find_bounds (pointer);
  if (!init_bounds_p (bounds))
    write_check (call, NULL, pointer, 0, size_int (size), bounds,
		 read ? MPXGUARD_ACCESS_READ : MPXGUARD_ACCESS_WRITE,
		 NULL_TREE);
}

void
check_call (gcall *call)
{
  tree decl = gimple_call_fndecl (call);
  if (!decl)
    return;
  const libc_function *known = libc_function_for (decl);
  if (known && known->in_line)
    for (const memory_effect *effect : known->effects)
      apply_effect (*effect, call);
  if (fndecl_built_in_p (decl, BUILT_IN_NORMAL))
    check_atomic (call);
}

} // anonymous namespace

unsigned
execute_checks (function *fun)
{
  reset_statistics ();
  begin_lifetimes (fun);
  auto_vec<gimple *> statements;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (abstract_operation (gsi_stmt (gsi)) == OP_NONE
	  && !is_gimple_debug (gsi_stmt (gsi))
	  && !gimple_clobber_p (gsi_stmt (gsi)))
	statements.safe_push (gsi_stmt (gsi));

  for (gimple *stmt : statements)
    {
      walk_stmt_load_store_ops (stmt, NULL, visit_load, visit_store);
      if (gcall *call = dyn_cast<gcall *> (stmt))
	check_call (call);
    }
  gsi_commit_edge_inserts ();
  end_lifetimes ();
  end_function_bounds ();
  return 0;
}
