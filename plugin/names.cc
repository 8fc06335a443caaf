/* What a report says of variables and places in the source.

   In: the variables of the unit and the places of its checks.  Out: three
   sections at the end of the unit,

     .line.mpxguard.objects	variables: address, size, name, declaration
     .line.mpxguard.places	checks: address, file, line, column, field, function,
				line of its call
     .line.mpxguard.strings	the strings that both refer to

   They are not loaded: the runtime reads them from the file when it words a
   report, so they cost a program no memory, no relocation and no time.  Linkers,
   strip and objcopy take sections whose names begin with ".line" for debug
   information: they are dropped with what they describe (--gc-sections), and
   stripped with it; dwz, which refuses to see a ".debug" section that it does
   not know, lets them be.

   The place of a check is written by the asm statement that calls the report:

     call *__mpxguard_report@GOTPCREL(%rip)
   .Lmpxguard_p7_0:
     .pushsection .line.mpxguard.places,"",@progbits
     .quad .Lmpxguard_p7_0
     .long .Lmpxguard_s1, 12, 5, .Lmpxguard_s2, .Lmpxguard_s3, 0
     .popsection

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "module.h"
#include "mpxguard-layout.h"
#include "names.h"
#include "options.h"

namespace {

/* What is written of one variable.  */
struct declaration
{
  char *symbol;			/* Of the variable, or of its function.  */
  int kind;			/* MPXGUARD_DECLARATION_*.  */
  unsigned HOST_WIDE_INT size;
  unsigned name;		/* Numbers of strings.  */
  unsigned function;
  unsigned file;
  unsigned line;
  int offset;			/* In the frame.  */
  tree decl;			/* While its function is compiled.  */
};
auto_vec<declaration> *locals;
unsigned noted;			/* Those of functions that were written.  */

/* The strings, each once, in the order of their labels' numbers.  */
auto_vec<char *> *strings;
hash_map<nofree_string_hash, unsigned> *string_numbers;

/* Whether names are wanted, and can be reached: code of the large model is
   as it is because 32 bits are too few somewhere.  */

bool
wanted_p (void)
{
  return options.names && ix86_cmodel != CM_LARGE
	 && ix86_cmodel != CM_LARGE_PIC;
}

/* The number of the label of STRING, which is copied.  */

unsigned
string_number (const char *string)
{
  if (!strings)
    {
      strings = new auto_vec<char *> ();
      string_numbers = new hash_map<nofree_string_hash, unsigned> ();
    }
  if (unsigned *known = string_numbers->get (string))
    return *known;
  char *copy = xstrdup (string);
  unsigned number = strings->length ();
  strings->safe_push (copy);
  string_numbers->put (copy, number);
  return number;
}

/* The name of FILE as debug information would have it: -ffile-prefix-map
   applies.  */

unsigned
file_number (const char *file)
{
  return string_number (file ? remap_debug_filename (file) : "");
}

/* The name of DECL as the user wrote it.  */

const char *
decl_name (tree decl)
{
  return decl && DECL_NAME (decl) ? IDENTIFIER_POINTER (DECL_NAME (decl)) : "";
}

const char *
symbol_name (tree decl)
{
  const char *name = IDENTIFIER_POINTER (DECL_ASSEMBLER_NAME (decl));
  return name[0] == '*' ? name + 1 : name;
}

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

/* Describes the variable DECL, which is found by SYMBOL.  */

declaration
describe (tree decl, const char *symbol, int kind)
{
  tree size = DECL_SIZE_UNIT (decl);
  /* The function that the user declared it in, though that was inlined.  */
  tree function = DECL_CONTEXT (DECL_ORIGIN (decl));
  if (function && TREE_CODE (function) != FUNCTION_DECL)
    function = NULL_TREE;
  expanded_location place = expand_location (DECL_SOURCE_LOCATION (decl));
  declaration d;
  d.symbol = xstrdup (symbol);
  d.kind = kind;
  d.size = size && tree_fits_uhwi_p (size) ? tree_to_uhwi (size) : 0;
  d.name = string_number (decl_name (decl));
  d.function = string_number (decl_name (function));
  d.file = file_number (place.file);
  d.line = place.line;
  d.offset = MPXGUARD_OFFSET_UNKNOWN;
  d.decl = NULL_TREE;
  return d;
}

/* Writes D, number N, whose symbol is that of another module too if PUBLIC_P:
   then it needs a name that only this file knows.  */

void
write_declaration (const declaration &d, unsigned n, bool public_p)
{
  if (public_p)
    fprintf (asm_out_file, "\t.set\t.Lmpxguard_o%u, %s\n", n, d.symbol);
  fputs ("\t.quad\t", asm_out_file);
  if (public_p)
    fprintf (asm_out_file, ".Lmpxguard_o%u", n);
  else
    fputs (d.symbol, asm_out_file);
  fprintf (asm_out_file, "%s\n\t.quad\t" HOST_WIDE_INT_PRINT_UNSIGNED "\n"
	   "\t.long\t.Lmpxguard_s%u, .Lmpxguard_s%u, .Lmpxguard_s%u, %u, %d, "
	   "%d\n",
	   d.kind == MPXGUARD_DECLARATION_THREAD ? "@dtpoff" : "", d.size,
	   d.name, d.function, d.file, d.line, d.kind, d.offset);
}

/* Whether the global variable DECL is one that a report could name, and this
   unit holds it.  */

bool
nameable_p (tree decl)
{
  return VAR_P (decl) && TREE_ASM_WRITTEN (decl) && DECL_NAME (decl)
	 && !DECL_EXTERNAL (decl) && !DECL_ARTIFICIAL (decl)
	 && !DECL_COMMON (decl) && !DECL_HAS_VALUE_EXPR_P (decl)
	 && !DECL_HARD_REGISTER (decl);
}

