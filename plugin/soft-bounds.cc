/* What bounds values are in the soft backend.

   In: the bounds values of a function, before any is lowered.  Out: the words
   of each, by the operations that define it:

     b_1 = mpxguard.make (&a, 10);	    lower_2, upper_3
     b_4 = mpxguard.load (slot_5, p_6);	    lower_7, where_8	  (hybrid)
     b_9 = PHI <b_1, b_4>		    lower_10 = PHI <lower_2, lower_7>
					    upper_11 = PHI <upper_3, ~0>
					    where_12 = PHI <&unlimited, where_8>

   and at any point the upper bound:

     upper_3;  *where_8;  MIN (upper_11, *where_12)

   The word at WHERE changes only in calls, when a block is freed.  It has an
   alias set of its own, so that the program's stores do not make GCC read it
   again.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "libc-table.h"
#include "lower-soft.h"
#include "options.h"
#include "soft-bounds.h"

namespace {

/* Which words a bounds value has besides the lower bound; none of them as long
   as nothing is known, or if it is INIT.  FORM_PAIR stands for objects: their
   bounds have an upper word, but what merges them has found ones.  */
enum bounds_form
{
  FORM_UPPER = 1,
  FORM_WHERE = 2,
  FORM_BOTH = 3,
  FORM_PAIR = 4
};

/* The forms (see form_key) and the words of the bounds values of the current
   function.  */
hash_map<tree, unsigned> *forms;
hash_map<tree, soft_bounds> *words;

/* The objects' bounds that are merged with found ones.  */
hash_set<tree> *merged_objects;

/* The variables that stand for the homes of bounds (bounds.cc).  */
hash_map<tree, soft_bounds> *home_words;

/* The type of the words that hold upper bounds, for one function.  */
tree upper_word_type;


/* Forms.  */

/* What the form of the bounds value NAME is kept by: all versions of a home
   have the same words.  */

tree
form_key (tree name)
{
  return SSA_NAME_VAR (name) ? SSA_NAME_VAR (name) : name;
}

/* The form of BOUNDS as far as it is known.  */

unsigned
form_of (tree bounds)
{
  if (TREE_CODE (bounds) == COMPLEX_CST)
    return init_bounds_p (bounds) ? 0 : FORM_UPPER;
  unsigned *known = forms->get (form_key (bounds));
  return known ? *known : 0;
}

/* The form of what an OP_ALLOC yields: the block's word tells all if libc has
   allocated it.  Other functions, which attributes or the user's table speak
   of, may cut objects out of blocks.  */

unsigned
allocation_form (gcall *operation)
{
  if (options.metadata == METADATA_TABLES)
    return FORM_UPPER;
  tree pointer = gimple_call_arg (operation, 0);
  gcall *call = TREE_CODE (pointer) == SSA_NAME
		? dyn_cast<gcall *> (SSA_NAME_DEF_STMT (pointer)) : NULL;
  tree decl = call ? gimple_call_fndecl (call) : NULL_TREE;
  bool whole
    = decl && libc_function_for (decl)
      && libc_line_known_p (IDENTIFIER_POINTER (DECL_ASSEMBLER_NAME (decl)));
  return whole ? FORM_WHERE : FORM_BOTH;
}

/* Adds to SOURCES the bounds values that STMT yields one of.  */

void
collect_sources (gimple *stmt, vec<tree> *sources)
{
  if (gphi *phi = dyn_cast<gphi *> (stmt))
    {
      for (unsigned i = 0; i < gimple_phi_num_args (phi); i++)
	sources->safe_push (gimple_phi_arg_def (phi, i));
      return;
    }
  if (is_gimple_assign (stmt))
    {
      sources->safe_push (gimple_assign_rhs1 (stmt));
      return;
    }
  switch (abstract_operation (stmt))
    {
    case OP_REBASE:
      if (gimple_call_num_args (stmt) > 3)
	sources->safe_push (gimple_call_arg (stmt, 3));
      /* Fall through.  */
    case OP_NARROW:
    case OP_RENEW:
      sources->safe_push (gimple_call_arg (stmt, 0));
      break;
    case OP_SELECT:
      sources->safe_push (gimple_call_arg (stmt, 0));
      sources->safe_push (gimple_call_arg (stmt, 1));
      break;
    default:
      break;
    }
}

/* The form of what STMT yields.  */

unsigned
yielded_form (gimple *stmt)
{
  auto_vec<tree, 4> sources;
  collect_sources (stmt, &sources);
  if (!sources.is_empty ())
    {
      unsigned form = abstract_operation (stmt) == OP_NARROW ? FORM_UPPER : 0;
      for (tree source : sources)
	form |= form_of (source);
      return form & FORM_PAIR ? (form & ~FORM_PAIR) | FORM_WHERE : form;
    }
  switch (abstract_operation (stmt))
    {
    case OP_MAKE:
      return options.metadata == METADATA_HYBRID
	     && soft_pair_p (gimple_call_lhs (stmt)) ? FORM_PAIR : FORM_UPPER;
    case OP_ALLOC:
      return allocation_form (as_a<gcall *> (stmt));
    default:
      return options.metadata == METADATA_TABLES ? FORM_UPPER : FORM_WHERE;
    }
}

/* The bounds value that STMT defines, null if none.  */

tree
defined_bounds (gimple *stmt)
{
  tree lhs = gimple_get_lhs (stmt);
  return lhs && TREE_CODE (lhs) == SSA_NAME && bounds_value_p (lhs)
	 ? lhs : NULL_TREE;
}

/* Collects in DEFINITIONS what defines bounds in FUN.  */

