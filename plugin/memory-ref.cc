/* References to memory, taken apart.

   In: an operand of a statement, like s_1->table[i_2].field.  Out: the
   pointer it starts from, the distance in constant and variable bytes, and
   the size of the access:

     base s_1, offset 24, variable (sizetype) i_2 * 16, size 4

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "memory-ref.h"

namespace {

/* Fills RESULT's base and adds to its offset from BASE, the innermost part of
   a reference.  */

bool
analyze_base (tree base, memory_ref *result)
{
  switch (TREE_CODE (base))
    {
    case MEM_REF:
      result->base = TREE_OPERAND (base, 0);
      result->offset += mem_ref_offset (base).force_shwi ().to_constant ();
      if (TREE_CODE (result->base) == ADDR_EXPR)
	{
	  tree object = TREE_OPERAND (result->base, 0);
	  poly_int64 offset;
	  object = get_addr_base_and_unit_offset (object, &offset);
	  if (!object || TREE_CODE (object) == MEM_REF)
	    return false;
	  result->offset += offset.to_constant ();
	  result->decl = object;
	  result->base = build_fold_addr_expr (object);
	}
      return true;
    case VAR_DECL:
    case PARM_DECL:
    case RESULT_DECL:
    case CONST_DECL:
    case STRING_CST:
      if (VAR_P (base) && DECL_HARD_REGISTER (base))
	return false;
      if (DECL_P (base) && is_gimple_reg (base))
	return false;
      result->decl = base;
      result->base = build_fold_addr_expr (base);
      return true;
    default:
      return false;
    }
}

} // anonymous namespace

bool
analyze_memory_ref (tree ref, memory_ref *result)
{
  if (TREE_CODE (ref) == WITH_SIZE_EXPR)
    ref = TREE_OPERAND (ref, 0);
  if (!REFERENCE_CLASS_P (ref) && !DECL_P (ref) && TREE_CODE (ref) != STRING_CST)
    return false;
  if (TREE_CODE (ref) == TARGET_MEM_REF)
    return false;

  poly_int64 bit_size, bit_position;
  machine_mode mode;
  int unsigned_p, reverse_p, volatile_p = 0;
  tree variable;
  tree base = get_inner_reference (ref, &bit_size, &bit_position, &variable,
				   &mode, &unsigned_p, &reverse_p, &volatile_p);
  if (TREE_CODE (base) == TARGET_MEM_REF
      || !ADDR_SPACE_GENERIC_P (TYPE_ADDR_SPACE (TREE_TYPE (base))))
    return false;

  HOST_WIDE_INT position, size;
  if (!bit_position.is_constant (&position) || !bit_size.is_constant (&size))
    return false;
  result->decl = NULL_TREE;
  result->variable = variable && !integer_zerop (variable) ? variable : NULL;
  HOST_WIDE_INT first = position >> LOG2_BITS_PER_UNIT;
  result->offset = first;
  if (!analyze_base (base, result))
    return false;

  if (size >= 0)
    {
      HOST_WIDE_INT end = (position + size + BITS_PER_UNIT - 1)
			  >> LOG2_BITS_PER_UNIT;
      result->size = size_int (end - first);
    }
  else
    result->size = TYPE_SIZE_UNIT (TREE_TYPE (ref));
  return result->size && !integer_zerop (result->size);
}

/* Whether the index of the array reference REF is a constant inside the
   array's domain; sets *ALWAYS if it is a constant outside.  */

static bool
index_inside_p (tree ref, bool *always)
{
  tree index = TREE_OPERAND (ref, 1);
  tree low = array_ref_low_bound (ref);
  tree high = array_ref_up_bound (ref);
  if (!high || TREE_CODE (high) != INTEGER_CST
      || TREE_CODE (low) != INTEGER_CST)
    return true;
  if (TREE_CODE (index) != INTEGER_CST)
    return false;
  offset_int i = wi::to_offset (index);
  if (i >= wi::to_offset (low) && i <= wi::to_offset (high))
    return true;
  *always = true;
  return false;
}

/* Whether the array field ARRAY, a reference, may hold more elements than its
   type says: the last of everything it lies in, one of the last of its own
   structure with room for at most one element, a member of a union, or one
   marked by the user.  */

