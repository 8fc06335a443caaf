/* What a report says of variables.

   In: the variables of the unit.  Out: a section at the end of the unit,

     .line.mpxguard.objects	variables: address, size, name, declaration

   besides those of places.cc and name-strings.cc.  They are not loaded: the
   runtime reads them from the file when it words a report, so they cost a
   program no memory, no relocation and no time.  Linkers, strip and objcopy take
   sections whose names begin with ".line" for debug information: they are
   dropped with what they describe (--gc-sections), and stripped with it; dwz,
   which refuses to see a ".debug" section that it does not know, lets them be.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "module.h"
#include "mpxguard-layout.h"
#include "name-strings.h"
#include "names.h"

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

const char *
symbol_name (tree decl)
{
  const char *name = IDENTIFIER_POINTER (DECL_ASSEMBLER_NAME (decl));
  return name[0] == '*' ? name + 1 : name;
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

/* Notes the variables of BLOCK, and of those in it, that no bounds were made of
   but that a pointer may point to, if their place is known: what an access hits
   instead, or what is freed.  Those in KNOWN are noted already.  */

void
note_others (tree block, hash_set<tree> &known,
	     int (*offset_of) (tree decl))
{
  for (tree decl = BLOCK_VARS (block); decl; decl = DECL_CHAIN (decl))
    if (VAR_P (decl) && TREE_ADDRESSABLE (decl) && !DECL_ARTIFICIAL (decl)
	&& !known.contains (decl)
	&& offset_of (decl) != MPXGUARD_OFFSET_UNKNOWN)
      note_local (decl);
  for (tree inner = BLOCK_SUBBLOCKS (block); inner; inner = BLOCK_CHAIN (inner))
    note_others (inner, known, offset_of);
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

} // anonymous namespace

void
note_object (tree pointer)
{
  if (!names_wanted_p ())
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
  if (!names_wanted_p ())
    return;
  hash_set<tree> known;
  for (unsigned i = locals ? locals->length () : 0; i-- > noted;)
    known.add ((*locals)[i].decl);
  if (TREE_CODE (DECL_INITIAL (cfun->decl)) == BLOCK)
    note_others (DECL_INITIAL (cfun->decl), known, offset_of);
  for (unsigned i = locals ? locals->length () : 0; i-- > noted;)
    if ((*locals)[i].decl)
      {
	(*locals)[i].offset = offset_of ((*locals)[i].decl);
	(*locals)[i].decl = NULL_TREE;
      }
  noted = locals ? locals->length () : 0;
}

void
write_names (void)
{
  if (!names_wanted_p ())
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
  write_strings ();
}
