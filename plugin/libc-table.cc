/* What the plugin knows of libc.

   In: include/libc.def, compiled in as text.  Out: for a function's
   declaration what a call of it reads, writes and moves, or the wrapper to
   call instead.  A line whose sizes go beyond constants and arguments (the
   length of a string, say) is a wrapper's business.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "libc-attributes.h"
#include "libc-lines.h"
#include "libc-table.h"
#include "models.h"

namespace {

/* What the names of wrappers begin with.  */
const char wrapper_prefix[] = "__mpxguard_wrap_";

/* The lines by name, and what was parsed of them so far.  */
hash_map<nofree_string_hash, unsigned> *line_numbers;
libc_function **parsed;

/* What was parsed of users' tables.  */
hash_map<nofree_string_hash, libc_function *> *models;

/* The wrappers' declarations by the function's name.  Roots for the garbage
   collector.  */
tree wrappers[LIBC_LINES_MAX];
const ggc_root_tab roots[] = {
  { &wrappers[0], LIBC_LINES_MAX, sizeof (tree), &gt_ggc_mx_tree_node,
    &gt_pch_nx_tree_node },
  LAST_GGC_ROOT_TAB
};

/* Takes a number from *TEXT into NUMBER.  */

bool
parse_number (const char **text, unsigned HOST_WIDE_INT *number)
{
  char *end;
  if (!ISDIGIT (**text))
    return false;
  *number = strtoul (*text, &end, 10);
  *text = end;
  return true;
}

/* Takes the character C from *TEXT.  */

bool
parse_character (const char **text, char c)
{
  if (**text != c)
    return false;
  ++*text;
  return true;
}

/* Takes a size that is made of constants and arguments only from *TEXT.  */

bool
parse_size (const char **text, size_expression *size)
{
  char operation = '+';
  do
    {
      size_term term = { operation, parse_character (text, '$'), 0 };
      if (!parse_number (text, &term.value))
	return false;
      size->terms.safe_push (term);
      operation = **text;
    }
  while ((operation == '+' || operation == '-' || operation == '*')
	 && ++*text);
  return true;
}

/* Takes one effect from *TEXT.  Returns null if it is none for in-line
   code.  */

memory_effect *
parse_effect (const char **text)
{
  memory_effect *effect = new memory_effect ();
  unsigned HOST_WIDE_INT number = 0;
  effect->kind = *(*text)++;
  bool ok = ((effect->kind == 'r' || effect->kind == 'w'
	      || effect->kind == 'm')
	     && parse_character (text, '(')
	     && parse_number (text, &number)
	     && parse_character (text, ','));
  if (ok)
    effect->pointer = number;
  if (ok && effect->kind == 'm')
    {
      ok = parse_number (text, &number) && parse_character (text, ',');
      effect->source = number;
    }
  if (ok && parse_size (text, &effect->size) && parse_character (text, ')'))
    return effect;
  delete effect;
  return NULL;
}

/* Fills FUNCTION's result from TEXT.  Returns false if only a wrapper can
   tell it.  */

bool
parse_result (const char *text, libc_function *function)
{
  unsigned HOST_WIDE_INT number = 0;
  function->result = RESULT_NONE;
  if (strcmp (text, "none") == 0)
    return true;
  if (strcmp (text, "init") == 0 || strcmp (text, "static") == 0)
    {
      function->result = RESULT_INIT;
      return true;
    }
  if (startswith (text, "arg("))
    {
      text += strlen ("arg(");
      function->result = RESULT_ARGUMENT;
      bool ok = parse_number (&text, &number);
      function->argument = number;
      return ok;
    }
  if (startswith (text, "new("))
    {
      text += strlen ("new(");
      function->result = RESULT_NEW;
      return parse_size (&text, &function->size)
	     && parse_character (&text, ')') && !*text;
    }
  return false;
}

/* Parses the EFFECTS and the RESULT of a line of a user's table, which
   models.cc has found well-formed, or of one of ours with the mark n.  All of
   it is for calls: there are no wrappers.  */

libc_function *
parse_for_calls (const char *effects, const char *result)
{
  libc_function *function = new libc_function ();
  function->in_line = true;
  if (!parse_result (result, function))
    {
      function->result = RESULT_NONE;
      function->text_result = result;
    }
  for (const char *text = effects; *text;)
    {
      if (parse_character (&text, ' '))
	continue;
      const char *start = text;
      memory_effect *effect = parse_effect (&text);
      if (effect)
	function->effects.safe_push (effect);
      else
	function->text_effects.safe_push (start);
      text = start + strcspn (start, " ");
    }
  return function;
}

