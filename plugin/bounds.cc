/* The one place that says where bounds come from.

   In: a pointer, as an SSA name or an invariant.  Out: a bounds value, and
   the operations that compute it, behind the pointer's definition:

     p_1 = malloc (n_2);		b_9 = mpxguard.alloc (p_1, n_2);
     q_3 = p_1 + 8;			b_9, the same
     r_4 = *s_5;			b_10 = mpxguard.load (s_5, r_4);
     t_6 = PHI <q_3, r_4>		b_11 = PHI <b_9, b_10>
     u_7 = (char *) i_8;		the bounds of the pointer that flowed
					into i_8, or INIT

   Bounds are computed when they are asked for and only once, so what nobody
   needs is not there.  Whatever is not understood has the bounds INIT.  Where
   values meet on abnormal edges bounds-home.cc keeps them.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "bounds.h"
#include "bounds-home.h"
#include "libc-table.h"
#include "mpxguard-layout.h"
#include "objects.h"
#include "provenance.h"

namespace {

/* What is known of the current function.  */
struct function_state
{
  hash_map<tree, tree> pointers;
  hash_map<tree, tree> objects;
};

function_state *state;

/* The sources that a PHI looks through are counted up to this.  */
const unsigned phi_walk_limit = 64;


/* Inserts the call of an operation behind DEFINITION and returns its
   value.  */

tree
insert_operation (gimple *definition, gcall *call)
{
  gimple_seq seq = NULL;
  gimple_set_location (call, gimple_location (definition));
  gimple_seq_add_stmt (&seq, call);
  insert_behind (definition, seq);
  return gimple_call_lhs (call);
}


/* Objects.  */

/* The bounds of the object that the reference REF lies in.  */

tree
base_bounds (tree ref)
{
  tree base = get_base_address (ref);
  if (!base)
    return init_bounds ();
  if (TREE_CODE (base) == MEM_REF || TREE_CODE (base) == TARGET_MEM_REF)
    return find_bounds (TREE_OPERAND (base, 0));
  return find_object_bounds (base);
}

/* The bounds of the address of REF, which STMT takes; null STMT for an
   invariant operand.  */

tree
address_bounds (tree ref, gimple *stmt)
{
  tree bounds = base_bounds (ref);
  tree part = narrowed_part (ref);
  if (!part)
    return bounds;
  gimple_seq seq = NULL;
  tree start = operand_value (build_fold_addr_expr (unshare_expr (part)),
				     &seq);
  gcall *call = build_abstract (OP_NARROW, 3, bounds, start,
				TYPE_SIZE_UNIT (TREE_TYPE (part)));
  gimple_seq_add_stmt (&seq, call);
  if (stmt)
    insert_behind (stmt, seq);
  else
    insert_at_entry (seq);
  return gimple_call_lhs (call);
}


/* Assignments.  */

/* Whether REF, read into a pointer, is memory that the tables may know.  */

bool
trackable_load_p (tree ref)
{
  tree base = get_base_address (ref);
  if (!base || (VAR_P (base) && DECL_HARD_REGISTER (base)))
    return false;
  if (TREE_CODE (base) == SSA_NAME || is_gimple_reg (base))
    return false;
  tree type = TREE_TYPE (ref);
  return ADDR_SPACE_GENERIC_P (TYPE_ADDR_SPACE (TREE_TYPE (base)))
	 && tree_int_cst_equal (TYPE_SIZE_UNIT (type),
				TYPE_SIZE_UNIT (ptr_type_node));
}

/* Whether BOUNDS are there on every way to STMT.  The pointer that they belong to
   may have flowed in on one way only.  */

bool
available_p (tree bounds, gimple *stmt)
{
  if (TREE_CODE (bounds) != SSA_NAME || !stmt)
    return true;
  gimple *definition = SSA_NAME_DEF_STMT (bounds);
  basic_block bb = gimple_bb (definition);
  /* What is to be inserted at the function's entry has no place yet.  */
  if (!bb || gimple_code (definition) == GIMPLE_PHI)
    return !bb || bb == gimple_bb (stmt)
	   || dominated_by_p (CDI_DOMINATORS, gimple_bb (stmt), bb);
  if (bb != gimple_bb (stmt))
    return dominated_by_p (CDI_DOMINATORS, gimple_bb (stmt), bb);
  for (gimple_stmt_iterator gsi = gsi_for_stmt (definition); !gsi_end_p (gsi);
       gsi_next (&gsi))
    if (gsi_stmt (gsi) == stmt)
      return true;
  return false;
}

