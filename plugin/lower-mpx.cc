/* The mpx backend: from the abstract form to MPX instructions.

   In: the operations of abstract.h.  Out: asm statements that name virtual
   bound registers.  A bounds value is such a register; where values merge, each
   edge has the copy:

     # b_3 = PHI <b_1 (2), b_2 (3)>	edge 2: bndmov %bv1, %bv3
					edge 3: bndmov %bv2, %bv3

   The statements are volatile, so they keep their order, and whatever GCC does
   with the blocks it does with them: what a virtual register holds is as
   settled as what a place in memory holds.  mpx-code.cc writes the
   statements, mpx-check.cc lowers checks, mpx-call.cc what happens at calls;
   after expand the passes rtl-bndargs.cc, rtl-bndalloc.cc and rtl-bndprefix.cc
   do the rest.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "check-parts.h"
#include "early.h"
#include "lower-mpx.h"
#include "lower-soft.h"
#include "names.h"
#include "options.h"
#include "passes.h"
#include "statistics.h"
#include "unneeded.h"

namespace {

/* The registers of the bounds values of the current function: by SSA name, or
   for the versions of a home (bounds.cc) by its variable.  */
hash_map<tree, unsigned> *registers;
unsigned register_count;

/* The bounds values that a check may need; the others are only passed on.  */
hash_set<tree> *checked;

/* Merging.  */

/* The copy of a bounds value, or of INIT, to the register TO.  */
struct bounds_copy
{
  tree from;
  unsigned to;
};

/* Inserts the COPIES, which are made at the same time, on E.  */

void
insert_copies (edge e, vec<bounds_copy> *copies)
{
  gimple_seq seq = NULL;
  while (!copies->is_empty ())
    {
      /* One whose target nobody else still reads goes first.  */
      unsigned chosen = copies->length ();
      for (unsigned i = 0; i < copies->length () && chosen == copies->length ();
	   i++)
	{
	  bool read = false;
	  for (unsigned j = 0; j < copies->length (); j++)
	    read |= (j != i && !init_bounds_p ((*copies)[j].from)
		     && mpx_register ((*copies)[j].from, NULL)
			== (*copies)[i].to);
	  if (!read)
	    chosen = i;
	}
      if (chosen < copies->length ())
	{
	  bounds_copy copy = (*copies)[chosen];
	  copies->unordered_remove (chosen);
	  if (init_bounds_p (copy.from))
	    mpx_set_init (copy.to, &seq);
	  else
	    mpx_copy (mpx_register (copy.from, NULL), copy.to, &seq);
	  continue;
	}
      /* They run in circles: one target's old value moves aside.  */
      unsigned victim = (*copies)[0].to;
      unsigned aside = mpx_new_register ();
      mpx_copy (victim, aside, &seq);
      tree stand_in = create_tmp_reg (bounds_type (), "aside");
      registers->put (stand_in, aside);
      for (bounds_copy &copy : *copies)
	if (!init_bounds_p (copy.from)
	    && mpx_register (copy.from, NULL) == victim)
	  copy.from = stand_in;
    }
  if (seq)
    gsi_insert_seq_on_edge (e, seq);
}

/* Puts the copies for the PHIs of bounds at the begin of BB on its edges.  */

void
lower_phis (basic_block bb)
{
  edge e;
  edge_iterator ei;
  FOR_EACH_EDGE (e, ei, bb->preds)
    {
      auto_vec<bounds_copy, 4> copies;
      for (gphi_iterator gsi = gsi_start_phis (bb); !gsi_end_p (gsi);
	   gsi_next (&gsi))
	{
	  gphi *phi = gsi.phi ();
	  tree result = gimple_phi_result (phi);
	  if (!bounds_value_p (result))
	    continue;
	  bounds_copy copy = { PHI_ARG_DEF_FROM_EDGE (phi, e),
			       mpx_register (result, NULL) };
	  if (init_bounds_p (copy.from)
	      || mpx_register (copy.from, NULL) != copy.to)
	    copies.safe_push (copy);
	}
      gcc_assert (copies.is_empty () || !(e->flags & EDGE_ABNORMAL));
      insert_copies (e, &copies);
    }
}


/* The other operations.  */

