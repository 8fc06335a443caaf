/* The abstract form: types, operations, and how to tell them.

   In: requests to build an operation.  Out: GIMPLE calls that abstract.h
   describes.  For example

     *p_1 = 0;      becomes      mpxguard.check (p_1, 0, 4, b_2, 1);
				 *p_1 = 0;

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"

namespace {

/* What an operation yields.  */
enum yield
{
  YIELDS_NOTHING,
  YIELDS_BOUNDS,
  YIELDS_FLAG,
  YIELDS_WORD
};

struct operation
{
  const char *name;
  yield result;
};

/* In the order of enum abstract_op.  */
const operation operations[OP_NONE] = {
  { "mpxguard.make", YIELDS_BOUNDS },
  { "mpxguard.alloc", YIELDS_BOUNDS },
  { "mpxguard.load", YIELDS_BOUNDS },
  { "mpxguard.narrow", YIELDS_BOUNDS },
  { "mpxguard.rebase", YIELDS_BOUNDS },
  { "mpxguard.select", YIELDS_BOUNDS },
  { "mpxguard.renew", YIELDS_BOUNDS },
  { "mpxguard.enter", YIELDS_FLAG },
  { "mpxguard.argument", YIELDS_BOUNDS },
  { "mpxguard.result", YIELDS_BOUNDS },
  { "mpxguard.store", YIELDS_NOTHING },
  { "mpxguard.copy", YIELDS_NOTHING },
  { "mpxguard.escape", YIELDS_NOTHING },
  { "mpxguard.call", YIELDS_NOTHING },
  { "mpxguard.pass", YIELDS_NOTHING },
  { "mpxguard.return", YIELDS_NOTHING },
  { "mpxguard.inside", YIELDS_FLAG },
  { "mpxguard.check", YIELDS_NOTHING },
  { "mpxguard.part", YIELDS_NOTHING },
  { "mpxguard.pass_aggregate", YIELDS_NOTHING },
  { "mpxguard.get_aggregate", YIELDS_NOTHING },
  { "mpxguard.return_aggregate", YIELDS_NOTHING },
  { "mpxguard.result_aggregate", YIELDS_NOTHING }
};

/* The trees of this module: a function declaration for each operation, then
   the type of bounds, then INIT.  Roots for the garbage collector.  */
enum
{
  TREE_BOUNDS_TYPE = OP_NONE,
  TREE_INIT,
  TREE_COUNT
};
tree trees[TREE_COUNT];

const ggc_root_tab roots[] = {
  { &trees[0], TREE_COUNT, sizeof (tree), &gt_ggc_mx_tree_node,
    &gt_pch_nx_tree_node },
  LAST_GGC_ROOT_TAB
};

/* The declaration of OP, made when it is first needed.  */

tree
operation_decl (abstract_op op)
{
  if (trees[op])
    return trees[op];
  tree result = void_type_node;
  if (operations[op].result == YIELDS_BOUNDS)
    result = bounds_type ();
  else if (operations[op].result == YIELDS_FLAG)
    result = boolean_type_node;
  else if (operations[op].result == YIELDS_WORD)
    result = long_unsigned_type_node;
  tree type = build_varargs_function_type_list (result, NULL_TREE);
  tree decl = build_fn_decl (operations[op].name, type);
  TREE_NOTHROW (decl) = 1;
  /* No operation names memory before it is lowered, and no pass of GCC stands
     between: virtual operands would only have to be thrown away.  */
  DECL_IS_NOVOPS (decl) = 1;
  DECL_ARTIFICIAL (decl) = 1;
  return trees[op] = decl;
}

} // anonymous namespace

/* A type of its own: programs have complex numbers of unsigned long, too, and
   GCC has pairs of a sum and whether it overflowed.  */

tree
bounds_type (void)
{
  if (!trees[TREE_BOUNDS_TYPE])
    trees[TREE_BOUNDS_TYPE]
      = build_distinct_type_copy (build_complex_type
				    (long_unsigned_type_node));
  return trees[TREE_BOUNDS_TYPE];
}

tree
init_bounds (void)
{
  if (!trees[TREE_INIT])
    trees[TREE_INIT]
      = build_complex (bounds_type (),
		       build_int_cst (long_unsigned_type_node, 0),
		       build_minus_one_cst (long_unsigned_type_node));
  return trees[TREE_INIT];
}

bool
init_bounds_p (tree value)
{
  return TREE_CODE (value) == COMPLEX_CST;
}

bool
bounds_value_p (tree value)
{
  return (TREE_CODE (value) == SSA_NAME || TREE_CODE (value) == VAR_DECL)
	 && TREE_TYPE (value) == bounds_type ();
}

gcall *
build_abstract (abstract_op op, unsigned count, ...)
{
  auto_vec<tree, 5> operands;
  va_list arguments;
  va_start (arguments, count);
  for (unsigned i = 0; i < count; i++)
    operands.safe_push (va_arg (arguments, tree));
  va_end (arguments);

  gcall *call = gimple_build_call_vec (operation_decl (op), operands);
  if (operations[op].result == YIELDS_BOUNDS)
    gimple_call_set_lhs (call, make_ssa_name (bounds_type (), call));
  else if (operations[op].result == YIELDS_FLAG)
    gimple_call_set_lhs (call, make_ssa_name (boolean_type_node, call));
  else if (operations[op].result == YIELDS_WORD)
    gimple_call_set_lhs (call, make_ssa_name (long_unsigned_type_node, call));
  return call;
}

bool
shared_slot_p (const gcall *call)
{
  /* Slot and pointer; of a store the bounds, too.  */
  unsigned usual = abstract_operation (call) == OP_STORE ? 3 : 2;
  return gimple_call_num_args (call) > usual;
}

tree
operand_value (tree expression, gimple_seq *seq)
{
  gimple_seq more = NULL;
  /* With -ftrapv a choice between sums would become branches.  */
  expression = rewrite_to_non_trapping_overflow (expression);
  tree value = force_gimple_operand (expression, &more, true, NULL_TREE);
  gimple_seq_add_seq (seq, more);
  return value;
}

abstract_op
abstract_operation (const gimple *stmt)
{
  if (!is_gimple_call (stmt))
    return OP_NONE;
  tree decl = gimple_call_fndecl (stmt);
  if (!decl || !DECL_ARTIFICIAL (decl))
    return OP_NONE;
  for (int op = 0; op < OP_NONE; op++)
    if (trees[op] == decl)
      return (abstract_op) op;
  return OP_NONE;
}

/* The number of the operand of CHECK that holds its flags.  */

static unsigned
flags_number (const gcall *check)
{
  if (abstract_operation (check) == OP_PART)
    return PART_FLAGS;
  return CHECK_FLAGS;
}

unsigned
check_flags (const gcall *check)
{
  return tree_to_uhwi (gimple_call_arg (check, flags_number (check)));
}

unsigned
escape_flags (const gcall *escape)
{
  return gimple_call_num_args (escape) > ESCAPE_FLAGS
	 ? tree_to_uhwi (gimple_call_arg (escape, ESCAPE_FLAGS)) : 0;
}

void
set_check_flags (gcall *check, unsigned flags)
{
  gimple_call_set_arg (check, flags_number (check),
		       build_int_cst (unsigned_type_node, flags));
}

void
register_abstract_roots (const char *plugin)
{
  register_callback (plugin, PLUGIN_REGISTER_GGC_ROOTS, NULL,
		     const_cast<ggc_root_tab *> (roots));
}
