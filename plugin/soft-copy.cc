/* The soft backend's copies of memory that may hold pointers.

   In: mpxguard.copy.  Out: a call of the runtime, which copies what the tables
   say.  With metadata=hybrid a small copy needs no call if none of its
   pointers is tracked, nor where no tables are:

     mpxguard.copy (to, from, 16, 1);	if (to->word[0] >> 46 != 0) goto cold;
				      join:
					...
				      cold:
					if (to->word[0] >> 46 != 1) goto join;
					d = directory[to >> 20]
					    | directory[from >> 20];
					if (d != 0)
					  __mpxguard_copy_bounds (to, from, 16);
					goto join;

   The second test is for words of unions that hold no pointer but a number:
   the user's part of the address space ends at 2^47.  A copy of a size that is
   not known is mostly one of some characters, and needs no call if these lie
   in one word that is then no pointer that is tracked:

     mpxguard.copy (to, from, n, -1);	if (n - 1 > 7) goto call;
					if ((to ^ (to + n - 1)) > 7) goto call;
					if (word at (to & -8) >> 46 != 1)
					  goto join;
				      call:
					__mpxguard_copy_bounds (to, from, n);
				      join:

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "lower-soft.h"
#include "mpxguard-heap-layout.h"
#include "options.h"

namespace {

/* More words of a copy are not looked at one by one.  */
const int copied_words_limit = 4;

/* Reads the words in the memory at TO that WORDS names, in SEQ, and adds them
   to VALUES.  */

void
read_copied_words (tree to, unsigned HOST_WIDE_INT words, vec<tree> *values,
		   gimple_seq *seq)
{
  tree type = build_pointer_type_for_mode (long_unsigned_type_node, DImode,
					   true);
  /* By way of a word: the address of a part of a variable is no base that GCC
     expects.  */
  tree address = soft_force (soft_word (to), seq);
  tree pointer = soft_force (fold_convert (type, address), seq);
  for (; words; words &= words - 1)
    {
      tree word = make_ssa_name (long_unsigned_type_node);
      tree ref = build2 (MEM_REF, long_unsigned_type_node, pointer,
			 build_int_cst (type, 8 * ctz_hwi (words)));
      gimple_seq_add_stmt (seq, gimple_build_assign (word, ref));
      values->safe_push (word);
    }
}

/* Whether one of the words VALUES may be the address of an object that is not
   in the heap, as a flag computed in SEQ.  */

tree
any_tracked (const vec<tree> &values, gimple_seq *seq)
{
  tree any = boolean_false_node;
  for (tree value : values)
    {
      tree part
	= soft_force (soft_op (RSHIFT_EXPR, value,
			       soft_constant (MPXGUARD_HEAP_ADDRESS_BITS)),
		      seq);
      tree one = soft_compare (EQ_EXPR, part, soft_constant (1), seq);
      any = soft_force (fold_build2 (BIT_IOR_EXPR, boolean_type_node, any, one),
			seq);
    }
  return any;
}

/* Adds SEQ to the end of BB.  */

void
append (basic_block bb, gimple_seq seq)
{
  gimple_stmt_iterator end = gsi_last_bb (bb);
  gsi_insert_seq_after (&end, seq, GSI_CONTINUE_LINKING);
}

/* All of VALUES in one word, computed in SEQ.  */

tree
all_bits (const vec<tree> &values, gimple_seq *seq)
{
  tree all = NULL_TREE;
  for (tree value : values)
    all = all ? soft_force (soft_op (BIT_IOR_EXPR, all, value), seq) : value;
  return all;
}

/* Lets E's source go to E's destination at once unless one of the words WORDS
   at TO is tracked.  Returns the edge on which it goes on otherwise.  */

edge
branch_unless_tracked (edge e, tree to, unsigned HOST_WIDE_INT words,
		       location_t location)
{
  auto_vec<tree, copied_words_limit> values;
  gimple_seq seq = NULL;
  read_copied_words (to, words, &values, &seq);
  tree all = all_bits (values, &seq);
  append (e->src, seq);
  basic_block join = e->dest;
  basic_block cold = soft_cold_block (e, NULL);
  soft_branch_if_tracked (e, cold, all, location);
  seq = NULL;
  tree any = any_tracked (values, &seq);
  append (cold, seq);
  return soft_branch (single_succ_edge (cold), join, EQ_EXPR, any,
		      boolean_false_node, location);
}