void
lower_narrow (gcall *call, unsigned to, gimple_seq *seq)
{
  tree pointer = soft_force (soft_word (gimple_call_arg (call, 1)), seq);
  tree distance = mpx_distance_to_last (gimple_call_arg (call, 2));
  tree whole = gimple_call_arg (call, 0);
  if (init_bounds_p (whole))
    {
      mpx_make (pointer, distance, to, seq);
      return;
    }
  mpx_words words = mpx_read (mpx_register (whole, seq), seq);
  tree end = soft_force (soft_op (PLUS_EXPR, pointer, distance), seq);
  tree lower = soft_force (soft_op (MAX_EXPR, words.lower, pointer), seq);
  tree upper = soft_force (soft_op (MIN_EXPR, words.upper, end), seq);
  mpx_make_from_words (lower, upper, to, seq);
}

/* Bounds that hold only if the pointer lies inside or, if the last operand says
   so, one past the end.  */

void
lower_rebase (gcall *call, unsigned to, gimple_seq *seq)
{
  tree whole = gimple_call_arg (call, 0);
  if (init_bounds_p (whole))
    {
      mpx_set_init (to, seq);
      return;
    }
  mpx_words words = mpx_read (mpx_register (whole, seq), seq);
  tree distance = soft_op (MINUS_EXPR, gimple_call_arg (call, 1), words.lower);
  tree size = soft_op (PLUS_EXPR, soft_op (MINUS_EXPR, words.upper,
					   words.lower), build_one_cst (long_unsigned_type_node));
  bool end_p = integer_onep (gimple_call_arg (call, 2));
  tree inside = soft_compare (end_p ? LE_EXPR : LT_EXPR,
			      soft_force (distance, seq),
			      soft_force (size, seq), seq);
  tree lower = soft_choose (inside, words.lower,
			    build_zero_cst (long_unsigned_type_node), seq);
  tree upper = soft_choose (inside, words.upper,
			    build_minus_one_cst (long_unsigned_type_node),
			    seq);
  mpx_make_from_words (lower, upper, to, seq);
}

/* Lowers the mpxguard.select at GSI: the first bounds are copied, and the
   second after them if the flag is false.  */

void
lower_select (gimple_stmt_iterator *gsi, unsigned to)
{
  gcall *call = as_a<gcall *> (gsi_stmt (*gsi));
  gimple_seq seq = NULL, other = NULL;
  mpx_copy (mpx_register (gimple_call_arg (call, 0), &seq), to, &seq);
  gsi_insert_seq_before (gsi, seq, GSI_SAME_STMT);
  mpx_copy (mpx_register (gimple_call_arg (call, 1), &other), to, &other);
  edge e = soft_split (gsi);
  basic_block block = soft_cold_block (e, other);
  tree flag = gimple_call_arg (call, 2);
  soft_branch (e, block, EQ_EXPR, flag, build_zero_cst (TREE_TYPE (flag)),
	       gimple_location (call));
}

void
lower_copy (gcall *call, gimple_seq *seq)
{
  tree type = build_function_type_list (void_type_node, ptr_type_node,
					ptr_type_node, size_type_node,
					NULL_TREE);
  tree to = fold_convert (ptr_type_node, gimple_call_arg (call, 0));
  tree from = fold_convert (ptr_type_node, gimple_call_arg (call, 1));
  tree size = fold_convert (size_type_node, gimple_call_arg (call, 2));
  to = soft_force (to, seq);
  from = soft_force (from, seq);
  size = soft_force (size, seq);
  gimple_seq_add_stmt (seq,
		       gimple_build_call (soft_function
					  ("__mpxguard_copy_bounds", type), 3,
					  to, from, size));
}

/* Lowers the mpxguard.enter CALL.  The call area holds only some aggregates for
   functions of this backend; without such a parameter it is not read.  */

void
lower_enter (gcall *call, gimple_seq *seq)
{
  tree flag = gimple_call_lhs (call);
  imm_use_iterator iterator;
  use_operand_p use;
  /* With metadata=hybrid whoever takes an aggregate looks himself.  */
  bool looks = options.metadata == METADATA_TABLES;
  FOR_EACH_IMM_USE_FAST (use, iterator, flag)
    if (looks && abstract_operation (USE_STMT (use)) == OP_GET_AGGREGATE
	&& mpx_takes_from_area_p (as_a<gcall *> (USE_STMT (use))))
      {
	soft_enter (call, seq);
	return;
      }
  gimple_seq_add_stmt (seq, gimple_build_assign (flag, boolean_false_node));
}

