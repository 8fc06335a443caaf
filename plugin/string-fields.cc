/* Strings that are written to fields.

   In: calls of functions that write strings (effect f in include/libc.def),
   as they come from the parser:

     _1 = &s_2(D)->name;
     strcpy (_1, t_3(D));

   Out of the early pass, where &s->name is still what the program says and
   not one of several equal addresses:

     _1 = &s_2(D)->name;
     _4 = &s_2(D)->name;
     __mpxguard_field (_1, _4, 16);
     strcpy (_1, t_3(D));

   Out of redirect, __mpxguard_target, of which the wrapper learns that the
   string must stay in the field (__mpxguard_target_too for the arguments of
   scanf, which may be several); or nothing, where GCC has made other code of
   the function.  If that is a copy of so many bytes that they leave the
   field, a call of __mpxguard_field_copy stands there.

   Literals are another road, because GCC makes copies of bytes of them when it
   writes GIMPLE, before any pass.  Behind the parser

     strcpy ((char *) &s->name, "too long a name");

   becomes

     __mpxguard_field_copy (&s->name, &s->name, 8, 16),
     strcpy ((char *) &s->name, "too long a name");

   where it is not sure to fit, and strcat of a literal gets a call of
   __mpxguard_field_append.

   Only string functions mean the field that they name.  That memcpy and
   memset cover several fields at once is common.  _FORTIFY_SOURCE=2 draws the
   same line.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "libc-table.h"
#include "memory-ref.h"
#include "string-fields.h"

namespace {

/* The runtime's functions: the mark, and what redirect makes of it.  */
const char mark_name[] = "__mpxguard_field";
const char target_name[] = "__mpxguard_target";
const char target_too_name[] = "__mpxguard_target_too";
const char copy_name[] = "__mpxguard_field_copy";
const char append_name[] = "__mpxguard_field_append";

/* So many steps are gone from a pointer to the address it was made from.  */
const unsigned steps_limit = 16;

/* The declaration of the runtime's function NAME of COUNT arguments, two of
   them pointers, of which GCC knows that it touches no memory, but for
   __mpxguard_field_append.  */

tree
field_function (const char *name, unsigned count)
{
  tree type = count == 3
	      ? build_function_type_list (void_type_node, const_ptr_type_node,
					  const_ptr_type_node, size_type_node,
					  NULL_TREE)
	      : build_function_type_list (void_type_node, const_ptr_type_node,
					  const_ptr_type_node, size_type_node,
					  size_type_node, NULL_TREE);
  const char spec[] = ".cx x x x ";
  unsigned length = 2 + 2 * count;
  if (name != append_name)
    type = build_type_attribute_variant
      (type, tree_cons (get_identifier ("fn spec"),
			build_tree_list (NULL_TREE,
					 build_string (length, spec)),
			NULL_TREE));
  tree decl = build_fn_decl (name, type);
  TREE_NOTHROW (decl) = 1;
  DECL_ARTIFICIAL (decl) = 1;
  return decl;
}

/* Whether DECL is the runtime's function NAME.  */

bool
called_p (tree decl, const char *name)
{
  return DECL_ARTIFICIAL (decl) && DECL_NAME (decl)
	 && strcmp (IDENTIFIER_POINTER (DECL_NAME (decl)), name) == 0;
}

/* The array field that POINTER points into by what the program says of it;
   null if there is none.  */

tree
field_of_pointer (tree pointer)
{
  for (unsigned i = 0; i < steps_limit; i++)
    {
      if (TREE_CODE (pointer) == ADDR_EXPR)
	return array_field (TREE_OPERAND (pointer, 0));
      if (TREE_CODE (pointer) != SSA_NAME)
	return NULL_TREE;
      gassign *assign = dyn_cast<gassign *> (SSA_NAME_DEF_STMT (pointer));
      if (!assign)
	return NULL_TREE;
      tree_code code = gimple_assign_rhs_code (assign);
      if (code != ADDR_EXPR && code != SSA_NAME && !CONVERT_EXPR_CODE_P (code)
	  && code != POINTER_PLUS_EXPR)
	return NULL_TREE;
      pointer = gimple_assign_rhs1 (assign);
    }
  return NULL_TREE;
}

/* The call behind MARK, and other marks, in its block; null if there is
   none.  */

gcall *
call_behind (gcall *mark)
{
  gimple_stmt_iterator gsi = gsi_for_stmt (mark);
  for (gsi_next_nondebug (&gsi); !gsi_end_p (gsi); gsi_next_nondebug (&gsi))
    if (gcall *call = dyn_cast<gcall *> (gsi_stmt (gsi)))
      {
	tree decl = gimple_call_fndecl (call);
	if (!decl || !called_p (decl, mark_name))
	  return call;
      }
  return NULL;
}