/* The bounds of the pointer RESULT of STMT as it is: those of the block that it
   leads into, if that is one of the heap.  In metadata=hybrid a pointer that has
   left its block is known from then on (escapes.cc, moved-integers.cc), so also
   one that was taken apart and put together again says whose it is.  INDEX, if it
   is not null, was added to it.  */

tree
bounds_by_value (tree result, tree index, gimple *stmt)
{
  if (options.metadata != METADATA_HYBRID)
    return init_bounds ();
  gimple_seq seq = NULL;
  if (index)
    {
      tree value = fold_convert (TREE_TYPE (index), result);
      value = fold_build2 (MINUS_EXPR, TREE_TYPE (index), value, index);
      result = operand_value (fold_convert (ptr_type_node, value), &seq);
    }
  /* No table says anything of the address 0.  */
  gcall *load = build_abstract (OP_LOAD, 2, null_pointer_node, result);
  gimple_set_location (load, gimple_location (stmt));
  gimple_seq_add_stmt (&seq, load);
  insert_behind (stmt, seq);
  return gimple_call_lhs (load);
}

/* The bounds of the integer VALUE, which becomes the pointer RESULT in
   STMT.  */

tree
integer_bounds (tree value, tree result, gimple *stmt)
{
  if (tree *known = state->pointers.get (value))
    return *known;
  integer_provenance from = find_provenance (value);
  tree bounds = from.pointer ? find_bounds (from.pointer) : NULL_TREE;
  if (!bounds || (!init_bounds_p (bounds) && !available_p (bounds, stmt)))
    return from.decoded ? bounds_by_value (result, from.index, stmt)
			: init_bounds ();
  if (init_bounds_p (bounds) || !from.mixed)
    return bounds;
  bool by_value = from.decoded && options.backend == BACKEND_SOFT;
  tree others = by_value ? bounds_by_value (result, NULL_TREE, stmt)
			 : init_bounds ();
  /* The address just behind the object is another one's, as a rule.  */
  gcall *call = build_abstract (OP_REBASE, init_bounds_p (others) ? 3 : 4,
				bounds, result, boolean_false_node, others);
  return insert_operation (init_bounds_p (others) ? stmt
						  : SSA_NAME_DEF_STMT (others),
			   call);
}

/* The bounds of OPERAND, a pointer or an integer, whose value RESULT takes in
   STMT.  */

tree
operand_bounds (tree operand, tree result, gimple *stmt)
{
  if (POINTER_TYPE_P (TREE_TYPE (operand)))
    return find_bounds (operand);
  if (INTEGRAL_TYPE_P (TREE_TYPE (operand)))
    return integer_bounds (operand, result, stmt);
  return init_bounds ();
}

/* The bounds of the choice between the pointers A and B that STMT makes: A if
   CONDITION, a comparison or a flag, holds.  */

tree
choice_bounds (tree a, tree b, tree condition, tree result, gimple *stmt)
{
  tree first = operand_bounds (a, result, stmt);
  tree second = operand_bounds (b, result, stmt);
  if (first == second)
    return first;
  gimple_seq seq = NULL;
  tree flag = operand_value (unshare_expr (condition), &seq);
  gcall *call = build_abstract (OP_SELECT, 3, first, second, flag);
  gimple_seq_add_stmt (&seq, call);
  insert_behind (stmt, seq);
  return gimple_call_lhs (call);
}

tree
sum_bounds (gimple *stmt, tree result)
{
  tree pointer = gimple_assign_rhs1 (stmt);
  tree bounds = find_bounds (pointer);
  if (init_bounds_p (bounds)
      || !offset_from_addresses_p (gimple_assign_rhs2 (stmt), pointer))
    return bounds;
  /* Text is often ended by to[end - begin] = 0, sometimes one too far.  */
  return insert_operation (stmt, build_abstract (OP_REBASE, 3, bounds, result,
						 boolean_true_node));
}