void
lower_make (gcall *call, unsigned to, gimple_seq *seq)
{
  tree pointer = gimple_call_arg (call, 0);
  note_object (pointer);
  mpx_make (pointer, mpx_distance_to_last (gimple_call_arg (call, 1)), to, seq);
}

/* Lowers the operation OP, CALL, into SEQ; TO is the register for the bounds
   that it yields.  */

void
lower_straight (abstract_op op, gcall *call, unsigned to, gimple_seq *seq)
{
  switch (op)
    {
    case OP_MAKE:
    case OP_ALLOC:
      lower_make (call, to, seq);
      break;
    case OP_LOAD:
      mpx_load (call, to, seq);
      break;
    case OP_STORE:
      mpx_store (call, seq);
      break;
    case OP_NARROW:
      lower_narrow (call, to, seq);
      break;
    case OP_REBASE:
      lower_rebase (call, to, seq);
      break;
    case OP_ARGUMENT:
      mpx_argument (call, to, seq);
      break;
    case OP_COPY:
      lower_copy (call, seq);
      break;
    case OP_ENTER:
      lower_enter (call, seq);
      break;
    case OP_GET_AGGREGATE:
      mpx_get_aggregate (call, seq);
      break;
    case OP_RETURN_AGGREGATE:
      if (mpx_returns_by_area_p ())
	soft_return_aggregate (call, seq);
      break;
    case OP_RESULT_AGGREGATE:
      mpx_result_aggregate (call, seq);
      break;
    default:
      /* mpxguard.call and pass, which mpx_lower_call has dealt with.  */
      break;
    }
}

/* Puts SEQ in the place of the statement at *GSI.  */

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

void
lower_statement (gimple_stmt_iterator *gsi)
{
  gimple *stmt = gsi_stmt (*gsi);
  abstract_op op = abstract_operation (stmt);
  gimple_seq seq = NULL;
  if (op == OP_CHECK)
    {
      mpx_lower_check (gsi);
      return;
    }
  if (op == OP_NONE)
    {
      tree from = gimple_assign_rhs1 (stmt);
      unsigned to = mpx_register (gimple_assign_lhs (stmt), NULL);
      if (init_bounds_p (from))
	mpx_set_init (to, &seq);
      else
	mpx_copy (mpx_register (from, NULL), to, &seq);
      replace_statement (gsi, seq);
      return;
    }
  gcall *call = as_a<gcall *> (stmt);
  unsigned to = 0;
  if (gimple_call_lhs (call) && op != OP_ENTER)
    to = mpx_register (gimple_call_lhs (call), NULL);
  bool hybrid = options.metadata == METADATA_HYBRID;
  if (op == OP_SELECT)
    lower_select (gsi, to);
  else if (hybrid && (op == OP_LOAD || op == OP_ARGUMENT || op == OP_RESULT))
    mpx_find_hybrid (gsi, op, to,
		     checked->contains (gimple_call_lhs (call)));
  else if (hybrid && op == OP_STORE)
    mpx_store_hybrid (gsi);
  else if (op == OP_RENEW)
    mpx_renew (gsi, to);
  else if (op == OP_ESCAPE)
    mpx_escape (gsi);
  else if (op == OP_RESULT)
    mpx_result (gsi, to);
  else
    lower_straight (op, call, to, &seq);
  replace_statement (gsi, seq);
}


/* Calls.  */

bool
bounds_statement_p (gimple *stmt)
{
  abstract_op op = abstract_operation (stmt);
  return (op != OP_NONE && op != OP_PART)
	 || (is_gimple_assign (stmt)
	     && bounds_value_p (gimple_assign_lhs (stmt)));
}

/* Lets the calls and returns of BB pass bounds.  */