void
write_globals (unsigned n)
{
  varpool_node *node;
  FOR_EACH_DEFINED_VARIABLE (node)
    {
      tree decl = node->decl;
      if (node->alias || !nameable_p (decl))
	continue;
      bool thread = DECL_THREAD_LOCAL_P (decl);
      declaration d
	= describe (decl, symbol_name (decl),
		    thread ? MPXGUARD_DECLARATION_THREAD
			   : MPXGUARD_DECLARATION_GLOBAL);
      write_declaration (d, n++, TREE_PUBLIC (decl) && !thread);
      free (d.symbol);
    }
}

/* Writes STRING for the assembler.  */

void
write_string (unsigned number, const char *string)
{
  fprintf (asm_out_file, ".Lmpxguard_s%u:\t.asciz\t\"", number);
  for (const char *p = string; *p; p++)
    if (*p == '"' || *p == '\\' || !ISPRINT (*p))
      fprintf (asm_out_file, "\\%03o", (unsigned char) *p);
    else
      putc (*p, asm_out_file);
  fputs ("\"\n", asm_out_file);
}

void
write_strings (void)
{
  fputs ("\t.section\t" MPXGUARD_STRINGS_SECTION ",\"MS\",@progbits,1\n",
	 asm_out_file);
  for (unsigned i = 0; i < strings->length (); i++)
    {
      write_string (i, (*strings)[i]);
      free ((*strings)[i]);
    }
  delete string_numbers;
  delete strings;
  strings = NULL;
}

/* Keeps D, of the function that is compiled, whose variable is DECL.  */

void
keep_local (declaration d, tree decl)
{
  if (!locals)
    locals = new auto_vec<declaration> ();
  d.decl = decl;
  locals->safe_push (d);
}

/* Notes the local variable DECL.  */

void
note_local (tree decl)
{
  if (!(TREE_CODE (decl) == PARM_DECL
	|| (VAR_P (decl) && !TREE_STATIC (decl) && !DECL_EXTERNAL (decl)))
      || !DECL_NAME (decl))
    return;
  keep_local (describe (decl, symbol_name (cfun->decl),
			MPXGUARD_DECLARATION_LOCAL),
	      decl);
}

/* Notes what CALL, of alloca, made: an array of variable length, if GCC put
   the result into the pointer that it made for that, called "array.0".  */

void
note_alloca (gcall *call)
{
  tree lhs = gimple_call_lhs (call);
  tree pointer = lhs && TREE_CODE (lhs) == SSA_NAME ? SSA_NAME_VAR (lhs)
						    : NULL_TREE;
  char *name = xstrdup (pointer && DECL_ARTIFICIAL (pointer)
			&& DECL_FUNCTION_CODE (gimple_call_fndecl (call))
			   != BUILT_IN_ALLOCA ? decl_name (pointer) : "");
  if (char *dot = strrchr (name, '.'))
    *dot = '\0';
  else
    name[0] = '\0';
  expanded_location place
    = expand_location (name[0] ? DECL_SOURCE_LOCATION (pointer)
			       : gimple_location (call));
  declaration d;
  d.symbol = xstrdup (symbol_name (cfun->decl));
  d.kind = MPXGUARD_DECLARATION_LOCAL;
  d.size = 0;
  d.name = string_number (name);
  d.function = string_number (decl_name (cfun->decl));
  d.file = file_number (place.file);
  d.line = place.line;
  d.offset = MPXGUARD_OFFSET_UNKNOWN;
  keep_local (d, NULL_TREE);
  free (name);
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

} // anonymous namespace

void
note_object (tree pointer)
{
  if (!wanted_p ())
    return;
  if (TREE_CODE (pointer) == ADDR_EXPR)
    note_local (TREE_OPERAND (pointer, 0));
  else if (TREE_CODE (pointer) == SSA_NAME)
    if (gcall *call = dyn_cast<gcall *> (SSA_NAME_DEF_STMT (pointer)))
      if (gimple_call_builtin_p (call, BUILT_IN_NORMAL)
	  && (DECL_FUNCTION_CODE (gimple_call_fndecl (call)) == BUILT_IN_ALLOCA
	      || DECL_FUNCTION_CODE (gimple_call_fndecl (call))
		 == BUILT_IN_ALLOCA_WITH_ALIGN))
	note_alloca (call);
}

void
note_frame (int (*offset_of) (tree decl))
{
  for (unsigned i = locals ? locals->length () : 0; i-- > noted;)
    if ((*locals)[i].decl)
      {
	(*locals)[i].offset = offset_of ((*locals)[i].decl);
	(*locals)[i].decl = NULL_TREE;
      }
  noted = locals ? locals->length () : 0;
}

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

/* Whether there is no field in REF, but only elements of arrays.  */

static bool
all_elements_p (tree ref)
{
  while (handled_component_p (ref) && TREE_CODE (ref) != COMPONENT_REF)
    ref = TREE_OPERAND (ref, 0);
  return TREE_CODE (ref) != COMPONENT_REF;
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
  if (!wanted_p () || !place.file || place.line <= 0)
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

void
write_names (void)
{
  if (!wanted_p ())
    return;
  fputs ("\t.section\t" MPXGUARD_OBJECTS_SECTION ",\"\",@progbits\n",
	 asm_out_file);
  unsigned n = 0;
  if (locals)
    for (const declaration &d : *locals)
      {
	write_declaration (d, n++, true);
	free (d.symbol);
      }
  delete locals;
  locals = NULL;
  write_globals (n);
  if (strings)
    write_strings ();
}