/* Whether argument NUMBER of CALL is POINTER.  */

bool
argument_is_p (gcall *call, int number, tree pointer)
{
  return number >= 0 && (unsigned) number < gimple_call_num_args (call)
	 && operand_equal_p (gimple_call_arg (call, number), pointer, 0);
}

/* Whether POINTER is where CALL of the function KNOWN writes a string.  */

bool
target_p (gcall *call, const libc_function *known, tree pointer)
{
  unsigned last = known->fields_vary ? gimple_call_num_args (call)
		  : known->target + 1;
  for (unsigned i = known->target; i < last; i++)
    if (argument_is_p (call, i, pointer))
      return true;
  return false;
}

/* Whether CALL copies to POINTER more bytes than the SIZE that the field
   there has.  */

bool
copies_too_much_p (gcall *call, tree pointer, tree field, tree size)
{
  return (gimple_call_builtin_p (call, BUILT_IN_MEMCPY)
	  || gimple_call_builtin_p (call, BUILT_IN_MEMPCPY))
	 && argument_is_p (call, 0, pointer)
	 && !(operand_equal_p (pointer, field, 0)
	      && TREE_CODE (gimple_call_arg (call, 2)) == INTEGER_CST
	      && !tree_int_cst_lt (size, gimple_call_arg (call, 2)));
}

/* Puts a mark in front of CALL if its argument POINTER is the address of a
   field.  */

void
mark_argument (gcall *call, tree pointer)
{
  tree field = POINTER_TYPE_P (TREE_TYPE (pointer))
	       ? field_of_pointer (pointer) : NULL_TREE;
  if (!field)
    return;
  gimple_seq seq = NULL;
  tree start = operand_value (build_fold_addr_expr (unshare_expr (field)),
			      &seq);
  gimple_seq_add_stmt
    (&seq, gimple_build_call (field_function (mark_name, 3), 3,
			      unshare_expr (pointer), start,
			      fold_convert (size_type_node, TYPE_SIZE_UNIT
					    (TREE_TYPE (field)))));
  for (gimple_stmt_iterator gsi = gsi_start (seq); !gsi_end_p (gsi);
       gsi_next (&gsi))
    gimple_set_location (gsi_stmt (gsi), gimple_location (call));
  gimple_stmt_iterator gsi = gsi_for_stmt (call);
  gsi_insert_seq_before (&gsi, seq, GSI_SAME_STMT);
}

/* The array field that POINTER, as the parser wrote it, points into; null if
   there is none.  *AHEAD becomes the number of bytes in front of it, -1 if
   that is unknown.  */

tree
field_of_expression (tree pointer, HOST_WIDE_INT *ahead)
{
  *ahead = 0;
  STRIP_NOPS (pointer);
  if (TREE_CODE (pointer) == POINTER_PLUS_EXPR)
    {
      tree offset = TREE_OPERAND (pointer, 1);
      *ahead = tree_fits_uhwi_p (offset) && !tree_int_cst_sign_bit (offset)
	       ? (HOST_WIDE_INT) tree_to_uhwi (offset) : -1;
      pointer = TREE_OPERAND (pointer, 0);
      STRIP_NOPS (pointer);
    }
  if (TREE_CODE (pointer) != ADDR_EXPR)
    return NULL_TREE;
  tree field = array_field (TREE_OPERAND (pointer, 0));
  if (field != TREE_OPERAND (pointer, 0))
    *ahead = -1;
  return field;
}

/* How many bytes CALL writes, of a literal; null if it is not known or more
   code than a copy.  For strcat those that it appends.  */

tree
literal_size (tree call, built_in_function code)
{
  if (code != BUILT_IN_STRCPY && code != BUILT_IN_STPCPY
      && code != BUILT_IN_STRCAT && code != BUILT_IN_STRNCPY)
    return NULL_TREE;
  int count = code == BUILT_IN_STRNCPY ? 3 : 2;
  if (call_expr_nargs (call) != count)
    return NULL_TREE;
  tree length = c_strlen (CALL_EXPR_ARG (call, 1), 1);
  if (!length || TREE_CODE (length) != INTEGER_CST)
    return NULL_TREE;
  tree size = fold_build2 (PLUS_EXPR, size_type_node,
			   fold_convert (size_type_node, length),
			   size_one_node);
  if (code != BUILT_IN_STRNCPY)
    return size;
  tree limit = CALL_EXPR_ARG (call, 2);
  return TREE_CODE (limit) == INTEGER_CST && !tree_int_cst_lt (size, limit)
	 ? limit : NULL_TREE;
}

