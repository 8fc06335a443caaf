/* Pointers that leave the function and may lie outside their object.

   In: a pointer that is about to be stored, passed, returned or made an
   integer.  Out, with metadata=hybrid only:

     s_1->base = p_2 - 8;	becomes		mpxguard.escape (p_2 - 8, b_3);
						s_1->base = p_2 - 8;

   Whoever finds the pointer again computes its bounds from its value, which
   are those of another object if the pointer is not in its own.  The
   operation tests that, and lets the runtime remember the pointer if it is
   so.  A pointer that just came from memory, a parameter or a call has its
   bounds from its value already; one that was moved by less than the size of
   what it points to is taken to point into that.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "bounds.h"
#include "escapes.h"
#include "options.h"

namespace {

/* No more definitions than this are looked at for one pointer.  */
const unsigned walk_limit = 32;

/* Whether an OFFSET is one to a member of what POINTER points to.  */

bool
member_offset_p (tree pointer, const offset_int &offset)
{
  tree type = TREE_TYPE (TREE_TYPE (pointer));
  tree size = VOID_TYPE_P (type) ? NULL_TREE : TYPE_SIZE_UNIT (type);
  return wi::ges_p (offset, 0)
	 && (offset == 0
	     || (size && TREE_CODE (size) == INTEGER_CST
		 && wi::lts_p (offset, wi::to_offset (size))));
}

/* Whether the address of REF may lie outside the object; *BASE is set to the
   pointer that it was made from, null if it is that of a variable.  */

bool
address_may_escape_p (tree ref, tree *base)
{
  *base = NULL_TREE;
  poly_int64 offset;
  HOST_WIDE_INT constant;
  tree object = get_addr_base_and_unit_offset (ref, &offset);
  if (!object || !offset.is_constant (&constant))
    return true;
  tree size = DECL_P (object) ? DECL_SIZE_UNIT (object)
	      : TYPE_SIZE_UNIT (TREE_TYPE (object));
  if (TREE_CODE (object) == MEM_REF)
    {
      *base = TREE_OPERAND (object, 0);
      if (!integer_zerop (TREE_OPERAND (object, 1)))
	return true;
    }
  return constant != 0
	 && (constant < 0 || !size || TREE_CODE (size) != INTEGER_CST
	     || compare_tree_int (size, constant) < 0);
}

bool may_escape_p (tree pointer, hash_set<tree> *seen);

/* Whether what the assignment STMT computes may lie outside the object.  */

bool
assignment_may_escape_p (gimple *stmt, hash_set<tree> *seen)
{
  if (gimple_assign_load_p (stmt))
    return false;
  tree rhs = gimple_assign_rhs1 (stmt);
  switch (gimple_assign_rhs_code (stmt))
    {
    case POINTER_PLUS_EXPR:
      {
	tree offset = gimple_assign_rhs2 (stmt);
	return TREE_CODE (offset) != INTEGER_CST
	       || !member_offset_p (rhs, wi::sext (wi::to_offset (offset), 64))
	       || may_escape_p (rhs, seen);
      }
    case ADDR_EXPR:
      {
	tree base;
	return address_may_escape_p (TREE_OPERAND (rhs, 0), &base)
	       || (base && may_escape_p (base, seen));
      }
    case COND_EXPR:
      return may_escape_p (gimple_assign_rhs2 (stmt), seen)
	     || may_escape_p (gimple_assign_rhs3 (stmt), seen);
    case MIN_EXPR:
    case MAX_EXPR:
      return may_escape_p (rhs, seen)
	     || may_escape_p (gimple_assign_rhs2 (stmt), seen);
    case SSA_NAME:
    CASE_CONVERT:
      if (POINTER_TYPE_P (TREE_TYPE (rhs)))
	return may_escape_p (rhs, seen);
      return true;
    default:
      return true;
    }
}

/* Whether POINTER may lie outside the object that its bounds are of.  SEEN
   are the pointers that were asked for already.  */