static bool
flexible_field_p (tree array)
{
  tree field = TREE_OPERAND (array, 1);
  tree type = TREE_TYPE (array);
  tree size = TYPE_SIZE_UNIT (type);
  if (TREE_CODE (TREE_TYPE (TREE_OPERAND (array, 0))) != RECORD_TYPE
      || gcc_flexible_array_ref_p (array)
      || lookup_attribute ("mpxguard_variable_size", DECL_ATTRIBUTES (field))
      || !size || TREE_CODE (size) != INTEGER_CST || integer_zerop (size))
    return true;
  tree next = DECL_CHAIN (field);
  while (next && TREE_CODE (next) != FIELD_DECL)
    next = DECL_CHAIN (next);
  return !next && tree_int_cst_equal (size, TYPE_SIZE_UNIT (TREE_TYPE (type)));
}

tree
indexed_field (tree ref, bool *always)
{
  while (handled_component_p (ref))
    {
      bool inside = true, outside = false;
      while (TREE_CODE (ref) == ARRAY_REF)
	{
	  inside &= index_inside_p (ref, &outside);
	  ref = TREE_OPERAND (ref, 0);
	}
      if (!inside && TREE_CODE (ref) == COMPONENT_REF
	  && !flexible_field_p (ref))
	{
	  *always = outside;
	  return ref;
	}
      if (handled_component_p (ref))
	ref = TREE_OPERAND (ref, 0);
    }
  return NULL_TREE;
}

tree
array_field (tree ref)
{
  while (TREE_CODE (ref) == ARRAY_REF)
    ref = TREE_OPERAND (ref, 0);
  return TREE_CODE (ref) == COMPONENT_REF
	 && TREE_CODE (TREE_TYPE (ref)) == ARRAY_TYPE
	 && !flexible_field_p (ref) ? ref : NULL_TREE;
}

bool
type_holds_pointers_p (tree type)
{
  switch (TREE_CODE (type))
    {
    case POINTER_TYPE:
    case REFERENCE_TYPE:
      return !FUNC_OR_METHOD_TYPE_P (TREE_TYPE (type));
    case ARRAY_TYPE:
      return type_holds_pointers_p (TREE_TYPE (type));
    case RECORD_TYPE:
    case UNION_TYPE:
    case QUAL_UNION_TYPE:
      for (tree field = TYPE_FIELDS (type); field; field = DECL_CHAIN (field))
	if (TREE_CODE (field) == FIELD_DECL
	    && type_holds_pointers_p (TREE_TYPE (field)))
	  return true;
      return false;
    default:
      return false;
    }
}

/* What no simple set of words describes.  */
static const unsigned HOST_WIDE_INT any_word = HOST_WIDE_INT_M1U;

/* The words PART moved by OFFSET bytes.  */

static unsigned HOST_WIDE_INT
moved_words (unsigned HOST_WIDE_INT part, HOST_WIDE_INT offset)
{
  if (part == 0)
    return 0;
  unsigned shift = offset / 8;
  if (part == any_word || offset < 0 || offset % 8 != 0 || offset >= 64 * 8
      || part << shift >> shift != part)
    return any_word;
  return part << shift;
}

/* pointer_words for the array TYPE.  */

static unsigned HOST_WIDE_INT
array_pointer_words (tree type)
{
  unsigned HOST_WIDE_INT element = pointer_words (TREE_TYPE (type));
  tree size = TYPE_SIZE_UNIT (type), step = TYPE_SIZE_UNIT (TREE_TYPE (type));
  if (element == 0)
    return 0;
  if (!size || !tree_fits_shwi_p (size) || !tree_fits_shwi_p (step)
      || tree_to_shwi (size) > 64 * 8 || tree_to_shwi (step) <= 0)
    return any_word;
  unsigned HOST_WIDE_INT result = 0;
  for (HOST_WIDE_INT i = 0; i < tree_to_shwi (size); i += tree_to_shwi (step))
    result |= moved_words (element, i);
  return result;
}

unsigned HOST_WIDE_INT
pointer_words (tree type)
{
  unsigned HOST_WIDE_INT result = 0;
  switch (TREE_CODE (type))
    {
    case POINTER_TYPE:
    case REFERENCE_TYPE:
      return type_holds_pointers_p (type);
    case ARRAY_TYPE:
      return array_pointer_words (type);
    case RECORD_TYPE:
    case UNION_TYPE:
    case QUAL_UNION_TYPE:
      for (tree field = TYPE_FIELDS (type); field; field = DECL_CHAIN (field))
	if (TREE_CODE (field) == FIELD_DECL
	    && type_holds_pointers_p (TREE_TYPE (field)))
	  result |= moved_words (pointer_words (TREE_TYPE (field)),
				 tree_fits_shwi_p (byte_position (field))
				 ? int_byte_position (field) : -1);
      return result;
    default:
      return 0;
    }
}
