/* The mpx backend with metadata=hybrid: bounds of pointers into the heap are
   computed, those of others are where MPX keeps them.

   In: the abstract operations that treat the two kinds differently.  Out, with
   the layout of mpxguard-heap-layout.h:

     b = mpxguard.load (slot, p)

	if (p >> 46 != 0) goto cold;
	lower = ..., upper = *where;	    as soft-derive.cc computes them
	bndmk	(lower, upper - lower), %bv1
      join:
	...
      cold:
	bndldx	(slot, p), %bv1
	goto join;

   Arguments and results have their bounds in registers or in entries of stack
   slots as with metadata=tables; where a check needs those of a pointer into
   the heap they are computed again, because a caller that only passes it on
   has none.

     b = mpxguard.renew (b1)		bounds computed from b1's lower one; the
					smaller upper bound counts
     mpxguard.store (slot, p, b)	nothing if p points into the heap
     mpxguard.escape (p, b)		a call if p is not inside b

   The upper bound of a block that was freed is 0, so that no access passes.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "entry-call.h"
#include "lower-mpx.h"
#include "lower-soft.h"
#include "mpxguard-heap-layout.h"
#include "options.h"

namespace {

/* The word at the address WHERE, read in SEQ.  */

tree
read_upper (tree where, gimple_seq *seq)
{
  /* It changes when the block is freed, behind GCC's back.  */
  tree type = build_pointer_type_for_mode (long_unsigned_type_node, DImode,
					   true);
  tree pointer = soft_force (fold_convert (type, where), seq);
  tree value = make_ssa_name (long_unsigned_type_node);
  tree word = build2 (MEM_REF, long_unsigned_type_node, pointer,
		      build_int_cst (type, 0));
  gimple_seq_add_stmt (seq, gimple_build_assign (value, word));
  return value;
}

/* Adds the code SEQ to the end of E's source.  */

void
append (edge e, gimple_seq seq, location_t location)
{
  for (gimple_stmt_iterator i = gsi_start (seq); !gsi_end_p (i); gsi_next (&i))
    gimple_set_location (gsi_stmt (i), location);
  gimple_stmt_iterator end = gsi_last_bb (e->src);
  gsi_insert_seq_after (&end, seq, GSI_CONTINUE_LINKING);
}

/* Adds to SEQ what puts the bounds of the word P, which may lie in the heap,
   into the register TO.  */

void
derive (tree p, unsigned to, gimple_seq *seq)
{
  soft_bounds found = soft_derive (p, seq);
  mpx_make_from_words (found.lower, read_upper (found.where, seq), to, seq);
}

} // anonymous namespace

void
mpx_find_hybrid (gimple_stmt_iterator *gsi, abstract_op op, unsigned to,
		 bool wanted)
{
  gcall *call = as_a<gcall *> (gsi_stmt (*gsi));
  location_t location = gimple_location (call);
  gimple_seq seq = NULL, tracked = NULL, code = NULL;
  tree pointer = soft_force (soft_word (gimple_call_arg (call, 1)), &seq);
  if (op == OP_ARGUMENT)
    mpx_argument (call, to, &seq);
  gsi_insert_seq_before (gsi, seq, GSI_SAME_STMT);
  if (op == OP_RESULT)
    mpx_result (gsi, to);
  if (op != OP_LOAD && !wanted)
    return;

  edge e = soft_split (gsi);
  basic_block target = e->dest;
  if (op == OP_LOAD)
    {
      mpx_load (call, to, &tracked);
      target = soft_cold_block (e, tracked);
    }
  e = soft_branch_if_tracked (e, target, pointer, location);
  if (wanted)
    derive (pointer, to, &code);
  else
    mpx_set_init (to, &code);
  append (e, code, location);
}

void
mpx_renew (gimple_stmt_iterator *gsi, unsigned to)
{
  gcall *call = as_a<gcall *> (gsi_stmt (*gsi));
  location_t location = gimple_location (call);
  tree old = gimple_call_arg (call, 0);
  gimple_seq seq = NULL, code = NULL;
  unsigned from = mpx_register (old, &seq);
  mpx_copy (from, to, &seq);
  if (init_bounds_p (old))
    {
      gsi_insert_seq_before (gsi, seq, GSI_SAME_STMT);
      return;
    }
  mpx_words words = mpx_read (from, &seq);
  gsi_insert_seq_before (gsi, seq, GSI_SAME_STMT);
  edge e = soft_split (gsi);
  e = soft_branch_if_tracked (e, e->dest, words.lower, location);
  soft_bounds found = soft_derive (words.lower, &code);
  tree upper = soft_op (MIN_EXPR, words.upper,
			read_upper (found.where, &code));
  mpx_make_from_words (words.lower, soft_force (upper, &code), to, &code);
  append (e, code, location);
}

void
mpx_store_hybrid (gimple_stmt_iterator *gsi)
{
  gcall *call = as_a<gcall *> (gsi_stmt (*gsi));
  location_t location = gimple_location (call);
  tree bounds = gimple_call_arg (call, 2);
  gimple_seq seq = NULL, store = NULL;
  tree pointer = soft_force (soft_word (gimple_call_arg (call, 1)), &seq);
  mpx_store (call, &store);
  if (soft_always_tracked_p (bounds))
    {
      gimple_seq_add_seq (&seq, store);
      gsi_insert_seq_before (gsi, seq, GSI_SAME_STMT);
      return;
    }
  gsi_insert_seq_before (gsi, seq, GSI_SAME_STMT);
  edge e = soft_split (gsi);
  soft_branch_if_tracked (e, soft_cold_block (e, store), pointer, location);
}

void
mpx_escape (gimple_stmt_iterator *gsi)
{
  gcall *call = as_a<gcall *> (gsi_stmt (*gsi));
  location_t location = gimple_location (call);
  tree bounds = gimple_call_arg (call, 1);
  if (init_bounds_p (bounds))
    return;
  gimple_seq seq = NULL, cold = NULL;
  tree pointer = soft_force (soft_word (gimple_call_arg (call, 0)), &seq);
  tree last = soft_force (soft_op (PLUS_EXPR, pointer,
				   build_minus_one_cst
				     (long_unsigned_type_node)), &seq);
  mpx_words words = mpx_read (mpx_register (bounds, &seq), &seq);
  gsi_insert_seq_before (gsi, seq, GSI_SAME_STMT);
  const tree operands[] = { pointer, words.lower, words.upper };
  gimple *remember = build_entry_call ("__mpxguard_escape", 3, operands, NULL,
				       NULL);
  gimple_set_location (remember, location);
  gimple_seq_add_stmt (&cold, remember);
  edge e = soft_split (gsi);
  basic_block block = soft_cold_block (e, cold);
  e = soft_branch (e, block, LT_EXPR, pointer, words.lower, location);
  soft_branch (e, block, GT_EXPR, last, words.upper, location);
}