/* The call that checks that CALL, as the parser wrote it, stays in its field;
   null if there is nothing to check.  What CALL computes its argument from is
   computed once.  */

tree
literal_check (tree call)
{
  tree decl = get_callee_fndecl (call);
  if (!decl || !fndecl_built_in_p (decl, BUILT_IN_NORMAL))
    return NULL_TREE;
  built_in_function code = DECL_FUNCTION_CODE (decl);
  tree written = literal_size (call, code);
  if (!written)
    return NULL_TREE;
  tree pointer = CALL_EXPR_ARG (call, 0);
  HOST_WIDE_INT ahead;
  tree field = field_of_expression (pointer, &ahead);
  if (!field || TREE_SIDE_EFFECTS (field))
    return NULL_TREE;
  tree size = TYPE_SIZE_UNIT (TREE_TYPE (field));
  if (code != BUILT_IN_STRCAT && ahead >= 0
      && wi::to_offset (written) + ahead <= wi::to_offset (size))
    return NULL_TREE;
  if (TREE_SIDE_EFFECTS (pointer))
    CALL_EXPR_ARG (call, 0) = pointer = save_expr (pointer);
  const char *name = code == BUILT_IN_STRCAT ? append_name : copy_name;
  return build_call_expr_loc (EXPR_LOCATION (call), field_function (name, 4),
			      4, unshare_expr (pointer),
			      build_fold_addr_expr (unshare_expr (field)),
			      size, written);
}

/* Callback of walk_tree: puts checks in front of calls that write literals.  */

tree
check_literal (tree *tp, int *walk_subtrees, void *)
{
  if (TYPE_P (*tp))
    *walk_subtrees = 0;
  if (TREE_CODE (*tp) != CALL_EXPR)
    return NULL_TREE;
  if (tree check = literal_check (*tp))
    {
      *tp = build2_loc (EXPR_LOCATION (*tp), COMPOUND_EXPR, TREE_TYPE (*tp),
			check, *tp);
      *walk_subtrees = 0;
    }
  return NULL_TREE;
}

} // anonymous namespace

void
check_literals (tree decl)
{
  if (DECL_SAVED_TREE (decl)
      && !lookup_attribute ("mpxguard_ignore", DECL_ATTRIBUTES (decl)))
    walk_tree_without_duplicates (&DECL_SAVED_TREE (decl), check_literal,
				  NULL);
}

void
mark_string_field (gcall *call)
{
  if (gimple_call_internal_p (call))
    return;
  const libc_function *known = libc_function_for (gimple_call_fndecl (call));
  if (!known || known->target < 0)
    return;
  unsigned last = known->fields_vary ? gimple_call_num_args (call)
		  : known->target + 1;
  for (unsigned i = known->target;
       i < last && i < gimple_call_num_args (call); i++)
    mark_argument (call, gimple_call_arg (call, i));
}

bool
field_mark_p (tree decl)
{
  return called_p (decl, mark_name) || called_p (decl, target_name)
	 || called_p (decl, target_too_name) || called_p (decl, copy_name)
	 || called_p (decl, append_name);
}

bool
settle_string_field (gcall *mark)
{
  tree decl = gimple_call_fndecl (mark);
  if (!decl || !called_p (decl, mark_name))
    return false;
  tree pointer = gimple_call_arg (mark, 0);
  tree field = gimple_call_arg (mark, 1);
  tree size = gimple_call_arg (mark, 2);
  gcall *call = call_behind (mark);
  const libc_function *known = NULL;
  if (call && !gimple_call_internal_p (call))
    known = libc_function_for (gimple_call_fndecl (call));
  gimple_stmt_iterator gsi = gsi_for_stmt (mark);
  if (known && known->target >= 0 && target_p (call, known, pointer))
    {
      const char *name = known->fields_vary ? target_too_name : target_name;
      gimple_call_set_fndecl (mark, field_function (name, 3));
      update_stmt (mark);
      return false;
    }
  if (call && copies_too_much_p (call, pointer, field, size))
    {
      gcall *check
	= gimple_build_call (field_function (copy_name, 4), 4, pointer, field,
			     size, gimple_call_arg (call, 2));
      gimple_set_location (check, gimple_location (call));
      gimple_set_vuse (check, gimple_vuse (mark));
      gimple_set_vdef (check, gimple_vdef (mark));
      if (gimple_vdef (mark) && TREE_CODE (gimple_vdef (mark)) == SSA_NAME)
	SSA_NAME_DEF_STMT (gimple_vdef (mark)) = check;
      gsi_replace (&gsi, check, false);
      return true;
    }
  unlink_stmt_vdef (mark);
  gsi_remove (&gsi, true);
  release_defs (mark);
  return true;
}