tree
assignment_bounds (gimple *stmt, tree result)
{
  tree rhs = gimple_assign_rhs1 (stmt);
  if (gimple_assign_load_p (stmt))
    {
      if (!trackable_load_p (rhs))
	return init_bounds ();
      gimple_seq seq = NULL;
      tree slot = operand_value (build_fold_addr_expr
					(unshare_expr (rhs)),
					&seq);
      bool shared = gimple_has_volatile_ops (stmt);
      gcall *call = build_abstract (OP_LOAD, shared ? 3 : 2, slot, result,
				    boolean_true_node);
      gimple_seq_add_stmt (&seq, call);
      insert_behind (stmt, seq);
      return gimple_call_lhs (call);
    }

  switch (gimple_assign_rhs_code (stmt))
    {
    case ADDR_EXPR:
      return address_bounds (TREE_OPERAND (rhs, 0), stmt);
    case SSA_NAME:
    CASE_CONVERT:
    case INTEGER_CST:
      return operand_bounds (rhs, result, stmt);
    case VIEW_CONVERT_EXPR:
      rhs = TREE_OPERAND (rhs, 0);
      return TREE_CODE (rhs) == SSA_NAME ? operand_bounds (rhs, result, stmt)
					 : init_bounds ();
    case POINTER_PLUS_EXPR:
      return sum_bounds (stmt, result);
    case COND_EXPR:
      return choice_bounds (gimple_assign_rhs2 (stmt),
			    gimple_assign_rhs3 (stmt), rhs, result, stmt);
    case MIN_EXPR:
    case MAX_EXPR:
      return choice_bounds (rhs, gimple_assign_rhs2 (stmt),
			    build2 (EQ_EXPR, boolean_type_node, result, rhs),
			    result, stmt);
    case BIT_AND_EXPR:
    case BIT_IOR_EXPR:
      return operand_bounds (rhs, result, stmt);
    case BIT_XOR_EXPR:
      return bounds_by_value (result, NULL_TREE, stmt);
    default:
      return init_bounds ();
    }
}


/* Calls.  */

/* The builtins whose result has bounds of its own, or those of an
   argument.  Returns null for all others.  */

tree
builtin_bounds (gcall *call, tree result)
{
  switch (DECL_FUNCTION_CODE (gimple_call_fndecl (call)))
    {
    CASE_BUILT_IN_ALLOCA:
      /* Without a prototype there may be anything.  */
      if (gimple_call_num_args (call) == 0
	  || !INTEGRAL_TYPE_P (TREE_TYPE (gimple_call_arg (call, 0))))
	return init_bounds ();
      return insert_operation (call,
			       build_abstract (OP_MAKE, 2, result,
					       gimple_call_arg (call, 0)));
    case BUILT_IN_EXPECT:
    case BUILT_IN_EXPECT_WITH_PROBABILITY:
    case BUILT_IN_ASSUME_ALIGNED:
      return operand_bounds (gimple_call_arg (call, 0), result, call);
    case BUILT_IN_FRAME_ADDRESS:
    case BUILT_IN_RETURN_ADDRESS:
    case BUILT_IN_EXTRACT_RETURN_ADDR:
    case BUILT_IN_FROB_RETURN_ADDR:
    case BUILT_IN_STACK_SAVE:
    case BUILT_IN_DWARF_CFA:
    case BUILT_IN_NEXT_ARG:
    case BUILT_IN_SAVEREGS:
    case BUILT_IN_APPLY:
    case BUILT_IN_APPLY_ARGS:
    case BUILT_IN_ADJUST_TRAMPOLINE:
    case BUILT_IN_ADJUST_DESCRIPTOR:
    case BUILT_IN_THREAD_POINTER:
      return init_bounds ();
    default:
      return NULL_TREE;
    }
}

/* A new object of SIZE bytes at RESULT, which CALL returned; SEQ computes
   SIZE.  */

tree
allocated_bounds (gcall *call, tree result, tree size, gimple_seq seq)
{
  gcall *operation = build_abstract (OP_ALLOC, 2, result, size);
  gimple_seq_add_stmt (&seq, operation);
  insert_behind (call, seq);
  return gimple_call_lhs (operation);
}

/* The bounds that the libc table gives the RESULT of CALL.  Null if none.  */

