/* Integers that are addresses and may lie outside the object.

   In: the statement that makes an integer of a pointer.  Out, with
   metadata=hybrid only: what is moved as an integer, and kept, is remembered as
   a pointer would be (escapes.cc):

     i_2 = (unsigned long) p_1;
     i_3 = i_2 - 16;			q_9 = (void *) i_3;
					mpxguard.escape (q_9, b_1);
     i_4 = i_3 | 1;
     s_5->tagged = i_4;

   Whoever takes the tag away and makes a pointer again has p_1 - 16, from whose
   value the bounds of another object would be derived.

   What is added to distinguish, or to round up to a word, does not leave
   the object's slot: one past the end is in it, and so is the word behind.  A
   distance between pointers is no address, and what only serves to compute an
   index, or to compare, is not kept.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "bounds.h"
#include "escapes.h"
#include "options.h"
#include "provenance.h"

namespace {

/* No more integers than this are looked at for one pointer.  */
const unsigned walk_limit = 32;

/* The size of the word at the end of a slot; slots begin at multiples of 2 to
   this.  */
const int word_size = 8;
const int slot_bits = 4;

/* The integers that a pointer flows into.  */
struct flow
{
  gimple *conversion;
  hash_set<tree> seen;
  /* Those that a sum, a difference or rounding makes.  */
  auto_vec<tree> moved;
};

bool kept_p (tree value, hash_set<tree> *seen);

/* Whether STMT, which uses an address, keeps it, perhaps in another form.
   SEEN as for kept_p.  */

bool
keeps_p (gimple *stmt, hash_set<tree> *seen)
{
  if (is_gimple_debug (stmt) || gimple_code (stmt) == GIMPLE_COND
      || gimple_code (stmt) == GIMPLE_SWITCH)
    return false;
  if (gphi *phi = dyn_cast<gphi *> (stmt))
    return kept_p (gimple_phi_result (phi), seen);
  if (!is_gimple_assign (stmt) || gimple_vdef (stmt))
    return true;
  tree result = gimple_assign_lhs (stmt);
  if (TREE_CODE (result) != SSA_NAME || POINTER_TYPE_P (TREE_TYPE (result)))
    return false;
  switch (gimple_assign_rhs_code (stmt))
    {
    case PLUS_EXPR:		/* Looked at for itself.  */
    case MINUS_EXPR:
    case MULT_EXPR:
    case TRUNC_DIV_EXPR:
    case EXACT_DIV_EXPR:
    case TRUNC_MOD_EXPR:
      return false;
    default:
      return kept_p (result, seen);
    }
}

/* Whether VALUE, an address as an integer, is kept anywhere.  SEEN are those that
   were asked for already.  */

bool
kept_p (tree value, hash_set<tree> *seen)
{
  if (seen->elements () > walk_limit || seen->add (value))
    return false;
  imm_use_iterator iterator;
  use_operand_p use;
  FOR_EACH_IMM_USE_FAST (use, iterator, value)
    if (keeps_p (USE_STMT (use), seen))
      return true;
  return false;
}

/* Whether STMT, a sum, a difference or a mask of VALUE, makes an address of it
   that may lie in another slot.  */

bool
moves_p (gimple *stmt, tree value)
{
  tree other = gimple_assign_rhs2 (stmt);
  tree_code code = gimple_assign_rhs_code (stmt);
  if (code == MINUS_EXPR)
    return gimple_assign_rhs1 (stmt) == value
	   && !find_provenance (other).pointer;
  if (code == BIT_AND_EXPR)
    return tree_fits_uhwi_p (other)
	   && wi::ctz (wi::to_wide (other)) > slot_bits
	   && tree_to_uhwi (other) >> 46 != 0;
  return !tree_fits_shwi_p (other)
	 || !IN_RANGE (tree_to_shwi (other), 0, word_size - 1);
}

void collect_moved (tree value, flow *f);

/* Adds to F what STMT makes of the address VALUE.  */

void
follow (gimple *stmt, tree value, flow *f)
{
  if (gphi *phi = dyn_cast<gphi *> (stmt))
    {
      basic_block from = gimple_bb (f->conversion);
      if (gimple_bb (phi) != from
	  && dominated_by_p (CDI_DOMINATORS, gimple_bb (phi), from))
	collect_moved (gimple_phi_result (phi), f);
      return;
    }
  if (!is_gimple_assign (stmt) || gimple_vdef (stmt))
    return;
  tree result = gimple_assign_lhs (stmt);
  if (TREE_CODE (result) != SSA_NAME || !INTEGRAL_TYPE_P (TREE_TYPE (result))
      || TYPE_PRECISION (TREE_TYPE (result)) < POINTER_SIZE)
    return;
  switch (gimple_assign_rhs_code (stmt))
    {
    case PLUS_EXPR:
    case MINUS_EXPR:
    case BIT_AND_EXPR:
      if (moves_p (stmt, value))
	f->moved.safe_push (result);
      else if (gimple_assign_rhs_code (stmt) == MINUS_EXPR)
	return;
      /* Fall through.  */
    case BIT_IOR_EXPR:
    case SSA_NAME:
    CASE_CONVERT:
      collect_moved (result, f);
      return;
    default:
      return;
    }
}

/* Adds to F what is made of the address VALUE.  */

void
collect_moved (tree value, flow *f)
{
  if (f->seen.elements () > walk_limit || f->seen.add (value)
      || SSA_NAME_OCCURS_IN_ABNORMAL_PHI (value))
    return;
  imm_use_iterator iterator;
  use_operand_p use;
  FOR_EACH_IMM_USE_FAST (use, iterator, value)
    follow (USE_STMT (use), value, f);
}

/* Inserts the escape of the address VALUE, which belongs to an object with
   BOUNDS.  */

void
insert_escape (tree value, tree bounds)
{
  gimple *definition = SSA_NAME_DEF_STMT (value);
  gimple_seq seq = NULL;
  tree pointer = operand_value (fold_convert (ptr_type_node, value), &seq);
  gcall *escape = build_abstract (OP_ESCAPE, 2, pointer, bounds);
  gimple_set_location (escape, gimple_location (definition));
  gimple_seq_add_stmt (&seq, escape);
  insert_behind (definition, seq);
}

/* Whether BOUNDS are those of a variable, whose address nobody knows when it
   was an integer.  */

bool
variable_bounds_p (tree bounds)
{
  return TREE_CODE (bounds) == SSA_NAME
	 && abstract_operation (SSA_NAME_DEF_STMT (bounds)) == OP_MAKE;
}

} // anonymous namespace

void
instrument_moved_integers (gimple *stmt)
{
  tree pointer = gimple_assign_rhs1 (stmt);
  tree integer = gimple_assign_lhs (stmt);
  if (options.metadata != METADATA_HYBRID
      || !POINTER_TYPE_P (TREE_TYPE (pointer))
      || !INTEGRAL_TYPE_P (TREE_TYPE (integer))
      || TYPE_PRECISION (TREE_TYPE (integer)) < POINTER_SIZE
      || TREE_CODE (integer) != SSA_NAME || TREE_CODE (pointer) != SSA_NAME)
    return;
  flow f;
  f.conversion = stmt;
  collect_moved (integer, &f);
  for (tree value : f.moved)
    {
      hash_set<tree> seen;
      if (!kept_p (value, &seen))
	continue;
      tree bounds = find_bounds (pointer);
      if (init_bounds_p (bounds) || variable_bounds_p (bounds))
	return;
      insert_escape (value, bounds);
    }
}
