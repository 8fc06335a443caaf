/* The soft backend: from the abstract form to ordinary code.

   In: the operations of abstract.h.  Out: plain GIMPLE and calls of the
   runtime.  A bounds value becomes words (soft-bounds.cc):

     b_1 = mpxguard.make (&a, 10);		lower_2 = (unsigned long) &a;
						upper_3 = lower_2 + 9;

   soft-check.cc has the checks, soft-derive.cc bounds that are computed from
   the pointer, soft-table.cc the bounds tables, soft-copy.cc copies of memory,
   soft-call.cc the call area.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "callees.h"
#include "check-parts.h"
#include "lower-soft.h"
#include "names.h"
#include "options.h"
#include "passes.h"
#include "soft-bounds.h"
#include "statistics.h"
#include "unneeded.h"

namespace {

/* The bounds values that a check may need; the others are only passed on.  */
hash_set<tree> *checked;

/* The bounds values that nothing is done with but to store, pass or return
   them.  */
hash_set<tree> *passed;

/* The OP_MAKE of bounds values that are those of an object of constant size.  */
hash_map<tree, gimple *> *objects;


/* The words of the object of SIZE bytes at POINTER.  */

soft_bounds
object_words (tree pointer, tree size, gimple_seq *seq)
{
  soft_bounds result = { };
  result.lower = soft_force (soft_word (pointer), seq);
  tree last = soft_op (MINUS_EXPR, size,
		       build_one_cst (long_unsigned_type_node));
  result.upper = soft_force (soft_op (PLUS_EXPR, result.lower, last), seq);
  return result;
}

soft_bounds
lower_alloc (gcall *call, gimple_seq *seq)
{
  soft_bounds result = object_words (gimple_call_arg (call, 0),
				     gimple_call_arg (call, 1), seq);
  tree null = soft_compare (EQ_EXPR, result.lower,
			    build_zero_cst (long_unsigned_type_node), seq);
  result.upper = soft_choose (null,
			      build_minus_one_cst (long_unsigned_type_node),
			      result.upper, seq);
  return result;
}

soft_bounds
lower_narrow (gcall *call, gimple_seq *seq)
{
  soft_bounds whole = soft_words (gimple_call_arg (call, 0));
  soft_bounds part = object_words (gimple_call_arg (call, 1),
				   gimple_call_arg (call, 2), seq);
  soft_bounds result = { };
  result.lower = soft_force (soft_op (MAX_EXPR, whole.lower, part.lower), seq);
  result.upper = whole.upper
		 ? soft_force (soft_op (MIN_EXPR, whole.upper, part.upper),
			       seq)
		 : part.upper;
  result.where = whole.where;
  return result;
}

/* FLAG ? FIRST : SECOND, word by word, computed in SEQ.  Both have the same
   words.  */

soft_bounds
choose_words (tree flag, const soft_bounds &first, const soft_bounds &second,
	      gimple_seq *seq)
{
  soft_bounds result = { };
  result.lower = soft_choose (flag, first.lower, second.lower, seq);
  if (first.upper)
    result.upper = soft_choose (flag, first.upper, second.upper, seq);
  if (first.where)
    result.where = soft_choose (flag, first.where, second.where, seq);
  return result;
}

/* Bounds that hold only if the pointer lies inside or, if the third operand says
   so, one past the end; else the fourth operand or INIT.  */

soft_bounds
lower_rebase (gcall *call, gimple_seq *seq)
{
  soft_bounds bounds = soft_as (soft_words (gimple_call_arg (call, 0)),
				soft_words (gimple_call_lhs (call)));
  tree distance = soft_op (MINUS_EXPR, gimple_call_arg (call, 1),
			   bounds.lower);
  tree size = soft_op (PLUS_EXPR,
		       soft_op (MINUS_EXPR, soft_upper (bounds, seq),
				bounds.lower),
		       build_one_cst (long_unsigned_type_node));
  bool end_p = integer_onep (gimple_call_arg (call, 2));
  tree inside = soft_compare (end_p ? LE_EXPR : LT_EXPR,
			      soft_force (distance, seq),
			      soft_force (size, seq), seq);
  tree others = gimple_call_num_args (call) > 3 ? gimple_call_arg (call, 3)
						: init_bounds ();
  return choose_words (inside, bounds,
		       soft_as (soft_words (others), bounds), seq);
}

soft_bounds
lower_select (gcall *call, gimple_seq *seq)
{
  soft_bounds like = soft_words (gimple_call_lhs (call));
  return choose_words (gimple_call_arg (call, 2),
		       soft_as (soft_words (gimple_call_arg (call, 0)), like),
		       soft_as (soft_words (gimple_call_arg (call, 1)), like),
		       seq);
}

