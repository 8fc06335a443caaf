/* Pairs: bounds in memory, for code that wants their address.

   In: the bounds of an object of constant size that the current function
   knows.  Out: the address of two words, the upper and the lower bound, which
   a record hands on as the bounds of a found pointer.  The receiver then has
   nothing to keep.

     static object x	static const void *const pair[2] = { &x + size - 1, &x };

     local object x	unsigned long pair[2];
			pair[0] = &x + size - 1;
			pair[1] = &x;

   The pair of a local object lives in the same frame, so whoever has a right
   to the object finds it there.  The stores are volatile: GCC knows what
   functions read from a time before there were pairs.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "lower-soft.h"

namespace {

/* The pairs of static objects, in this unit, and those of local ones, in this
   function.  */
hash_map<tree, tree> *static_pairs;
hash_map<tree, tree> *local_pairs;

/* The object of constant size whose bounds BOUNDS are; its size goes to *SIZE.
   Null if they are of anything else.  */

tree
object_of (tree bounds, tree *size)
{
  if (TREE_CODE (bounds) != SSA_NAME || SSA_NAME_IS_DEFAULT_DEF (bounds))
    return NULL_TREE;
  gimple *make = SSA_NAME_DEF_STMT (bounds);
  if (abstract_operation (make) != OP_MAKE)
    return NULL_TREE;
  tree address = gimple_call_arg (make, 0);
  *size = gimple_call_arg (make, 1);
  return TREE_CODE (address) == ADDR_EXPR && TREE_CODE (*size) == INTEGER_CST
	 ? TREE_OPERAND (address, 0) : NULL_TREE;
}

/* Whether OBJECT lies at an address that the linker knows.  */

bool
static_p (tree object)
{
  return TREE_CODE (object) == STRING_CST
	 || (VAR_P (object) && !DECL_THREAD_LOCAL_P (object)
	     && (TREE_STATIC (object) || DECL_EXTERNAL (object)));
}

/* Whether OBJECT lives in the frame of the current function.  A result in
   memory is the caller's.  */

bool
local_p (tree object)
{
  return (VAR_P (object) || TREE_CODE (object) == PARM_DECL)
	 && auto_var_in_fn_p (object, cfun->decl);
}

/* A constant that holds the bounds of the first SIZE bytes of OBJECT.  */

tree
make_static_pair (tree object, tree size)
{
  static unsigned number;
  tree type = build_array_type_nelts (const_ptr_type_node, 2);
  tree lower = fold_convert (const_ptr_type_node, build_fold_addr_expr (object));
  tree last = fold_build2 (MINUS_EXPR, size_type_node,
			   fold_convert (size_type_node, size), size_one_node);
  vec<constructor_elt, va_gc> *words = NULL;
  CONSTRUCTOR_APPEND_ELT (words, size_int (0),
			  fold_build_pointer_plus (lower, last));
  CONSTRUCTOR_APPEND_ELT (words, size_int (1), lower);

  char name[32];
  ASM_GENERATE_INTERNAL_LABEL (name, "LMPXGUARD", number++);
  tree pair = build_decl (UNKNOWN_LOCATION, VAR_DECL, get_identifier (name),
			  type);
  TREE_STATIC (pair) = 1;
  TREE_READONLY (pair) = 1;
  TREE_ADDRESSABLE (pair) = 1;
  TREE_USED (pair) = 1;
  /* The map of pairs is no root of the garbage collector's.  */
  DECL_PRESERVE_P (pair) = 1;
  DECL_ARTIFICIAL (pair) = 1;
  DECL_IGNORED_P (pair) = 1;
  DECL_EXTERNAL (pair) = 0;
  DECL_INITIAL (pair) = build_constructor (type, words);
  TREE_CONSTANT (DECL_INITIAL (pair)) = 1;
  TREE_STATIC (DECL_INITIAL (pair)) = 1;
  varpool_node::finalize_decl (pair);
  return pair;
}

/* A variable for the bounds of a local object.  */

tree
make_local_pair (void)
{
  tree pair = create_tmp_var (build_array_type_nelts (long_unsigned_type_node,
						      2), "pair");
  TREE_ADDRESSABLE (pair) = 1;
  DECL_IGNORED_P (pair) = 1;
  return pair;
}

/* Makes VALUE word NUMBER of PAIR, in SEQ.  */

void
write_pair (tree pair, unsigned number, tree value, gimple_seq *seq)
{
  tree type = build_pointer_type_for_mode (long_unsigned_type_node, DImode,
					   true);
  tree word = build2 (MEM_REF, long_unsigned_type_node,
		      build_fold_addr_expr (pair),
		      build_int_cst (type, 8 * number));
  TREE_THIS_VOLATILE (word) = 1;
  TREE_SIDE_EFFECTS (word) = 1;
  value = soft_force (value, seq);
  gimple_seq_add_stmt (seq, gimple_build_assign (word, value));
}

} // anonymous namespace

bool
soft_pair_p (tree bounds)
{
  tree size;
  tree object = object_of (bounds, &size);
  return object && (local_p (object) || static_p (object));
}

tree
soft_pair (tree bounds, gimple_seq *seq)
{
  if (!soft_pair_p (bounds))
    return NULL_TREE;
  tree size;
  tree object = object_of (bounds, &size);
  bool local = local_p (object);
  hash_map<tree, tree> *&pairs = local ? local_pairs : static_pairs;
  if (!pairs)
    pairs = new hash_map<tree, tree> ();
  tree &pair = pairs->get_or_insert (object);
  if (!pair)
    pair = local ? make_local_pair () : make_static_pair (object, size);
  if (local)
    {
      soft_bounds words = soft_words (bounds);
      write_pair (pair, 0, words.upper, seq);
      write_pair (pair, 1, words.lower, seq);
    }
  return soft_force (soft_word (build_fold_addr_expr (pair)), seq);
}

tree
soft_lasting_pair (tree bounds, gimple_seq *seq)
{
  tree size;
  tree object = object_of (bounds, &size);
  return object && static_p (object) ? soft_pair (bounds, seq) : NULL_TREE;
}

void
end_soft_pairs (void)
{
  delete local_pairs;
  local_pairs = NULL;
}