libc_function *
parse_line (const libc_line &line)
{
  const char *text = line.effects;
  if (parse_character (&text, 'n'))
    return parse_for_calls (text, line.result);
  libc_function *function = new libc_function ();
  const char *target = strstr (text, "f(");
  function->fields_vary = target && target[2] == '.';
  if (function->fields_vary)
    function->target = strlen (line.signature) - strlen ("i:.");
  else if (target)
    function->target = target[2] - '0';
  function->wrapped = true;
  function->in_line = parse_result (line.result, function);
  while (function->in_line && *text)
    {
      if (parse_character (&text, ' '))
	continue;
      memory_effect *effect = parse_effect (&text);
      if (effect)
	function->effects.safe_push (effect);
      else
	function->in_line = false;
    }
  return function;
}

/* The number of the line for the function called NAME, -1 if none.  */

int
find_line (const char *name)
{
  if (!line_numbers)
    {
      gcc_assert (libc_line_count <= LIBC_LINES_MAX);
      parsed = XCNEWVEC (libc_function *, libc_line_count);
      line_numbers = new hash_map<nofree_string_hash, unsigned> ();
      for (unsigned i = 0; i < libc_line_count; i++)
	line_numbers->put (libc_lines[i].name, i);
    }
  unsigned *number = line_numbers->get (name);
  return number ? (int) *number : -1;
}

/* Whether TYPE is passed as LETTER of a signature says.  */

bool
letter_matches (char letter, tree type)
{
  switch (letter)
    {
    case 'p':
    case 'f':
      return POINTER_TYPE_P (type) || pointer_union_p (type);
    case 'a':
      return AGGREGATE_TYPE_P (type);
    case 'v':
      return VOID_TYPE_P (type);
    case 'd':
    case 'D':
    case 'F':
      return SCALAR_FLOAT_TYPE_P (type);
    default:
      return INTEGRAL_TYPE_P (type);
    }
}

/* Whether the function type TYPE is what SIGNATURE says.  A type without a
   prototype may be anything.  */

bool
signature_matches (const char *signature, tree type)
{
  if (!letter_matches (signature[0], TREE_TYPE (type)))
    return false;
  if (!prototype_p (type))
    return true;
  const char *letter = signature + 2;
  tree list = TYPE_ARG_TYPES (type);
  for (; list && list != void_list_node; list = TREE_CHAIN (list))
    if (!*letter || *letter == '.'
	|| !letter_matches (*letter++, TREE_VALUE (list)))
      return false;
  return !*letter || *letter == '.';
}

/* The number of the line whose wrapper DECL is, -1 if it is none.  */

int
wrapper_line (tree decl)
{
  const char *name = IDENTIFIER_POINTER (DECL_ASSEMBLER_NAME (decl));
  return startswith (name, wrapper_prefix)
	 ? find_line (name + strlen (wrapper_prefix)) : -1;
}

/* Whether the effect at TEXT has to do with the pointer NUMBER.  */

bool
effect_names_p (const char *text, unsigned number)
{
  char *end;
  if (text[0] == '\0' || text[1] != '(')
    return false;
  if (strtoul (text + 2, &end, 10) == number)
    return true;
  return (text[0] == 'm' || text[0] == 'v') && *end == ','
	 && strtoul (end + 1, NULL, 10) == number;
}

/* Whether the effect at TEXT reads argument NUMBER as libc_only_reads_p asks.  */

bool
effect_only_reads_p (const char *text, unsigned number, int *size)
{
  char string[16], bytes[16];
  snprintf (string, sizeof string, "r(%u,|%u", number, number);
  snprintf (bytes, sizeof bytes, "r(%u,$", number);
  *size = -1;
  if (startswith (text, string))
    /* No more than the string.  */
    return strcspn (text, " )") == strlen (string) + 1
					+ strcspn (text + strlen (string), "|");
  if (!startswith (text, bytes))
    return false;
  char *end;
  *size = strtoul (text + strlen (bytes), &end, 10);
  return *end == ')';
}

/* The number of DECL's line, -1 if the table does not speak of DECL: a
   program may have a function of its own that is called like one of libc's,
   so the declaration must be libc's own or GCC's.  */

int
line_for (tree decl)
{
  if (!decl || TREE_CODE (decl) != FUNCTION_DECL || !TREE_PUBLIC (decl)
      || !DECL_EXTERNAL (decl))
    return -1;
  if (!fndecl_built_in_p (decl) && !DECL_IN_SYSTEM_HEADER (decl))
    return -1;
  const char *name = IDENTIFIER_POINTER (DECL_ASSEMBLER_NAME (decl));
  int line = find_line (name[0] == '*' ? name + 1 : name);
  if (line < 0 || !signature_matches (libc_lines[line].signature, TREE_TYPE (decl)))
    return -1;
  return line;
}