bool
may_escape_p (tree pointer, hash_set<tree> *seen)
{
  tree base;
  if (TREE_CODE (pointer) == ADDR_EXPR)
    return address_may_escape_p (TREE_OPERAND (pointer, 0), &base)
	   || (base && may_escape_p (base, seen));
  if (TREE_CODE (pointer) != SSA_NAME || seen->add (pointer)
      || SSA_NAME_IS_DEFAULT_DEF (pointer))
    return false;
  if (seen->elements () > walk_limit)
    return true;
  gimple *stmt = SSA_NAME_DEF_STMT (pointer);
  if (gphi *phi = dyn_cast<gphi *> (stmt))
    {
      for (unsigned i = 0; i < gimple_phi_num_args (phi); i++)
	if (may_escape_p (gimple_phi_arg_def (phi, i), seen))
	  return true;
      return false;
    }
  return is_gimple_assign (stmt) && assignment_may_escape_p (stmt, seen);
}

/* Whether the integer VALUE is only looked at: compared, or cut down to see
   how the pointer is aligned.  */

bool
only_looked_at_p (tree value)
{
  imm_use_iterator iterator;
  use_operand_p use;
  FOR_EACH_IMM_USE_FAST (use, iterator, value)
    {
      gimple *stmt = USE_STMT (use);
      if (is_gimple_debug (stmt) || gimple_code (stmt) == GIMPLE_COND)
	continue;
      if (!is_gimple_assign (stmt))
	return false;
      tree_code code = gimple_assign_rhs_code (stmt);
      if (TREE_CODE_CLASS (code) != tcc_comparison && code != MINUS_EXPR
	  && code != BIT_AND_EXPR)
	return false;
    }
  return true;
}

/* Whether BOUNDS were chosen so that POINTER is inside, or just behind.  */

bool
chosen_for_p (tree bounds, tree pointer)
{
  if (TREE_CODE (bounds) != SSA_NAME)
    return false;
  gimple *stmt = SSA_NAME_DEF_STMT (bounds);
  return abstract_operation (stmt) == OP_REBASE
	 && gimple_call_arg (stmt, 1) == pointer;
}

} // anonymous namespace

bool
pointer_may_escape_p (tree pointer)
{
  hash_set<tree> seen;
  return may_escape_p (pointer, &seen);
}

void
add_escape (tree pointer, tree bounds, gimple_seq *seq)
{
  if (options.metadata != METADATA_HYBRID || init_bounds_p (bounds)
      || !POINTER_TYPE_P (TREE_TYPE (pointer))
      || chosen_for_p (bounds, pointer) || !pointer_may_escape_p (pointer))
    return;
  gimple_seq_add_stmt (seq, build_abstract (OP_ESCAPE, 2, pointer, bounds));
}

bool
keeps_integer_p (gimple *stmt)
{
  tree pointer = gimple_assign_rhs1 (stmt);
  tree integer = gimple_assign_lhs (stmt);
  return POINTER_TYPE_P (TREE_TYPE (pointer))
	 && INTEGRAL_TYPE_P (TREE_TYPE (integer))
	 && TREE_CODE (integer) == SSA_NAME
	 && TYPE_PRECISION (TREE_TYPE (integer)) >= POINTER_SIZE
	 && !only_looked_at_p (integer);
}

void
instrument_conversion (gimple *stmt)
{
  tree pointer = gimple_assign_rhs1 (stmt);
  if (options.metadata != METADATA_HYBRID || !keeps_integer_p (stmt)
      || !pointer_may_escape_p (pointer))
    return;
  gimple_seq seq = NULL;
  add_escape (pointer, find_bounds (pointer), &seq);
  for (gimple_stmt_iterator gsi = gsi_start (seq); !gsi_end_p (gsi);
       gsi_next (&gsi))
    gimple_set_location (gsi_stmt (gsi), gimple_location (stmt));
  if (seq)
    insert_behind (stmt, seq);
}