tree
table_bounds (gcall *call, tree result, const libc_function *function)
{
  switch (function->result)
    {
    case RESULT_INIT:
      return init_bounds ();
    case RESULT_ARGUMENT:
      if (function->argument < gimple_call_num_args (call))
	return operand_bounds (gimple_call_arg (call, function->argument),
			       result, call);
      return init_bounds ();
    case RESULT_NEW:
      {
	gimple_seq seq = NULL;
	tree size = libc_size (function->size, call, &seq);
	return size ? allocated_bounds (call, result, size, seq)
		    : init_bounds ();
      }
    default:
      return NULL_TREE;
    }
}

tree
call_bounds (gcall *call, tree result)
{
  if (gimple_call_internal_p (call))
    return init_bounds ();

  tree decl = gimple_call_fndecl (call);
  const libc_function *function = libc_function_for (decl);
  tree bounds = NULL_TREE;
  if (function && function->in_line)
    bounds = table_bounds (call, result, function);
  if (!bounds && decl && fndecl_built_in_p (decl, BUILT_IN_NORMAL))
    bounds = builtin_bounds (call, result);
  if (bounds)
    return bounds;

  int flags = gimple_call_return_flags (call);
  if (flags & ERF_RETURNS_ARG)
    {
      unsigned number = flags & ERF_RETURN_ARG_MASK;
      if (number < gimple_call_num_args (call))
	return operand_bounds (gimple_call_arg (call, number), result, call);
    }

  gimple_seq seq = NULL;
  if (tree size = allocation_size (call, &seq))
    return allocated_bounds (call, result, size, seq);
  if (decl && fndecl_built_in_p (decl)
      && !(function && !function->in_line))
    return init_bounds ();
  return insert_operation (call, build_abstract (OP_RESULT, 2,
						 gimple_call_fn (call),
						 result));
}


/* PHIs.  */

/* Collects in SOURCES what flows into POINTER through PHIs and through
   statements that keep the bounds of their operand.  Returns false if that
   are too many.  */

bool
collect_sources (tree pointer, hash_set<tree> *seen, auto_vec<tree> *sources)
{
  if (seen->add (pointer))
    return true;
  if (seen->elements () > phi_walk_limit)
    return false;
  if (TREE_CODE (pointer) == SSA_NAME
      && !SSA_NAME_OCCURS_IN_ABNORMAL_PHI (pointer)
      && POINTER_TYPE_P (TREE_TYPE (pointer)))
    {
      gimple *stmt = SSA_NAME_DEF_STMT (pointer);
      if (gphi *phi = dyn_cast<gphi *> (stmt))
	{
	  for (unsigned i = 0; i < gimple_phi_num_args (phi); i++)
	    if (!collect_sources (gimple_phi_arg_def (phi, i), seen, sources))
	      return false;
	  return true;
	}
      if (is_gimple_assign (stmt) && !gimple_assign_load_p (stmt))
	{
	  tree rhs = gimple_assign_rhs1 (stmt);
	  tree_code code = gimple_assign_rhs_code (stmt);
	  bool keeps = code == SSA_NAME || CONVERT_EXPR_CODE_P (code);
	  if (code == POINTER_PLUS_EXPR)
	    keeps = !offset_from_addresses_p (gimple_assign_rhs2 (stmt), rhs);
	  if (keeps && POINTER_TYPE_P (TREE_TYPE (rhs)))
	    return collect_sources (rhs, seen, sources);
	}
    }
  sources->safe_push (pointer);
  return sources->length () <= 2;
}

/* The only value that flows into PHI, if there is only one and the bounds
   need no PHI of their own; null otherwise.  */

tree
only_source (gphi *phi)
{
  hash_set<tree> seen;
  auto_vec<tree> sources;
  if (!collect_sources (gimple_phi_result (phi), &seen, &sources)
      || sources.length () != 1
      || (TREE_CODE (sources[0]) == SSA_NAME
	  && SSA_NAME_OCCURS_IN_ABNORMAL_PHI (sources[0])))
    return NULL_TREE;
  return sources[0];
}

