/* The soft backend: from the abstract form to ordinary code.

   In: the operations of abstract.h.  Out: plain GIMPLE and calls of the
   runtime.  A bounds value b becomes words (soft-bounds.cc), a check two
   comparisons:

     mpxguard.check (p_1, 8, 4, b_2, 1);	a_5 = (unsigned long) p_1 + 8;
						if (a_5 < lower_3) goto cold;
						l_6 = a_5 + 3;
						if (l_6 > upper_4) goto cold;
					      join:
						...
					      cold:
						asm ("call __mpxguard_report")
						goto join;

   The report's entry saves every register, so the asm statement clobbers none
   and the code around a check keeps its registers.  soft-table.cc has the
   bounds tables, soft-call.cc the call area.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "check-parts.h"
#include "entry-call.h"
#include "linear.h"
#include "lower-soft.h"
#include "module.h"
#include "names.h"
#include "mpxguard-layout.h"
#include "options.h"
#include "passes.h"
#include "report-call.h"
#include "soft-bounds.h"
#include "statistics.h"
#include "unneeded.h"

namespace {

/* The bounds values that a check may need; the others are only passed on.  */
hash_set<tree> *checked;

/* The OP_MAKE of bounds values that are those of an object of constant size.  */
hash_map<tree, gimple *> *objects;


/* Checks.  */

/* A condition of a check.  */
struct condition
{
  tree_code code;
  tree a;
  tree b;
  gimple_seq seq;		/* What computes A and B.  */
};

/* The distance of CHECK's access from the begin of the object that MAKE is of, if
   it is the multiple of one integer and a constant; null otherwise.  */

tree
distance_in_object (gcall *check, gimple *make)
{
  linear_address access, start;
  linear_form (gimple_call_arg (check, CHECK_POINTER), &access);
  linear_form (gimple_call_arg (make, 0), &start);
  linear_add (&access, wi::to_offset (gimple_call_arg (check, CHECK_OFFSET)));
  if (!linear_subtract (&access, start) || access.terms.length () != 1
      || SSA_NAME_OCCURS_IN_ABNORMAL_PHI (access.terms[0].name))
    return NULL_TREE;
  tree type = long_unsigned_type_node;
  tree multiple = fold_build2 (MULT_EXPR, type,
			       fold_convert (type, access.terms[0].name),
			       wide_int_to_tree (type,
						 access.terms[0].coefficient));
  return fold_build2 (PLUS_EXPR, type, multiple,
		      wide_int_to_tree (type, access.constant));
}

/* Whether CHECK, at ADDRESS, is of a constant number of bytes of an object of
   constant size.  Then it fails if and only if the unsigned distance from the
   object's begin is more than the bytes that do not count: *CONDITION.

     if (a_1 - (unsigned long) &array > 36) goto cold;

   Where the lower bound needs no test, that is worth it only if GCC can
   compute the distance without the address.  */

bool
object_condition_p (gcall *check, tree address, const soft_bounds &bounds,
		    condition *outside)
{
  gimple **make = objects->get (gimple_call_arg (check, CHECK_BOUNDS));
  tree size = gimple_call_arg (check, CHECK_SIZE);
  if (!make || TREE_CODE (size) != INTEGER_CST
      || (check_flags (check) & (CHECK_NO_UPPER | CHECK_HIDDEN)))
    return false;
  tree whole = gimple_call_arg (*make, 1);
  if (wi::to_offset (size) > wi::to_offset (whole))
    return false;
  tree distance = distance_in_object (check, *make);
  if (!distance && (check_flags (check) & CHECK_NO_LOWER))
    return false;
  if (!distance)
    distance = fold_build2 (MINUS_EXPR, long_unsigned_type_node, address,
			    bounds.lower);
  outside->code = GT_EXPR;
  outside->seq = NULL;
  outside->a = soft_force (distance, &outside->seq);
  outside->b = wide_int_to_tree (long_unsigned_type_node,
				 wi::to_offset (whole) - wi::to_offset (size));
  return true;
}

/* Collects in CONDITIONS those under which a check with FLAGS, of SIZE bytes
   at ADDRESS, fails, each with what it computes.  */

