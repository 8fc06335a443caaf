/* The calls that check a call of a function of the user's table.

   In: a call of such a function, and what of its line needs the sizes of
   strings (models.cc).  Out: calls of the runtime in front of it and behind
   it; see there.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "bounds.h"
#include "libc-table.h"
#include "model-calls.h"
#include "mpxguard-layout.h"

namespace {

/* The runtime's functions.  */
enum model_function
{
  MODEL_STRING,			/* size (p, width, limit, name)  */
  MODEL_STRING_TO,		/* size (p, width, character, name)  */
  MODEL_TRIM,			/* size (p, width, size)  */
  MODEL_COMPUTE,		/* size (a, operator, b)  */
  MODEL_ACCESS,			/* void (p, size, flags, name)  */
  MODEL_MOVE,			/* void (to, from, size)  */
  MODEL_NEW,			/* p (p, size)  */
  MODEL_TEXT,			/* p (p, width)  */
  MODEL_FUNCTIONS
};

/* Their names, and the letters of their results and arguments: p a pointer, z
   a size, i an integer, v nothing.  */
const char *const model_functions[MODEL_FUNCTIONS][2] = {
  { "__mpxguard_model_string", "zpzzp" },
  { "__mpxguard_model_string_to", "zpzip" },
  { "__mpxguard_model_trim", "zpzz" },
  { "__mpxguard_model_compute", "zziz" },
  { "__mpxguard_model_access", "vpzip" },
  { "__mpxguard_model_move", "vppz" },
  { "__mpxguard_model_new", "ppz" },
  { "__mpxguard_model_text", "ppz" }
};

/* Their declarations.  Roots for the garbage collector.  */
tree declarations[MODEL_FUNCTIONS];
const ggc_root_tab roots[] = {
  { &declarations[0], MODEL_FUNCTIONS, sizeof (tree), &gt_ggc_mx_tree_node,
    &gt_pch_nx_tree_node },
  LAST_GGC_ROOT_TAB
};

/* A call that is being described.  */
struct model_call
{
  gcall *call;
  tree name;			/* Of the function, for reports.  */
  gimple_seq seq;		/* What was written.  */
};

tree
letter_type (char letter)
{
  return letter == 'p' ? ptr_type_node
	 : letter == 'z' ? size_type_node
	 : letter == 'i' ? integer_type_node : void_type_node;
}

tree
declaration (model_function function)
{
  tree &decl = declarations[function];
  if (!decl)
    {
      const char *letters = model_functions[function][1];
      tree list = void_list_node;
      for (size_t i = strlen (letters) - 1; i > 0; i--)
	list = tree_cons (NULL_TREE, letter_type (letters[i]), list);
      tree type = build_function_type (letter_type (letters[0]), list);
      decl = build_fn_decl (model_functions[function][0], type);
      DECL_ARTIFICIAL (decl) = 1;
    }
  return decl;
}

/* Writes a call of FUNCTION with the arguments A to D, as many as it takes.
   Returns the result, null if there is none.  */

tree
write_call (model_call *m, model_function function, tree a, tree b,
	    tree c = NULL_TREE, tree d = NULL_TREE)
{
  const char *letters = model_functions[function][1];
  tree all[] = { a, b, c, d };
  auto_vec<tree, 4> arguments;
  for (unsigned i = 0; letters[i + 1]; i++)
    arguments.safe_push (operand_value (fold_convert
					(letter_type (letters[i + 1]),
					 all[i]), &m->seq));
  gcall *call = gimple_build_call_vec (declaration (function), arguments);
  gimple_set_location (call, gimple_location (m->call));
  tree result = NULL_TREE;
  if (letters[0] != 'v')
    {
      result = make_ssa_name (letter_type (letters[0]), call);
      gimple_call_set_lhs (call, result);
    }
  gimple_seq_add_stmt (&m->seq, call);
  return result;
}

/* The number at *TEXT, which is moved on.  */

unsigned
number_at (const char **text)
{
  char *end;
  unsigned number = strtoul (*text, &end, 10);
  *text = end;
  return number;
}

/* The argument of M whose number stands at *TEXT; zero if the call does not
   have it, or has there what is no number: it may lack a prototype.  */

tree
argument_at (const model_call *m, const char **text)
{
  unsigned number = number_at (text);
  if (number >= gimple_call_num_args (m->call))
    return null_pointer_node;
  tree argument = gimple_call_arg (m->call, number);
  return INTEGRAL_TYPE_P (TREE_TYPE (argument))
	 || POINTER_TYPE_P (TREE_TYPE (argument)) ? argument : null_pointer_node;
}

