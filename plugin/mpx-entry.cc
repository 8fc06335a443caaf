/* Bounds on entry to a function in the mpx backend.

   In: mpxguard.argument and get_aggregate, and the call of __mpxguard_va_entry
   in functions with variable arguments.  Out: asm statements that say which of
   the caller's bounds are wanted; rtl-bndargs.cc knows where they are:

     b = mpxguard.argument (0, p)	asm ("mpx.argument 1 0, %bv3" : : "r" (p))

   The bounds in an aggregate go from the caller's places to the table entries
   of the words where the callee has it, and those of variable arguments in
   registers to the entries of the words where va_arg is going to find them.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "lower-mpx.h"
#include "lower-soft.h"
#include "mpx-places.h"
#include "mpx-signature.h"

/* Adds to SEQ the copy of the bounds at PLACE, those of POINTER, to the
   register TO.  */

static void
take_from_place (const bounds_place &place, tree pointer, unsigned to,
		 gimple_seq *seq)
{
  mpx_operand operand = mpx_word_operand (pointer, seq);
  mpx_asm (xasprintf ("mpx.argument\t%d " HOST_WIDE_INT_PRINT_DEC
		      ", %%%%bv%u", place.kind, place.where, to), &operand,
	   NULL, seq);
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
  mpx_own_places (cfun->decl, &places, &first);
  gimple_seq seq = NULL;
  tree area = mpx_read_word (gimple_call_arg (call, 0), reg_save_area, &seq);
  for (unsigned n = first; n < ARGUMENT_REGISTERS; n++)
    {
      tree value = mpx_read_word (area, 8 * n, &seq);
      tree slot = soft_force (soft_op (PLUS_EXPR, area,
				       build_int_cst (long_unsigned_type_node,
						      8 * n)), &seq);
      unsigned to = mpx_new_register ();
      take_from_place (register_place (n, n), value, to, &seq);
      mpx_table_store (slot, value, to, &seq);
    }
  tree stack = mpx_read_word (gimple_call_arg (call, 0), overflow_arg_area,
			    &seq);
  gimple_stmt_iterator gsi = gsi_for_stmt (call);
  gsi_insert_seq_before (&gsi, seq, GSI_SAME_STMT);
  clear_unless_marked (&gsi, stack);
  unlink_stmt_vdef (call);
  gsi_remove (&gsi, true);
}

/* Adds to SEQ what takes the bounds of POINTER, which is at OFFSET of argument
   NUMBER, into the register TO.  */

static void
take_argument (const vec<bounds_place> &places, int number, unsigned offset,
	       tree pointer, unsigned to, gimple_seq *seq)
{
  for (const bounds_place &place : places)
    if (place.argument == number && place.offset == offset)
      {
	take_from_place (place, pointer, to, seq);
	return;
      }
  mpx_set_init (to, seq);
}

void
mpx_argument (gcall *operation, unsigned to, gimple_seq *seq)
{
  auto_vec<bounds_place, 8> places;
  mpx_own_places (cfun->decl, &places);
  take_argument (places, tree_to_uhwi (gimple_call_arg (operation, 0)), 0,
		 gimple_call_arg (operation, 1), to, seq);
}

/* The type of parameter NUMBER of the current function.  */

static tree
parameter_type (unsigned number)
{
  tree parm = DECL_ARGUMENTS (cfun->decl);
  while (number--)
    parm = DECL_CHAIN (parm);
  return TREE_TYPE (parm);
}

bool
mpx_takes_from_area_p (gcall *operation)
{
  unsigned number = tree_to_uhwi (gimple_call_arg (operation, 0));
  return passed_words (parameter_type (number)) == 0;
}

void
mpx_get_aggregate (gcall *operation, gimple_seq *seq)
{
  if (mpx_takes_from_area_p (operation))
    {
      soft_get_aggregate (operation, seq);
      return;
    }
  auto_vec<bounds_place, 8> places;
  mpx_own_places (cfun->decl, &places);
  int number = tree_to_uhwi (gimple_call_arg (operation, 0));
  for (const bounds_place &place : places)
    if (place.argument == number)
      {
	tree slot, pointer;
	mpx_word_of_aggregate (gimple_call_arg (operation, 1), place.offset,
			       &slot, &pointer, seq);
	unsigned to = mpx_new_register ();
	take_from_place (place, pointer, to, seq);
	mpx_table_store (slot, pointer, to, seq);
      }
}