void
failing_conditions (tree address, tree size, unsigned flags,
		    const soft_bounds &bounds,
		    auto_vec<condition, 4> *conditions)
{
  condition below = { LT_EXPR, address, bounds.lower, NULL };
  if (!integer_zerop (bounds.lower) && !(flags & CHECK_NO_LOWER))
    conditions->safe_push (below);
  if ((flags & CHECK_NO_UPPER)
      || (!bounds.where && integer_all_onesp (bounds.upper)))
    return;
  tree less = fold_build2 (MINUS_EXPR, long_unsigned_type_node,
			   fold_convert (long_unsigned_type_node, size),
			   build_one_cst (long_unsigned_type_node));
  if (TREE_CODE (size) == INTEGER_CST)
    {
      condition above = { GT_EXPR, NULL_TREE, NULL_TREE, NULL };
      above.a = soft_force (fold_build2 (PLUS_EXPR, long_unsigned_type_node,
					 address, less), &above.seq);
      above.b = soft_upper (bounds, &above.seq);
      conditions->safe_push (above);
      return;
    }
  /* Any size: the end may wrap around.  */
  condition beyond = { GT_EXPR, address, NULL_TREE, NULL };
  beyond.b = soft_upper (bounds, &beyond.seq);
  conditions->safe_push (beyond);
  condition above = { LT_EXPR, NULL_TREE, NULL_TREE, NULL };
  above.a = soft_force (fold_build2 (MINUS_EXPR, long_unsigned_type_node,
				     beyond.b, address), &above.seq);
  above.b = soft_force (less, &above.seq);
  conditions->safe_push (above);
}

/* What a report is told of BOUNDS, computed in SEQ.  */

report_bounds
report_words (const soft_bounds &bounds, gimple_seq *seq)
{
  report_bounds result = { bounds.lower, NULL_TREE, bounds.where };
  if (bounds.upper)
    {
      result.upper = soft_upper (bounds, seq);
      result.where = NULL_TREE;
    }
  return result;
}

/* Adds to SEQ the report of CHECK, of SIZE bytes at ADDRESS.  */

void
add_report (gcall *check, tree address, tree size, const soft_bounds &bounds,
	    gimple_seq *seq)
{
  unsigned flags = check_flags (check) & CHECK_REPORT_FLAGS;
  tree info = soft_force (report_info (size,
				       build_int_cst (unsigned_type_node,
						      flags)), seq);
  tree name = gimple_call_num_args (check) > CHECK_NAME
	      ? gimple_call_arg (check, CHECK_NAME) : NULL_TREE;
  const char *part = part_of_name (name);
  name = name && !part ? soft_force (soft_word (name), seq) : NULL_TREE;
  gimple *report = build_report (address, report_words (bounds, seq), info,
				 name, gimple_location (check), part);
  gimple_seq_add_stmt (seq, report);
}

/* VALUE as GCC cannot see it, computed in SEQ.  */

tree
hidden (tree value, gimple_seq *seq)
{
  tree result = make_ssa_name (TREE_TYPE (value));
  vec<tree, va_gc> *inputs = NULL, *outputs = NULL;
  vec_safe_push (inputs, build_tree_list (build_tree_list (NULL_TREE,
							   build_string (2,
									 "0")),
					  value));
  vec_safe_push (outputs, build_tree_list (build_tree_list (NULL_TREE,
							    build_string (3,
									  "=r")),
					   result));
  gasm *statement = gimple_build_asm_vec ("", inputs, outputs, NULL, NULL);
  SSA_NAME_DEF_STMT (result) = statement;
  gimple_seq_add_stmt (seq, statement);
  return result;
}

/* Lowers the check at *GSI and leaves *GSI at the statement behind it.  */