/* Gives the flag of CALL, an OP_INSIDE, its value in SEQ.  */

void
lower_inside (gcall *call, gimple_seq *seq)
{
  tree type = long_unsigned_type_node;
  soft_bounds bounds = soft_words (gimple_call_arg (call, 2));
  tree first = soft_force (soft_word (gimple_call_arg (call, 0)), seq);
  tree less = soft_force (soft_op (MINUS_EXPR, gimple_call_arg (call, 1),
				   build_one_cst (type)), seq);
  tree upper = soft_upper (bounds, seq);
  tree room = soft_force (soft_op (MINUS_EXPR, upper, first), seq);
  tree inside = soft_compare (LE_EXPR, first, upper, seq);
  tree fits = soft_compare (LE_EXPR, less, room, seq);
  inside = soft_force (fold_build2 (BIT_AND_EXPR, boolean_type_node, inside,
				    fits), seq);
  unsigned flags = tree_to_uhwi (gimple_call_arg (call, 3));
  if (!integer_zerop (bounds.lower) && !(flags & CHECK_NO_LOWER))
    {
      tree above = soft_compare (GE_EXPR, first, bounds.lower, seq);
      inside = soft_force (fold_build2 (BIT_AND_EXPR, boolean_type_node,
					inside, above), seq);
    }
  gimple_seq_add_stmt (seq, gimple_build_assign (gimple_call_lhs (call),
						 inside));
}

/* Lowers the operation OP, CALL, that needs no branch, into SEQ.  Returns the
   words of the bounds that it yields, nulls if it yields none.  */

soft_bounds
lower_straight (abstract_op op, gcall *call, gimple_seq *seq)
{
  soft_bounds none = { };
  switch (op)
    {
    case OP_MAKE:
      note_object (gimple_call_arg (call, 0));
      return object_words (gimple_call_arg (call, 0),
			   gimple_call_arg (call, 1), seq);
    case OP_ALLOC:
      return lower_alloc (call, seq);
    case OP_LOAD:
      return soft_table_load (gimple_call_arg (call, 0),
			      gimple_call_arg (call, 1), seq);
    case OP_NARROW:
      return lower_narrow (call, seq);
    case OP_REBASE:
      return lower_rebase (call, seq);
    case OP_SELECT:
      return lower_select (call, seq);
    case OP_RENEW:
      return soft_words (gimple_call_arg (call, 0));
    case OP_ARGUMENT:
      return soft_argument (call, seq);
    case OP_RESULT:
      return soft_result (call, seq);
    case OP_INSIDE:
      lower_inside (call, seq);
      return none;
    case OP_ENTER:
      soft_enter (call, seq);
      return none;
    default:
      gcc_unreachable ();
    }
}

/* Makes BOUNDS the words of the bounds value NAME, in SEQ.  */

void
define_words (tree name, const soft_bounds &bounds, gimple_seq *seq)
{
  soft_bounds own = soft_words (name);
  soft_bounds value = soft_as (bounds, own);
  gimple_seq_add_stmt (seq, gimple_build_assign (own.lower, value.lower));
  if (own.upper)
    gimple_seq_add_stmt (seq, gimple_build_assign (own.upper, value.upper));
  if (own.where)
    gimple_seq_add_stmt (seq, gimple_build_assign (own.where, value.where));
  if (own.pair)
    gimple_seq_add_stmt (seq, gimple_build_assign (own.pair,
						   soft_pair (name, seq)));
}

/* Puts SEQ in the place of the statement at *GSI and moves on.  */

void
replace_statement (gimple_stmt_iterator *gsi, gimple_seq seq)
{
  location_t location = gimple_location (gsi_stmt (*gsi));
  for (gimple_stmt_iterator i = gsi_start (seq); !gsi_end_p (i); gsi_next (&i))
    gimple_set_location (gsi_stmt (i), location);
  gsi_insert_seq_before (gsi, seq, GSI_SAME_STMT);
  unlink_stmt_vdef (gsi_stmt (*gsi));
  gsi_remove (gsi, true);
}

/* Whether OP yields the bounds of a pointer that came from elsewhere.  */

bool
found_bounds_p (abstract_op op)
{
  return op == OP_LOAD || op == OP_ARGUMENT || op == OP_RESULT
	 || op == OP_ALLOC;
}

/* Whether the bounds value NAME is only stored, passed or returned.  */

bool
only_passed_p (tree name)
{
  imm_use_iterator iterator;
  use_operand_p use;
  FOR_EACH_IMM_USE_FAST (use, iterator, name)
    {
      abstract_op op = abstract_operation (USE_STMT (use));
      if (op != OP_STORE && op != OP_PASS && op != OP_RETURN
	  && !is_gimple_debug (USE_STMT (use)))
	return false;
    }
  return true;
}