/* What the user's table says of the function DECL, which ours does not know,
   or else its attributes.  */

const libc_function *
function_by_others (tree decl)
{
  const char *name = IDENTIFIER_POINTER (DECL_NAME (decl)
					 ? DECL_NAME (decl)
					 : DECL_ASSEMBLER_NAME (decl));
  const libc_line *line = find_model (name);
  if (!line || !TREE_PUBLIC (decl) || !DECL_EXTERNAL (decl)
      || !signature_matches (line->signature, TREE_TYPE (decl)))
    return function_by_attributes (decl);
  if (!models)
    models = new hash_map<nofree_string_hash, libc_function *> ();
  bool existed;
  libc_function *&function = models->get_or_insert (line->name, &existed);
  if (!existed)
    function = parse_for_calls (line->effects, line->result);
  return function;
}

} // anonymous namespace

bool
pointer_union_p (tree type)
{
  return TREE_CODE (type) == UNION_TYPE && TYPE_TRANSPARENT_AGGR (type)
	 && first_field (type)
	 && POINTER_TYPE_P (TREE_TYPE (first_field (type)));
}

bool
libc_line_known_p (const char *name)
{
  return find_line (name) >= 0;
}

const libc_function *
libc_function_for (tree decl)
{
  int line = line_for (decl);
  if (line < 0)
    return decl && TREE_CODE (decl) == FUNCTION_DECL
	   ? function_by_others (decl) : NULL;
  if (!parsed[line])
    parsed[line] = parse_line (libc_lines[line]);
  return parsed[line];
}

bool
libc_only_reads_p (tree decl, unsigned number, int *size, bool *returned)
{
  int line = wrapper_line (decl);
  if (line < 0)
    return false;
  const libc_line &known = libc_lines[line];
  *returned = (startswith (known.result, "arg(")
	       && strtoul (known.result + 4, NULL, 10) == number);
  bool reads = false;
  for (const char *text = known.effects; *text;)
    {
      if (effect_names_p (text, number))
	{
	  if (reads || !effect_only_reads_p (text, number, size))
	    return false;
	  reads = true;
	}
      text += strcspn (text, " ");
      text += strspn (text, " ");
    }
  return reads;
}

bool
libc_may_free_p (tree decl)
{
  int line = wrapper_line (decl);
  if (line < 0)
    line = line_for (decl);
  if (line < 0)
    return true;
  const libc_line &text = libc_lines[line];
  /* Functions that call back, that make a block of the heap out of another
     (realloc), or that put one where another was (getline).  */
  return strchr (text.signature + 2, 'f') != NULL
	 || (startswith (text.result, "new(") && text.signature[2] == 'p')
	 || strstr (text.effects, "heap)") != NULL;
}

tree
libc_wrapper (tree decl)
{
  int line = line_for (decl);
  gcc_assert (line >= 0);
  if (!wrappers[line])
    {
      char *name = concat (wrapper_prefix, libc_lines[line].name, NULL);
      tree wrapper = build_fn_decl (name, TREE_TYPE (decl));
      TREE_NOTHROW (wrapper) = TREE_NOTHROW (decl);
      DECL_ARTIFICIAL (wrapper) = 1;
      wrappers[line] = wrapper;
      free (name);
    }
  return wrappers[line];
}

/* A negative number counts as 0, and is an error that the function will find.
   Calls without a prototype may have anything where a number is wanted.  */

tree
libc_argument (tree argument)
{
  tree type = TREE_TYPE (argument);
  if (!INTEGRAL_TYPE_P (type) && !POINTER_TYPE_P (type))
    return NULL_TREE;
  if (!TYPE_UNSIGNED (type))
    argument = fold_build2 (MAX_EXPR, type, argument, build_zero_cst (type));
  return fold_convert (size_type_node, argument);
}

tree
libc_size (const size_expression &size, gcall *call, gimple_seq *seq)
{
  tree value = NULL_TREE;
  for (const size_term &term : size.terms)
    {
      tree operand = size_int (term.value);
      if (term.argument)
	{
	  if (term.value >= gimple_call_num_args (call))
	    return NULL_TREE;
	  operand = libc_argument (gimple_call_arg (call, term.value));
	  if (!operand)
	    return NULL_TREE;
	}
      tree_code code = term.operation == '*' ? MULT_EXPR
		       : term.operation == '-' ? MINUS_EXPR : PLUS_EXPR;
      value = value ? fold_build2 (code, size_type_node, value, operand)
		    : operand;
    }
  return operand_value (value, seq);
}

void
register_libc_roots (const char *plugin)
{
  register_callback (plugin, PLUGIN_REGISTER_GGC_ROOTS, NULL,
		     const_cast<ggc_root_tab *> (roots));
}