void
lower_check (gimple_stmt_iterator *gsi)
{
  gcall *check = as_a<gcall *> (gsi_stmt (*gsi));
  location_t location = gimple_location (check);
  soft_bounds bounds
    = soft_words (gimple_call_arg (check, CHECK_BOUNDS));
  tree size = gimple_call_arg (check, CHECK_SIZE);
  unsigned flags = check_flags (check);
  gimple_seq seq = NULL;
  tree address = check_address (check, &seq);
  if (flags & CHECK_HIDDEN)
    {
      address = hidden (address, &seq);
      bounds.lower = hidden (bounds.lower, &seq);
      if (bounds.upper)
	bounds.upper = hidden (bounds.upper, &seq);
    }
  auto_vec<condition, 4> conditions;
  condition outside;
  if (object_condition_p (check, address, bounds, &outside))
    conditions.safe_push (outside);
  else
    failing_conditions (address, size, flags, bounds, &conditions);
  gsi_insert_seq_before (gsi, seq, GSI_SAME_STMT);

  auto_vec<gcall *, 4> parts;
  collect_parts (*gsi, &parts);
  if (conditions.is_empty ())
    {
      remove_parts (parts);
      gsi_remove (gsi, true);
      return;
    }

  gimple_seq cold_seq = NULL;
  if (parts.is_empty ())
    add_report (check, address, size, bounds, &cold_seq);
  else
    report_parts (parts, report_words (bounds, &cold_seq), &cold_seq);
  remove_parts (parts);

  edge e = soft_split (gsi);
  basic_block join = e->dest;
  basic_block cold = soft_cold_block (e, cold_seq);
  /* Nothing is wrong with an access to no bytes.  */
  if (TREE_CODE (size) != INTEGER_CST && !(flags & CHECK_NOT_EMPTY))
    e = soft_branch (e, join, EQ_EXPR, size, build_zero_cst (TREE_TYPE (size)),
		     location);
  for (const condition &c : conditions)
    {
      gimple_stmt_iterator end = gsi_last_bb (e->src);
      gsi_insert_seq_after (&end, c.seq, GSI_CONTINUE_LINKING);
      e = soft_branch (e, cold, c.code, c.a, c.b, location);
    }
  gsi_remove (gsi, true);
}


/* Lowers the escape at *GSI: unless the pointer lies inside the bounds or just
   behind, the runtime is told.  */

void
lower_escape (gimple_stmt_iterator *gsi)
{
  gcall *escape = as_a<gcall *> (gsi_stmt (*gsi));
  location_t location = gimple_location (escape);
  soft_bounds bounds = soft_words (gimple_call_arg (escape, 1));
  gimple_seq seq = NULL;
  tree pointer = soft_force (soft_word (gimple_call_arg (escape, 0)), &seq);
  tree last = soft_force (soft_op (PLUS_EXPR, pointer,
				   build_minus_one_cst
				     (long_unsigned_type_node)), &seq);
  tree upper = soft_upper (bounds, &seq);
  gsi_insert_seq_before (gsi, seq, GSI_SAME_STMT);

  const tree operands[] = { pointer, bounds.lower, upper };
  gimple *call = build_entry_call ("__mpxguard_escape", 3, operands, NULL,
				   NULL);
  gimple_set_location (call, location);
  seq = NULL;
  gimple_seq_add_stmt (&seq, call);
  edge e = soft_split (gsi);
  basic_block cold = soft_cold_block (e, seq);
  e = soft_branch (e, cold, LT_EXPR, pointer, bounds.lower, location);
  soft_branch (e, cold, GT_EXPR, last, upper, location);
  gsi_remove (gsi, true);
}


/* The other operations.  */

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

/* Bounds that hold only if the pointer lies inside, or one past the end.  */