void
collect_definitions (function *fun, vec<gimple *> *definitions)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    {
      for (gphi_iterator gsi = gsi_start_phis (bb); !gsi_end_p (gsi);
	   gsi_next (&gsi))
	if (bounds_value_p (gimple_phi_result (gsi.phi ())))
	  definitions->safe_push (gsi.phi ());
      for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	   gsi_next (&gsi))
	if (defined_bounds (gsi_stmt (gsi)))
	  definitions->safe_push (gsi_stmt (gsi));
    }
}


/* Words.  */

/* The words of the variable HOME.  */

soft_bounds
words_of_home (tree home)
{
  bool existed;
  soft_bounds &variables = home_words->get_or_insert (home, &existed);
  if (!existed)
    {
      variables.lower = create_tmp_reg (long_unsigned_type_node, "lower");
      variables.upper = create_tmp_reg (long_unsigned_type_node, "upper");
      variables.where = create_tmp_reg (long_unsigned_type_node, "where");
    }
  return variables;
}

/* A name for one of the words of the bounds value NAME; WORD is the variable
   for that word if NAME is a version of a home.  */

tree
word_name (tree name, tree word)
{
  if (SSA_NAME_IS_DEFAULT_DEF (name))
    return get_or_create_ssa_default_def (cfun, word);
  tree result = make_ssa_name (word ? word : long_unsigned_type_node);
  SSA_NAME_OCCURS_IN_ABNORMAL_PHI (result)
    = SSA_NAME_OCCURS_IN_ABNORMAL_PHI (name);
  return result;
}

/* A reference to the word at WHERE.  */

tree
upper_word (tree where, gimple_seq *seq)
{
  static alias_set_type set = -1;
  if (set == -1)
    set = new_alias_set ();
  if (!upper_word_type)
    {
      upper_word_type = make_unsigned_type (POINTER_SIZE);
      TYPE_ALIAS_SET (upper_word_type) = set;
    }
  tree type = build_pointer_type (upper_word_type);
  /* It may trap: WHERE is no address yet where GCC might read early.  */
  return build2 (MEM_REF, upper_word_type,
		 soft_force (fold_convert (type, where), seq),
		 build_int_cst (type, 0));
}

/* Collects in merged_objects those bounds of objects that DEFINITIONS merge
   with found ones.  */

void
collect_merged_objects (const vec<gimple *> &definitions)
{
  for (gimple *stmt : definitions)
    if (form_of (defined_bounds (stmt)) == FORM_WHERE)
      {
	auto_vec<tree, 4> sources;
	collect_sources (stmt, &sources);
	for (tree source : sources)
	  if (form_of (source) == FORM_PAIR)
	    merged_objects->add (source);
      }
}

} // anonymous namespace

void
begin_soft_bounds (function *fun)
{
  merged_objects = new hash_set<tree> ();
  forms = new hash_map<tree, unsigned> ();
  words = new hash_map<tree, soft_bounds> ();
  home_words = new hash_map<tree, soft_bounds> ();
  auto_vec<gimple *> definitions;
  collect_definitions (fun, &definitions);
  for (bool changed = true; changed;)
    {
      changed = false;
      for (gimple *stmt : definitions)
	{
	  unsigned &form
	    = forms->get_or_insert (form_key (defined_bounds (stmt)));
	  unsigned now = form | yielded_form (stmt);
	  changed |= now != form;
	  form = now;
	}
    }
  collect_merged_objects (definitions);
}

void
end_soft_bounds (void)
{
  delete forms;
  delete words;
  delete merged_objects;
  delete home_words;
  upper_word_type = NULL_TREE;
}

soft_bounds
soft_words (tree bounds)
{
  if (TREE_CODE (bounds) == COMPLEX_CST)
    {
      soft_bounds constant = { TREE_REALPART (bounds), TREE_IMAGPART (bounds),
			       NULL_TREE, NULL_TREE };
      return constant;
    }
  if (soft_bounds *known = words->get (bounds))
    return *known;
  soft_bounds variables = { };
  if (SSA_NAME_VAR (bounds))
    variables = words_of_home (SSA_NAME_VAR (bounds));
  soft_bounds result = { };
  unsigned form = form_of (bounds);
  result.lower = word_name (bounds, variables.lower);
  if (form != FORM_WHERE)
    result.upper = word_name (bounds, variables.upper);
  if (form & FORM_WHERE)
    result.where = word_name (bounds, variables.where);
  if (merged_objects->contains (bounds))
    result.pair = make_ssa_name (long_unsigned_type_node);
  words->put (bounds, result);
  return result;
}

soft_bounds
soft_as (const soft_bounds &bounds, const soft_bounds &like)
{
  soft_bounds result = bounds;
  if (!like.upper)
    result.upper = NULL_TREE;
  else if (!result.upper)
    result.upper = build_minus_one_cst (long_unsigned_type_node);
  if (!like.where)
    result.where = NULL_TREE;
  else if (!result.where)
    result.where = result.pair && !like.upper ? result.pair : soft_unlimited ();
  return result;
}

bool
soft_found_p (const soft_bounds &bounds)
{
  return bounds.where && !bounds.upper;
}

tree
soft_upper (const soft_bounds &bounds, gimple_seq *seq)
{
  if (!bounds.where)
    return bounds.upper;
  tree value = make_ssa_name (long_unsigned_type_node);
  gimple_seq_add_stmt (seq,
		       gimple_build_assign (value,
					    upper_word (bounds.where, seq)));
  return bounds.upper
	 ? soft_force (soft_op (MIN_EXPR, bounds.upper, value), seq) : value;
}