/* Lowers the operation OP at *GSI, which finds bounds in metadata=hybrid, and
   adds to SEQ what defines them.  */

void
lower_found (gimple_stmt_iterator *gsi, abstract_op op, gimple_seq *seq)
{
  gcall *call = as_a<gcall *> (gsi_stmt (*gsi));
  tree name = gimple_call_lhs (call);
  soft_bounds found = soft_find (gsi, op, checked->contains (name),
				 passed->contains (name));
  /* An object that a function has cut out of a block.  */
  if (op == OP_ALLOC && soft_words (name).upper)
    {
      soft_bounds object = lower_alloc (call, seq);
      found.lower = object.lower;
      found.upper = object.upper;
    }
  define_words (name, found, seq);
}

/* Whether CALL yields bounds that are only passed on, so that nobody wants those
   of a pointer into the heap.  */

bool
rebase_to_pass_p (gcall *call)
{
  return options.metadata == METADATA_HYBRID && soft_in_line_p ()
	 && !checked->contains (gimple_call_lhs (call));
}

/* Lowers the OP_REBASE at *GSI, for a tracked pointer in a branch of its own:

     b_2 = mpxguard.rebase (b_1, p, true)

	where_2 = unlimited;
	if (p & 1 << 46)
	  where_2 = inside ? where_1 : unlimited;  */

void
lower_rebase_to_pass (gimple_stmt_iterator *gsi)
{
  gcall *call = as_a<gcall *> (gsi_stmt (*gsi));
  location_t location = gimple_location (call);
  soft_bounds own = soft_words (gimple_call_lhs (call));
  gimple_seq seq = NULL, cold = NULL;
  tree pointer = soft_force (soft_word (gimple_call_arg (call, 1)), &seq);
  gsi_insert_seq_before (gsi, seq, GSI_SAME_STMT);
  soft_bounds tracked = soft_as (lower_rebase (call, &cold), own);
  soft_bounds others = soft_as (soft_words (init_bounds ()), own);

  edge e = soft_split (gsi);
  basic_block join = e->dest;
  basic_block block = soft_cold_block (e, cold);
  edge onward = soft_branch_if_tracked (e, block, pointer, location);
  edge back = find_edge (block, join);
  const tree words[][3] = { { own.lower, tracked.lower, others.lower },
			    { own.upper, tracked.upper, others.upper },
			    { own.where, tracked.where, others.where } };
  for (const tree (&word)[3] : words)
    if (word[0])
      {
	gphi *phi = create_phi_node (word[0], join);
	add_phi_arg (phi, word[1], back, location);
	add_phi_arg (phi, word[2], onward, location);
      }
  *gsi = gsi_for_stmt (call);
  gsi_remove (gsi, true);
}

/* Lowers the statement at *GSI, which is of the abstract form.  */

void
lower_statement (gimple_stmt_iterator *gsi)
{
  gimple *stmt = gsi_stmt (*gsi);
  abstract_op op = abstract_operation (stmt);
  gimple_seq seq = NULL;
  if (op == OP_CHECK)
    {
      gimple **make = objects->get (gimple_call_arg (stmt, CHECK_BOUNDS));
      soft_check (gsi, make ? *make : NULL);
    }
  else if (op == OP_ESCAPE)
    soft_escape (gsi);
  else if (op == OP_STORE || op == OP_CALL || op == OP_RETURN)
    {
      basic_block branch = op == OP_STORE ? soft_table_store (gsi)
			   : op == OP_CALL ? soft_pass_all (gsi)
			   : soft_return (gsi);
      auto_vec<gimple *, 4> finds;
      take_deferred_finds (stmt, branch, &finds);
      *gsi = gsi_for_stmt (stmt);
      gsi_remove (gsi, true);
      for (gimple *find : finds)
	{
	  gimple_stmt_iterator place = gsi_for_stmt (find);
	  lower_statement (&place);
	}
    }
  else if (op == OP_COPY || op == OP_GET_AGGREGATE
	   || op == OP_RETURN_AGGREGATE || op == OP_RESULT_AGGREGATE)
    {
      if (op == OP_COPY)
	soft_copy (gsi);
      else
	soft_aggregate (gsi, op);
      *gsi = gsi_for_stmt (stmt);
      gsi_remove (gsi, true);
    }
  else if (op == OP_PASS || op == OP_PASS_AGGREGATE)
    /* Done with the OP_CALL before it.  */
    gsi_remove (gsi, true);
  else if (options.metadata == METADATA_HYBRID && op == OP_ENTER)
    gsi_remove (gsi, true);
  else if (options.metadata == METADATA_HYBRID && found_bounds_p (op))
    {
      lower_found (gsi, op, &seq);
      replace_statement (gsi, seq);
    }
  else if (op == OP_REBASE && rebase_to_pass_p (as_a<gcall *> (stmt)))
    lower_rebase_to_pass (gsi);
  else if (op != OP_NONE)
    {
      gcall *call = as_a<gcall *> (stmt);
      soft_bounds yield = lower_straight (op, call, &seq);
      if (yield.lower)
	define_words (gimple_call_lhs (call), yield, &seq);
      replace_statement (gsi, seq);
    }
  else if (is_gimple_assign (stmt)
	   && bounds_value_p (gimple_assign_lhs (stmt)))
    {
      define_words (gimple_assign_lhs (stmt),
		    soft_words (gimple_assign_rhs1 (stmt)), &seq);
      replace_statement (gsi, seq);
    }
}

