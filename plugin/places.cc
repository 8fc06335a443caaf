/* What a report says of the place of a check.

   In: an access that is checked.  Out: where it stands in the source, the field
   that it goes to, and lines of the asm statement that calls the report, or
   with the mpx backend of the one that checks, which say so in the section

     .line.mpxguard.places	checks: address, file, line, column, field,
				function, line of its call

     call *__mpxguard_report@GOTPCREL(%rip)
   .Lmpxguard_p7_0:
     .pushsection .line.mpxguard.places,"",@progbits
     .quad .Lmpxguard_p7_0
     .long .Lmpxguard_s1, 12, 5, .Lmpxguard_s2, .Lmpxguard_s3, 0
     .popsection

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "mpxguard-layout.h"
#include "name-strings.h"
#include "places.h"

namespace {

/* The function that the user wrote what is at LOCATION in: one that was
   inlined, where *CALL_LINE is the line of its call, or else the one that is
   compiled.  */

const char *
function_at (location_t location, int *call_line)
{
  *call_line = 0;
  for (tree block = LOCATION_BLOCK (location);
       block && TREE_CODE (block) == BLOCK; block = BLOCK_SUPERCONTEXT (block))
    if (inlined_function_outer_scope_p (block))
      {
	tree origin = block_ultimate_origin (block);
	if (origin && TREE_CODE (origin) == FUNCTION_DECL)
	  {
	    *call_line = LOCATION_LINE (BLOCK_SOURCE_LOCATION (block));
	    return decl_name (origin);
	  }
      }
  return decl_name (DECL_ORIGIN (cfun->decl));
}

/* Whether A and B are the same place, with whatever blocks and ranges.  */

bool
same_place_p (location_t a, location_t b)
{
  return get_pure_location (a) == get_pure_location (b);
}

/* Where NAME, a part of an argument of a call that is at PLACE, is computed;
   UNKNOWN_LOCATION if that is not near: an index may have been there long
   before.  */

location_t
operand_location (tree name, location_t place)
{
  if (TREE_CODE (name) != SSA_NAME
      || !is_gimple_assign (SSA_NAME_DEF_STMT (name)))
    return UNKNOWN_LOCATION;
  location_t made = gimple_location (SSA_NAME_DEF_STMT (name));
  expanded_location here = expand_location (place);
  expanded_location there = expand_location (made);
  return there.file == here.file && there.line >= here.line
	 ? made : UNKNOWN_LOCATION;
}

/* Where REF, an argument of a call that is at PLACE, is in the source.  GCC
   gave the argument as a whole the place of the call, but not the parts of its
   address.  */

location_t
argument_location (tree ref, location_t place)
{
  location_t own = UNKNOWN_LOCATION;
  tree at = ref;
  for (; handled_component_p (at); at = TREE_OPERAND (at, 0))
    {
      own = EXPR_LOCATION (at);
      if (LOCATION_LOCUS (own) != UNKNOWN_LOCATION && !same_place_p (own, place))
	return own;
      if (TREE_CODE (at) == ARRAY_REF)
	own = operand_location (TREE_OPERAND (at, 1), place);
      if (TREE_CODE (at) == ARRAY_REF && own != UNKNOWN_LOCATION)
	return own;
    }
  if (TREE_CODE (at) != MEM_REF)
    return place;
  own = operand_location (TREE_OPERAND (at, 0), place);
  return own == UNKNOWN_LOCATION
	   || gimple_assign_rhs_code (SSA_NAME_DEF_STMT (TREE_OPERAND (at, 0)))
	      != POINTER_PLUS_EXPR
	 ? place : own;
}

/* Whether STMT loads what is nothing but an argument of a call at PLACE.  */

bool
loads_argument_p (gimple *stmt, location_t place)
{
  tree lhs = gimple_assign_load_p (stmt) ? gimple_assign_lhs (stmt) : NULL_TREE;
  use_operand_p use;
  gimple *user;
  return lhs && TREE_CODE (lhs) == SSA_NAME
	 && single_imm_use (lhs, &use, &user) && is_gimple_call (user)
	 && same_place_p (gimple_location (user), place);
}

/* Whether there is no field in REF, but only elements of arrays.  */

bool
all_elements_p (tree ref)
{
  while (handled_component_p (ref) && TREE_CODE (ref) != COMPONENT_REF)
    ref = TREE_OPERAND (ref, 0);
  return TREE_CODE (ref) != COMPONENT_REF;
}

} // anonymous namespace

location_t
access_location (gimple *stmt, tree ref)
{
  location_t place = gimple_location (stmt);
  location_t own = ref ? EXPR_LOCATION (ref) : UNKNOWN_LOCATION;
  if (LOCATION_LOCUS (place) == UNKNOWN_LOCATION)
    return place;
  if (LOCATION_LOCUS (own) == UNKNOWN_LOCATION)
    own = place;
  if (ref && loads_argument_p (stmt, own))
    own = argument_location (ref, own);
  return set_block (own, LOCATION_BLOCK (place));
}

char *
part_text (tree ref)
{
  char *text = xstrdup ("");
  tree type = NULL_TREE;
  for (; handled_component_p (ref); ref = TREE_OPERAND (ref, 0))
    {
      const char *piece = "", *dot = "";
      if (TREE_CODE (ref) == COMPONENT_REF)
	{
	  type = TYPE_MAIN_VARIANT (TREE_TYPE (TREE_OPERAND (ref, 0)));
	  piece = decl_name (TREE_OPERAND (ref, 1));
	  dot = *piece ? "." : "";
	}
      /* What the structure itself is an element of is none of its fields.  */
      else if (TREE_CODE (ref) == ARRAY_REF
	       && !all_elements_p (TREE_OPERAND (ref, 0)))
	piece = "[]";
      char *longer = concat (dot, piece, text, NULL);
      free (text);
      text = longer;
    }
  if (text[0] != '.')
    {
      free (text);
      return NULL;
    }
  tree name = TYPE_IDENTIFIER (type);
  if (!name)
    return text;
  char *whole
    = concat (text, " of '", TREE_CODE (type) == UNION_TYPE ? "union "
	      : "struct ", IDENTIFIER_POINTER (name), "'", NULL);
  free (text);
  return whole;
}

const char *
part_of_name (tree name)
{
  if (!name || TREE_CODE (name) != ADDR_EXPR)
    return NULL;
  tree string = TREE_OPERAND (name, 0);
  if (TREE_CODE (string) == ARRAY_REF)
    string = TREE_OPERAND (string, 0);
  if (TREE_CODE (string) != STRING_CST
      || TREE_STRING_POINTER (string)[0] != '.')
    return NULL;
  return TREE_STRING_POINTER (string);
}

char *
place_lines (location_t location, const char *part, unsigned index)
{
  expanded_location place = expand_location (location);
  if (!names_wanted_p () || !place.file || place.line <= 0)
    return xstrdup ("");
  int call_line;
  const char *function = function_at (location, &call_line);
  return xasprintf (".Lmpxguard_p%%=_%u:\n"
		    "\t.pushsection\t" MPXGUARD_PLACES_SECTION
		    ",\"\",@progbits\n"
		    "\t.quad\t.Lmpxguard_p%%=_%u\n"
		    "\t.long\t.Lmpxguard_s%u, %d, %d, .Lmpxguard_s%u, "
		    ".Lmpxguard_s%u, %d\n"
		    "\t.popsection\n",
		    index, index, file_number (place.file), place.line,
		    place.column,
		    string_number (part ? part : ""),
		    string_number (function), call_line);
}