/* The value of the string's size at *TEXT, behind the mark that opens it.
   WIDTH is that of a character; TRIM means without the NUL.  */

tree
string_at (model_call *m, const char **text, unsigned width, bool trim)
{
  tree pointer = argument_at (m, text);
  tree size;
  if (**text == ':')
    {
      *text += 2;
      size = write_call (m, MODEL_STRING_TO, pointer, size_int (width),
			 argument_at (m, text), m->name);
    }
  else
    {
      tree limit = TYPE_MAX_VALUE (size_type_node);
      if (**text == ',')
	{
	  *text += 2;
	  limit = libc_argument (argument_at (m, text));
	}
      size = write_call (m, MODEL_STRING, pointer, size_int (width), limit,
			 m->name);
    }
  *text += width == 1 ? 1 : 2;
  return trim ? write_call (m, MODEL_TRIM, pointer, size_int (width), size)
	      : size;
}

/* The value of the term at *TEXT.  */

tree
term_at (model_call *m, const char **text)
{
  if (ISDIGIT (**text))
    return size_int (number_at (text));
  char mark = *(*text)++;
  if (mark == '$')
    return libc_argument (argument_at (m, text));
  bool wide = **text == mark;
  *text += wide;
  return string_at (m, text, wide ? 4 : 1, mark == '<');
}

/* The value of the size at *TEXT.  */

tree
size_at (model_call *m, const char **text)
{
  tree value = term_at (m, text);
  while (**text && strchr ("+-*/", **text))
    {
      char operation = *(*text)++;
      tree operand = term_at (m, text);
      value = write_call (m, MODEL_COMPUTE, value,
			  build_int_cst (integer_type_node, operation),
			  operand);
    }
  return value;
}

/* Writes the effects of M of FUNCTION: if MOVES those that come behind the
   call, else the others.  */

void
write_effects (model_call *m, const libc_function *function, bool moves)
{
  for (const char *effect : function->text_effects)
    {
      const char *text = effect + 2;
      if ((*effect == 'm') != moves)
	continue;
      tree pointer = argument_at (m, &text);
      text++;
      if (moves)
	{
	  tree source = argument_at (m, &text);
	  text++;
	  write_call (m, MODEL_MOVE, pointer, source, size_at (m, &text));
	  continue;
	}
      tree size = size_at (m, &text);
      tree flags = build_int_cst (integer_type_node,
				  *effect == 'w' ? MPXGUARD_ACCESS_WRITE
						 : MPXGUARD_ACCESS_READ);
      write_call (m, MODEL_ACCESS, pointer, size, flags, m->name);
    }
}

/* Lets the result of M have the bounds that TEXT describes.  */

void
write_result (model_call *m, const char *text)
{
  tree result = gimple_call_lhs (m->call);
  if (!result || TREE_CODE (result) != SSA_NAME
      || SSA_NAME_OCCURS_IN_ABNORMAL_PHI (result))
    return;
  tree plain = make_ssa_name (TREE_TYPE (result));
  gimple_call_set_lhs (m->call, plain);
  update_stmt (m->call);
  tree bounded;
  if (startswith (text, "new("))
    {
      text += strlen ("new(");
      bounded = write_call (m, MODEL_NEW, plain, size_at (m, &text));
    }
  else
    bounded = write_call (m, MODEL_TEXT, plain,
			  size_int (*text == 'w' ? 4 : 1));
  gimple_seq_add_stmt (&m->seq, gimple_build_assign (result, NOP_EXPR,
						     bounded));
}

} // anonymous namespace

void
write_model_calls (gcall *call, const libc_function *function)
{
  tree decl = gimple_call_fndecl (call);
  const char *name = IDENTIFIER_POINTER (DECL_NAME (decl));
  model_call m = { call, build_string_literal (strlen (name) + 1, name),
		   NULL };
  write_effects (&m, function, false);
  gimple_stmt_iterator gsi = gsi_for_stmt (call);
  gsi_insert_seq_before (&gsi, m.seq, GSI_SAME_STMT);

  m.seq = NULL;
  write_effects (&m, function, true);
  if (function->text_result)
    write_result (&m, function->text_result);
  if (m.seq)
    insert_behind (call, m.seq);
}

void
register_model_roots (const char *plugin)
{
  register_callback (plugin, PLUGIN_REGISTER_GGC_ROOTS, NULL,
		     const_cast<ggc_root_tab *> (roots));
}