/* Makes WORD the PHI of the words ARGUMENTS in PHI's block.  */

void
make_word_phi (gphi *phi, tree word, const vec<tree> &arguments)
{
  if (!word)
    return;
  gphi *made = create_phi_node (word, gimple_bb (phi));
  for (unsigned i = 0; i < gimple_phi_num_args (phi); i++)
    add_phi_arg (made, arguments[i], gimple_phi_arg_edge (phi, i),
		 UNKNOWN_LOCATION);
}

/* Lowers PHI, one of bounds: PHIs of words.  */

void
lower_phi (gphi *phi)
{
  soft_bounds result = soft_words (gimple_phi_result (phi));
  auto_vec<tree, 8> lower, upper, where;
  for (unsigned i = 0; i < gimple_phi_num_args (phi); i++)
    {
      soft_bounds argument = soft_as (soft_words (gimple_phi_arg_def (phi, i)),
				      result);
      lower.safe_push (argument.lower);
      upper.safe_push (argument.upper);
      where.safe_push (argument.where);
    }
  make_word_phi (phi, result.lower, lower);
  make_word_phi (phi, result.upper, upper);
  make_word_phi (phi, result.where, where);
}

} // anonymous namespace

unsigned
execute_lower_soft (function *fun)
{
  checked = new hash_set<tree> ();
  passed = new hash_set<tree> ();
  objects = new hash_map<tree, gimple *> ();
  free_dominance_info (CDI_DOMINATORS);
  free_dominance_info (CDI_POST_DOMINATORS);
  remove_unneeded (fun, checked);
  note_callee (fun);
  begin_soft_bounds (fun);

  auto_vec<gphi *> phis;
  auto_vec<gimple *> statements, passed_finds;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    {
      for (gphi_iterator gsi = gsi_start_phis (bb); !gsi_end_p (gsi);
	   gsi_next (&gsi))
	if (bounds_value_p (gimple_phi_result (gsi.phi ())))
	  phis.safe_push (gsi.phi ());
      remove_stray_parts (bb);
      for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	   gsi_next (&gsi))
	/* A check takes its parts with it.  */
	if ((abstract_operation (gsi_stmt (gsi)) != OP_NONE
	     && abstract_operation (gsi_stmt (gsi)) != OP_PART)
	    || (is_gimple_assign (gsi_stmt (gsi))
		&& bounds_value_p (gimple_assign_lhs (gsi_stmt (gsi)))))
	  {
	    gimple *stmt = gsi_stmt (gsi);
	    statements.safe_push (stmt);
	    if (found_bounds_p (abstract_operation (stmt))
		&& only_passed_p (gimple_call_lhs (stmt)))
	      {
		passed->add (gimple_call_lhs (stmt));
		passed_finds.safe_push (stmt);
	      }
	    if (abstract_operation (stmt) == OP_MAKE
		&& TREE_CODE (gimple_call_arg (stmt, 1)) == INTEGER_CST)
	      objects->put (gimple_call_lhs (stmt), stmt);
	  }
    }
  for (gphi *phi : phis)
    lower_phi (phi);
  begin_deferred_finds (passed_finds);
  for (gimple *stmt : statements)
    if (!deferred_find_p (stmt))
      {
	gimple_stmt_iterator gsi = gsi_for_stmt (stmt);
	lower_statement (&gsi);
      }
  end_deferred_finds ();
  for (gphi *phi : phis)
    {
      gimple_stmt_iterator gsi = gsi_for_stmt (phi);
      remove_phi_node (&gsi, true);
    }

  print_statistics (fun);
  end_soft_pairs ();
  end_soft_bounds ();
  delete checked;
  delete passed;
  delete objects;
  return 0;
}