tree
phi_bounds (gphi *phi)
{
  tree result = gimple_phi_result (phi);
  if (abnormal_phi_p (phi))
    return abnormal_phi_bounds (phi);
  if (tree source = only_source (phi))
    return find_bounds (source);

  tree bounds = make_ssa_name (bounds_type ());
  create_phi_node (bounds, gimple_bb (phi));
  state->pointers.put (result, bounds);
  for (unsigned i = 0; i < gimple_phi_num_args (phi); i++)
    {
      /* This may split edges and move PHIs.  */
      tree argument = find_bounds (gimple_phi_arg_def (phi, i));
      phi = as_a<gphi *> (SSA_NAME_DEF_STMT (result));
      add_phi_arg (as_a<gphi *> (SSA_NAME_DEF_STMT (bounds)), argument,
		   gimple_phi_arg_edge (phi, i), UNKNOWN_LOCATION);
    }
  return bounds;
}


/* The bounds of parameter NUMBER, PARM, whose value at entry is POINTER.  */

tree
parameter_bounds (tree pointer)
{
  tree parm = SSA_NAME_VAR (pointer);
  unsigned number = 0;
  tree p = DECL_ARGUMENTS (cfun->decl);
  for (; p && p != parm; p = DECL_CHAIN (p))
    number++;
  if (!p || number >= MPXGUARD_ARGUMENT_RECORDS)
    return init_bounds ();
  tree flag = entry_flag ();
  gcall *call = build_abstract (OP_ARGUMENT, 3, size_int (number), pointer,
				flag);
  gimple_seq seq = NULL;
  gimple_seq_add_stmt (&seq, call);
  insert_at_entry (seq);
  return gimple_call_lhs (call);
}

tree
compute_bounds (tree name)
{
  if (SSA_NAME_IS_DEFAULT_DEF (name))
    {
      tree variable = SSA_NAME_VAR (name);
      if (variable && TREE_CODE (variable) == PARM_DECL
	  && POINTER_TYPE_P (TREE_TYPE (name)))
	return parameter_bounds (name);
      return init_bounds ();
    }
  gimple *stmt = SSA_NAME_DEF_STMT (name);
  switch (gimple_code (stmt))
    {
    case GIMPLE_PHI:
      return phi_bounds (as_a<gphi *> (stmt));
    case GIMPLE_ASSIGN:
      return assignment_bounds (stmt, name);
    case GIMPLE_CALL:
      return call_bounds (as_a<gcall *> (stmt), name);
    default:
      return init_bounds ();
    }
}

} // anonymous namespace


void
begin_function_bounds (void)
{
  gcc_assert (!state);
  state = new function_state ();
  begin_insertions ();
  begin_homes ();
}

void
end_function_bounds (void)
{
  end_homes ();
  end_insertions ();
  delete state;
  state = NULL;
}

tree
find_object_bounds (tree decl)
{
  if (unknown_size_p (decl))
    return init_bounds ();
  if (tree *known = state->objects.get (decl))
    return *known;

  if (VAR_P (decl) || TREE_CODE (decl) == PARM_DECL
      || TREE_CODE (decl) == RESULT_DECL)
    mark_addressable (decl);
  gcall *call = build_abstract (OP_MAKE, 2, build_fold_addr_expr (decl),
				object_size (decl));
  gimple_seq seq = NULL;
  gimple_seq_add_stmt (&seq, call);
  insert_at_entry (seq);
  tree bounds = gimple_call_lhs (call);
  state->objects.put (decl, bounds);
  return bounds;
}

bool
function_pointer_p (tree pointer)
{
  tree type = TREE_TYPE (pointer);
  return POINTER_TYPE_P (type) && FUNC_OR_METHOD_TYPE_P (TREE_TYPE (type));
}

void
set_bounds (tree value, tree bounds)
{
  state->pointers.put (value, bounds);
}

tree
find_bounds (tree pointer)
{
  if (TREE_CODE (pointer) == ADDR_EXPR)
    return address_bounds (TREE_OPERAND (pointer, 0), NULL);
  if (TREE_CODE (pointer) != SSA_NAME || function_pointer_p (pointer))
    return init_bounds ();
  if (tree *known = state->pointers.get (pointer))
    return *known;
  tree bounds = compute_bounds (pointer);
  state->pointers.put (pointer, bounds);
  if (SSA_NAME_OCCURS_IN_ABNORMAL_PHI (pointer)
      && gimple_code (SSA_NAME_DEF_STMT (pointer)) != GIMPLE_PHI)
    keep_at_home (pointer, bounds);
  return bounds;
}