soft_bounds
lower_rebase (gcall *call, gimple_seq *seq)
{
  soft_bounds bounds = soft_words (gimple_call_arg (call, 0));
  tree distance = soft_op (MINUS_EXPR, gimple_call_arg (call, 1),
			   bounds.lower);
  tree size = soft_op (PLUS_EXPR,
		       soft_op (MINUS_EXPR, soft_upper (bounds, seq),
				bounds.lower),
		       build_one_cst (long_unsigned_type_node));
  tree inside = soft_compare (LE_EXPR, soft_force (distance, seq),
			      soft_force (size, seq), seq);
  return choose_words (inside, bounds,
		       soft_as (soft_words (init_bounds ()), bounds), seq);
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

/* The directory entry of the slice that ADDRESS, a word, lies in.  */

tree
directory_word (tree address, gimple_seq *seq)
{
  tree slice = soft_op (RSHIFT_EXPR, address,
			build_int_cst (integer_type_node,
				       MPXGUARD_SLICE_SHIFT));
  tree offset = soft_force (soft_op (MULT_EXPR, slice,
				     build_int_cst (long_unsigned_type_node,
						    8)), seq);
  tree type = build_pointer_type_for_mode (long_unsigned_type_node, DImode,
					   true);
  tree word = make_ssa_name (long_unsigned_type_node);
  tree ref = build2 (MEM_REF, long_unsigned_type_node,
		     soft_force (fold_convert (type, offset), seq),
		     build_int_cst (type, MPXGUARD_DIRECTORY_BASE));
  gimple_seq_add_stmt (seq, gimple_build_assign (word, ref));
  return word;
}

/* More words of a copy are not looked at one by one.  */
const int copied_words_limit = 4;

/* The words in the memory at TO that WORDS names, combined by or, computed in
   SEQ.  */

tree
copied_words (tree to, unsigned HOST_WIDE_INT words, gimple_seq *seq)
{
  tree type = build_pointer_type_for_mode (long_unsigned_type_node, DImode,
					   true);
  /* By way of a word: the address of a part of a variable is no base that GCC
     expects.  */
  tree address = soft_force (soft_word (to), seq);
  tree pointer = soft_force (fold_convert (type, address), seq);
  tree all = NULL_TREE;
  for (; words; words &= words - 1)
    {
      tree word = make_ssa_name (long_unsigned_type_node);
      tree ref = build2 (MEM_REF, long_unsigned_type_node, pointer,
			 build_int_cst (type, 8 * ctz_hwi (words)));
      gimple_seq_add_stmt (seq, gimple_build_assign (word, ref));
      all = all ? soft_force (soft_op (BIT_IOR_EXPR, all, word), seq) : word;
    }
  return all;
}

/* The call that lets the bounds move with the memory that COPY speaks of,
   in SEQ.  */

void
add_copy_call (gcall *copy, gimple_seq *seq)
{
  tree to = gimple_call_arg (copy, 0), from = gimple_call_arg (copy, 1);
  tree size = gimple_call_arg (copy, 2);
  tree type = build_function_type_list (void_type_node, ptr_type_node,
					ptr_type_node, size_type_node,
					NULL_TREE);
  gcall *call
    = gimple_build_call (soft_function ("__mpxguard_copy_bounds", type), 3,
			 soft_force (fold_convert (ptr_type_node, to), seq),
			 soft_force (fold_convert (ptr_type_node, from), seq),
			 soft_force (fold_convert (size_type_node, size),
				     seq));
  gimple_set_location (call, gimple_location (copy));
  gimple_seq_add_stmt (seq, call);
}

/* Lowers the copy at *GSI.  With metadata=hybrid a small copy needs no call if
   none of its pointers is tracked, or where no tables are.  */

void
lower_copy (gimple_stmt_iterator *gsi)
{
  gcall *copy = as_a<gcall *> (gsi_stmt (*gsi));
  location_t location = gimple_location (copy);
  tree to = gimple_call_arg (copy, 0), from = gimple_call_arg (copy, 1);
  tree size = gimple_call_arg (copy, 2);
  unsigned HOST_WIDE_INT words = tree_to_uhwi (gimple_call_arg (copy, 3));
  gimple_seq seq = NULL;
  if (options.metadata == METADATA_TABLES || !soft_in_line_p ()
      || !tree_fits_uhwi_p (size) || tree_to_uhwi (size) > 256)
    {
      add_copy_call (copy, &seq);
      gsi_insert_seq_before (gsi, seq, GSI_SAME_STMT);
      return;
    }
  if (words == 0)
    return;
  edge e = soft_split (gsi);
  if (words != HOST_WIDE_INT_M1U
      && popcount_hwi (words) <= copied_words_limit
      && !soft_low_objects_p ())
    {
      tree all = copied_words (to, words, &seq);
      gimple_stmt_iterator end = gsi_last_bb (e->src);
      gsi_insert_seq_after (&end, seq, GSI_CONTINUE_LINKING);
      basic_block tables = soft_cold_block (e, NULL);
      soft_branch_if_tracked (e, tables, all, location);
      e = single_succ_edge (tables);
      seq = NULL;
    }
  tree a = directory_word (soft_force (soft_word (to), &seq), &seq);
  tree b = directory_word (soft_force (soft_word (from), &seq), &seq);
  tree both = soft_force (soft_op (BIT_IOR_EXPR, a, b), &seq);
  gimple_stmt_iterator end = gsi_last_bb (e->src);
  gsi_insert_seq_after (&end, seq, GSI_CONTINUE_LINKING);
  seq = NULL;
  add_copy_call (copy, &seq);
  basic_block cold = soft_cold_block (e, seq);
  soft_branch (e, cold, NE_EXPR, both, build_zero_cst (long_unsigned_type_node),
	       location);
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
      if (TREE_CODE (gimple_call_arg (call, 0)) == ADDR_EXPR)
	note_local (TREE_OPERAND (gimple_call_arg (call, 0), 0));
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
    case OP_ENTER:
      soft_enter (call, seq);
      return none;
    case OP_GET_AGGREGATE:
      soft_get_aggregate (call, seq);
      return none;
    case OP_RETURN_AGGREGATE:
      soft_return_aggregate (call, seq);
      return none;
    case OP_RESULT_AGGREGATE:
      soft_result_aggregate (call, seq);
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

/* Lowers the operation OP at *GSI, which finds bounds in metadata=hybrid, and
   adds to SEQ what defines them.  */

void
lower_found (gimple_stmt_iterator *gsi, abstract_op op, gimple_seq *seq)
{
  gcall *call = as_a<gcall *> (gsi_stmt (*gsi));
  tree name = gimple_call_lhs (call);
  soft_bounds found = soft_find (gsi, op, checked->contains (name));
  /* An object that a function has cut out of a block.  */
  if (op == OP_ALLOC && soft_words (name).upper)
    {
      soft_bounds object = lower_alloc (call, seq);
      found.lower = object.lower;
      found.upper = object.upper;
    }
  define_words (name, found, seq);
}

/* Lowers the statement at *GSI, which is of the abstract form.  */

void
lower_statement (gimple_stmt_iterator *gsi)
{
  gimple *stmt = gsi_stmt (*gsi);
  abstract_op op = abstract_operation (stmt);
  gimple_seq seq = NULL;
  if (op == OP_CHECK)
    lower_check (gsi);
  else if (op == OP_ESCAPE)
    lower_escape (gsi);
  else if (op == OP_STORE || op == OP_COPY || op == OP_CALL || op == OP_RETURN)
    {
      if (op == OP_STORE)
	soft_table_store (gsi);
      else if (op == OP_COPY)
	lower_copy (gsi);
      else if (op == OP_CALL)
	soft_pass_all (gsi);
      else
	soft_return (gsi);
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
  objects = new hash_map<tree, gimple *> ();
  free_dominance_info (CDI_DOMINATORS);
  free_dominance_info (CDI_POST_DOMINATORS);
  remove_unneeded (fun, checked);
  begin_soft_bounds (fun);

  auto_vec<gphi *> phis;
  auto_vec<gimple *> statements;
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
	    if (abstract_operation (stmt) == OP_MAKE
		&& TREE_CODE (gimple_call_arg (stmt, 1)) == INTEGER_CST)
	      objects->put (gimple_call_lhs (stmt), stmt);
	  }
    }
  for (gphi *phi : phis)
    lower_phi (phi);
  for (gimple *stmt : statements)
    {
      gimple_stmt_iterator gsi = gsi_for_stmt (stmt);
      lower_statement (&gsi);
    }
  for (gphi *phi : phis)
    {
      gimple_stmt_iterator gsi = gsi_for_stmt (phi);
      remove_phi_node (&gsi, true);
    }

  print_statistics (fun);
  end_soft_bounds ();
  delete checked;
  delete objects;
  return 0;
}