void
lower_calls (basic_block bb)
{
  auto_vec<gcall *, 8> operations;
  gcall *handed_back = NULL;
  auto_vec<gimple *> statements;
  for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
       gsi_next (&gsi))
    statements.safe_push (gsi_stmt (gsi));
  for (gimple *stmt : statements)
    {
      abstract_op op = abstract_operation (stmt);
      if (op == OP_CALL)
	operations.truncate (0);
      if (op == OP_CALL || op == OP_PASS || op == OP_PASS_AGGREGATE)
	operations.safe_push (as_a<gcall *> (stmt));
      else if (op == OP_RETURN || op == OP_RETURN_AGGREGATE)
	handed_back = as_a<gcall *> (stmt);
      else if (op == OP_NONE && is_gimple_call (stmt))
	{
	  tree decl = gimple_call_fndecl (stmt);
	  if (decl && va_entry_p (decl))
	    {
	      mpx_lower_va_entry (as_a<gcall *> (stmt));
	      continue;
	    }
	  mpx_lower_call (as_a<gcall *> (stmt), operations);
	  operations.truncate (0);
	}
      else if (gimple_code (stmt) == GIMPLE_RETURN)
	mpx_lower_return (as_a<greturn *> (stmt), handed_back);
    }
}

} // anonymous namespace

void
mpx_make_from_words (tree lower, tree upper, unsigned to, gimple_seq *seq)
{
  mpx_make (lower, soft_force (soft_op (MINUS_EXPR, upper, lower), seq), to,
	    seq);
}

void
mpx_load (gcall *call, unsigned to, gimple_seq *seq)
{
  tree slot = gimple_call_arg (call, 0), pointer = gimple_call_arg (call, 1);
  if (shared_slot_p (call))
    mpx_shared_load (slot, pointer, to, seq);
  else
    mpx_table_load (slot, pointer, to, seq);
}

void
mpx_store (gcall *call, gimple_seq *seq)
{
  tree slot = gimple_call_arg (call, 0), pointer = gimple_call_arg (call, 1);
  unsigned from = mpx_register (gimple_call_arg (call, 2), seq);
  if (shared_slot_p (call))
    mpx_shared_store (slot, pointer, from, seq);
  else
    mpx_table_store (slot, pointer, from, seq);
}

unsigned
mpx_new_register (void)
{
  return register_count++;
}

unsigned
mpx_register (tree bounds, gimple_seq *seq)
{
  if (init_bounds_p (bounds))
    {
      unsigned fresh = mpx_new_register ();
      mpx_set_init (fresh, seq);
      return fresh;
    }
  tree key = bounds;
  if (TREE_CODE (bounds) == SSA_NAME && SSA_NAME_VAR (bounds))
    key = SSA_NAME_VAR (bounds);
  bool existed;
  unsigned &number = registers->get_or_insert (key, &existed);
  if (!existed)
    number = mpx_new_register ();
  return number;
}

unsigned
execute_lower_mpx (function *fun)
{
  registers = new hash_map<tree, unsigned> ();
  register_count = 0;
  free_dominance_info (CDI_DOMINATORS);
  free_dominance_info (CDI_POST_DOMINATORS);
  checked = new hash_set<tree> ();
  remove_unneeded (fun, checked);

  auto_vec<gimple *> statements;
  auto_vec<basic_block> blocks;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    blocks.safe_push (bb);
  for (basic_block b : blocks)
    {
      remove_stray_parts (b);
      for (gimple_stmt_iterator gsi = gsi_start_bb (b); !gsi_end_p (gsi);
	   gsi_next (&gsi))
	if (bounds_statement_p (gsi_stmt (gsi)))
	  statements.safe_push (gsi_stmt (gsi));
      lower_phis (b);
      lower_calls (b);
    }
  gsi_commit_edge_inserts ();
  for (gimple *stmt : statements)
    {
      gimple_stmt_iterator gsi = gsi_for_stmt (stmt);
      lower_statement (&gsi);
    }

  /* Only now: GCC gives the names of removed PHIs to others.  */
  for (basic_block b : blocks)
    for (gphi_iterator gsi = gsi_start_phis (b); !gsi_end_p (gsi);)
      if (bounds_value_p (gimple_phi_result (gsi.phi ())))
	remove_phi_node (&gsi, true);
      else
	gsi_next (&gsi);

  print_statistics (fun);
  delete registers;
  delete checked;
  return 0;
}
