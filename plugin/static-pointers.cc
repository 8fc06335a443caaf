/* Pointers in static initialisers.

   In: the unit's variables, when GCC has written them.  Out: an entry of
   three words in the section mpxguard_pointers for every pointer to an object
   of known size:

     const char *names[] = { "one" };	.quad names + 0
					.quad .LC0
					.quad 4

   The runtime fills the bounds tables from it when the module is loaded.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "mpxguard-layout.h"
#include "objects.h"
#include "static-pointers.h"

namespace {

/* Writes the name of the symbol for OBJECT.  Returns null if it has none.  */

const char *
object_symbol (tree object)
{
  rtx symbol = NULL_RTX;
  if (TREE_CODE (object) == STRING_CST)
    symbol = lookup_constant_def (object);
  else if (VAR_P (object) && DECL_RTL_SET_P (object))
    symbol = DECL_RTL (object);
  if (symbol && MEM_P (symbol))
    symbol = XEXP (symbol, 0);
  if (!symbol || GET_CODE (symbol) != SYMBOL_REF)
    return NULL;
  return XSTR (symbol, 0);
}

/* The object that the address constant VALUE lies in, null if it is none.  */

tree
pointed_object (tree value)
{
  for (;;)
    {
      STRIP_NOPS (value);
      if (TREE_CODE (value) == POINTER_PLUS_EXPR
	  || TREE_CODE (value) == PLUS_EXPR)
	value = TREE_OPERAND (value, 0);
      else
	break;
    }
  if (TREE_CODE (value) != ADDR_EXPR)
    return NULL_TREE;
  tree object = get_base_address (TREE_OPERAND (value, 0));
  if (object && TREE_CODE (object) == MEM_REF
      && TREE_CODE (TREE_OPERAND (object, 0)) == ADDR_EXPR)
    object = TREE_OPERAND (TREE_OPERAND (object, 0), 0);
  return object;
}

/* Writes the entry for VALUE, found OFFSET behind the variable VARIABLE.  */

void
write_pointer (tree variable, HOST_WIDE_INT offset, tree value)
{
  tree object = pointed_object (value);
  if (!object || unknown_size_p (object))
    return;
  const char *slot = object_symbol (variable);
  const char *target = object_symbol (object);
  if (!slot || !target)
    return;
  unsigned HOST_WIDE_INT size
    = tree_to_uhwi (object_size (object));
  fputs ("\t.quad\t", asm_out_file);
  assemble_name (asm_out_file, slot);
  fprintf (asm_out_file, "+" HOST_WIDE_INT_PRINT_DEC "\n\t.quad\t", offset);
  assemble_name (asm_out_file, target);
  fprintf (asm_out_file, "\n\t.quad\t" HOST_WIDE_INT_PRINT_UNSIGNED "\n",
	   size);
}

void walk_value (tree variable, HOST_WIDE_INT offset, tree value);

/* Walks the elements of the CONSTRUCTOR of an array.  */

void
walk_array (tree variable, HOST_WIDE_INT offset, tree constructor)
{
  tree element_size = TYPE_SIZE_UNIT (TREE_TYPE (TREE_TYPE (constructor)));
  if (!element_size || !tree_fits_shwi_p (element_size))
    return;
  HOST_WIDE_INT size = tree_to_shwi (element_size);
  tree domain = TYPE_DOMAIN (TREE_TYPE (constructor));
  HOST_WIDE_INT first = 0;
  if (domain && TYPE_MIN_VALUE (domain)
      && tree_fits_shwi_p (TYPE_MIN_VALUE (domain)))
    first = tree_to_shwi (TYPE_MIN_VALUE (domain));

  HOST_WIDE_INT next = first;
  unsigned HOST_WIDE_INT i;
  tree index, value;
  FOR_EACH_CONSTRUCTOR_ELT (CONSTRUCTOR_ELTS (constructor), i, index, value)
    {
      HOST_WIDE_INT low = next, high = next;
      if (index && TREE_CODE (index) == RANGE_EXPR)
	{
	  low = tree_to_shwi (TREE_OPERAND (index, 0));
	  high = tree_to_shwi (TREE_OPERAND (index, 1));
	}
      else if (index && tree_fits_shwi_p (index))
	low = high = tree_to_shwi (index);
      for (HOST_WIDE_INT n = low; n <= high; n++)
	walk_value (variable, offset + (n - first) * size, value);
      next = high + 1;
    }
}

/* Walks VALUE, which stands OFFSET behind VARIABLE.  */

void
walk_value (tree variable, HOST_WIDE_INT offset, tree value)
{
  if (TREE_CODE (value) != CONSTRUCTOR)
    {
      if (POINTER_TYPE_P (TREE_TYPE (value))
	  || (INTEGRAL_TYPE_P (TREE_TYPE (value))
	      && TYPE_PRECISION (TREE_TYPE (value)) == POINTER_SIZE))
	write_pointer (variable, offset, value);
      return;
    }
  if (TREE_CODE (TREE_TYPE (value)) == ARRAY_TYPE)
    {
      walk_array (variable, offset, value);
      return;
    }
  unsigned HOST_WIDE_INT i;
  tree field, element;
  FOR_EACH_CONSTRUCTOR_ELT (CONSTRUCTOR_ELTS (value), i, field, element)
    if (field && TREE_CODE (field) == FIELD_DECL
	&& tree_fits_shwi_p (byte_position (field)))
      walk_value (variable, offset + int_byte_position (field), element);
}

} // anonymous namespace

void
write_static_pointers (void)
{
  fprintf (asm_out_file,
	   "\t.section\t" MPXGUARD_POINTERS_SECTION ",\"aw\",@progbits\n"
	   "\t.balign\t8\n");
  varpool_node *node;
  FOR_EACH_DEFINED_VARIABLE (node)
    {
      tree decl = node->decl;
      if (!TREE_ASM_WRITTEN (decl) || !DECL_INITIAL (decl)
	  || DECL_INITIAL (decl) == error_mark_node
	  || DECL_THREAD_LOCAL_P (decl) || node->alias)
	continue;
      walk_value (decl, 0, DECL_INITIAL (decl));
    }
}