/* Like branch_unless_tracked, for a copy of SIZE bytes to TO, which is known at
   run time only: branches from E to CALL, which calls the runtime.  */

void
branch_if_long (edge e, basic_block call, tree to, tree size,
		location_t location)
{
  tree seven = soft_constant (7);
  tree type = build_pointer_type_for_mode (long_unsigned_type_node, DImode,
					   true);
  gimple_seq seq = NULL;
  tree address = soft_force (soft_word (to), &seq);
  tree less = soft_force (soft_op (MINUS_EXPR, size, soft_constant (1)), &seq);
  append (e->src, seq);
  e = soft_branch (e, call, GT_EXPR, less, seven, location);
  seq = NULL;
  tree last = soft_force (soft_op (PLUS_EXPR, address, less), &seq);
  tree differ = soft_force (soft_op (BIT_XOR_EXPR, address, last), &seq);
  append (e->src, seq);
  e = soft_branch (e, call, GT_EXPR, differ, seven, location);
  seq = NULL;
  tree first = soft_force (soft_op (BIT_AND_EXPR, address,
				    soft_constant (HOST_WIDE_INT_M1U << 3)),
			   &seq);
  tree pointer = soft_force (fold_convert (type, first), &seq);
  tree word = make_ssa_name (long_unsigned_type_node);
  tree ref = build2 (MEM_REF, long_unsigned_type_node, pointer,
		     build_int_cst (type, 0));
  gimple_seq_add_stmt (&seq, gimple_build_assign (word, ref));
  tree top = soft_force (soft_op (RSHIFT_EXPR, word,
				  soft_constant (MPXGUARD_HEAP_ADDRESS_BITS)),
			 &seq);
  append (e->src, seq);
  soft_branch (e, call, EQ_EXPR, top, soft_constant (1), location);
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

} // anonymous namespace

bool
soft_words_testable_p (tree words)
{
  unsigned HOST_WIDE_INT mask = tree_to_uhwi (words);
  return options.metadata == METADATA_HYBRID && soft_in_line_p ()
	 && !soft_low_objects_p () && mask != 0
	 && mask != HOST_WIDE_INT_M1U
	 && popcount_hwi (mask) <= copied_words_limit;
}

tree
soft_words_at (tree address, tree words, gimple_seq *seq)
{
  auto_vec<tree, copied_words_limit> values;
  read_copied_words (address, tree_to_uhwi (words), &values, seq);
  return all_bits (values, seq);
}

void
soft_copy (gimple_stmt_iterator *gsi)
{
  gcall *copy = as_a<gcall *> (gsi_stmt (*gsi));
  location_t location = gimple_location (copy);
  tree to = gimple_call_arg (copy, 0), from = gimple_call_arg (copy, 1);
  tree size = gimple_call_arg (copy, 2);
  unsigned HOST_WIDE_INT words = tree_to_uhwi (gimple_call_arg (copy, 3));
  gimple_seq seq = NULL;
  bool hybrid = options.metadata != METADATA_TABLES && soft_in_line_p ();
  if (hybrid && TREE_CODE (size) == SSA_NAME && !soft_low_objects_p ())
    {
      edge e = soft_split (gsi);
      add_copy_call (copy, &seq);
      basic_block call = soft_cold_block (e, seq);
      call->count = e->src->count.apply_probability
	(profile_probability::even ());
      branch_if_long (e, call, to, size, location);
      return;
    }
  if (!hybrid || !tree_fits_uhwi_p (size) || tree_to_uhwi (size) > 256)
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
    e = branch_unless_tracked (e, to, words, location);
  tree a = soft_directory_entry (soft_force (soft_word (to), &seq), &seq);
  tree b = soft_directory_entry (soft_force (soft_word (from), &seq), &seq);
  tree both = soft_force (soft_op (BIT_IOR_EXPR, a, b), &seq);
  append (e->src, seq);
  seq = NULL;
  add_copy_call (copy, &seq);
  basic_block cold = soft_cold_block (e, seq);
  soft_branch (e, cold, NE_EXPR, both, build_zero_cst (long_unsigned_type_node),
	       location);
}
