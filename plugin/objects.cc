/* What is known of the sizes of objects.

   In: a declaration, a reference, a call.  Out: a size in bytes, or that it is
   not known.  A size that may be wrong is as good as none: the symbols that
   the linker makes, weak symbols, variables that a section gathers into a set,
   external structures with a flexible array.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "objects.h"
#include "options.h"

namespace {

/* Whether the external variable DECL is one that the linker makes, or the
   first of a set of objects that it collects: its size says nothing.  */

bool
linker_symbol_p (tree decl)
{
  static const char *const names[]
    = { "end", "_end", "etext", "_etext", "edata", "_edata", "__bss_start",
	"__executable_start", "__ehdr_start", "__data_start", "data_start",
	"environ", "__environ" };
  if (!DECL_NAME (decl))
    return true;
  const char *name = IDENTIFIER_POINTER (DECL_NAME (decl));
  if (startswith (name, "__start_") || startswith (name, "__stop_"))
    return true;
  for (const char *known : names)
    if (strcmp (name, known) == 0)
      return true;
  return false;
}

/* Whether an object of TYPE may be followed by more elements of its last
   array than TYPE says.  */

bool
flexible_type_p (tree type)
{
  if (TREE_CODE (type) != RECORD_TYPE && TREE_CODE (type) != UNION_TYPE)
    return false;
  tree last = NULL_TREE;
  for (tree field = TYPE_FIELDS (type); field; field = DECL_CHAIN (field))
    if (TREE_CODE (field) == FIELD_DECL)
      {
	if (TREE_CODE (type) == UNION_TYPE
	    && flexible_type_p (TREE_TYPE (field)))
	  return true;
	last = field;
      }
  if (!last)
    return false;
  if (TREE_CODE (TREE_TYPE (last)) != ARRAY_TYPE)
    return flexible_type_p (TREE_TYPE (last));
  tree size = TYPE_SIZE_UNIT (TREE_TYPE (last));
  return !size || integer_zerop (size);
}

} // anonymous namespace

bool
unknown_size_p (tree decl)
{
  if (TREE_CODE (decl) == STRING_CST || TREE_CODE (decl) == CONST_DECL)
    return false;
  if (!DECL_P (decl) || TREE_CODE (decl) == FUNCTION_DECL
      || TREE_CODE (decl) == LABEL_DECL)
    return true;
  if (!DECL_SIZE_UNIT (decl)
      || TREE_CODE (DECL_SIZE_UNIT (decl)) != INTEGER_CST
      || DECL_HAS_VALUE_EXPR_P (decl))
    return true;
  if (!VAR_P (decl))
    return false;
  if (DECL_HARD_REGISTER (decl)
      || lookup_attribute ("section", DECL_ATTRIBUTES (decl)))
    return true;
  if (!TREE_PUBLIC (decl))
    return false;
  return DECL_WEAK (decl)
	 || (DECL_EXTERNAL (decl)
	     && (linker_symbol_p (decl)
		 || integer_zerop (DECL_SIZE_UNIT (decl))
		 || flexible_type_p (TREE_TYPE (decl))));
}

tree
object_size (tree decl)
{
  if (TREE_CODE (decl) == STRING_CST)
    return size_int (TREE_STRING_LENGTH (decl));
  if (TREE_CODE (decl) == CONST_DECL)
    return TYPE_SIZE_UNIT (TREE_TYPE (decl));
  return DECL_SIZE_UNIT (decl);
}

/* A field that is not the first of its structure and not a flexible array is
   cut down to itself; with -narrow=array only an array.  The first keeps what
   the structure has that it is the first of: &s->a[2].first is a pointer into
   the array s->a.  */

tree
narrowed_part (tree ref)
{
  if (options.narrow == NARROW_NONE)
    return NULL_TREE;
  while (true)
    {
      while (TREE_CODE (ref) == ARRAY_REF)
	ref = TREE_OPERAND (ref, 0);
      if (TREE_CODE (ref) != COMPONENT_REF)
	return NULL_TREE;
      tree field = TREE_OPERAND (ref, 1);
      tree type = TREE_TYPE (ref);
      if (flexible_type_p (type)
	  || (TREE_CODE (type) == ARRAY_TYPE && gcc_flexible_array_ref_p (ref))
	  || lookup_attribute ("mpxguard_variable_size",
			       DECL_ATTRIBUTES (field))
	  || !TYPE_SIZE_UNIT (type)
	  || TREE_CODE (TYPE_SIZE_UNIT (type)) != INTEGER_CST)
	return NULL_TREE;
      if (!integer_zerop (DECL_FIELD_OFFSET (field))
	  || !integer_zerop (DECL_FIELD_BIT_OFFSET (field)))
	return options.narrow == NARROW_ARRAY
	       && TREE_CODE (type) != ARRAY_TYPE ? NULL_TREE : ref;
      ref = TREE_OPERAND (ref, 0);
    }
}

/* An allocator of the program's own is instrumented like the rest, so what it
   returns has bounds.  These may be wider than what was asked for, and must be:
   what frees the block again looks in front of it, in its last bytes, at the
   begin of its page.  The attribute is for those whose code we do not have.  */

tree
allocation_size (gcall *call, gimple_seq *seq)
{
  tree decl = gimple_call_fndecl (call);
  if (!decl || !(fndecl_built_in_p (decl) || DECL_IN_SYSTEM_HEADER (decl)))
    return NULL_TREE;
  tree type = gimple_call_fntype (call);
  tree attribute = type ? lookup_attribute ("alloc_size",
					    TYPE_ATTRIBUTES (type)) : NULL;
  if (!attribute)
    return NULL_TREE;
  tree size = size_one_node;
  for (tree list = TREE_VALUE (attribute); list; list = TREE_CHAIN (list))
    {
      unsigned HOST_WIDE_INT position = tree_to_uhwi (TREE_VALUE (list)) - 1;
      if (position >= gimple_call_num_args (call)
	  || !INTEGRAL_TYPE_P (TREE_TYPE (gimple_call_arg (call, position))))
	return NULL_TREE;
      size = fold_build2 (MULT_EXPR, size_type_node, size,
			  fold_convert (size_type_node,
					gimple_call_arg (call, position)));
    }
  return operand_value (size, seq);
}
