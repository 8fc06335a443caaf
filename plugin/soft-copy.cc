/* The soft backend's copies of memory that may hold pointers.

   In: mpxguard.copy.  Out: a call of the runtime, which copies what the tables
   say.  With metadata=hybrid a small copy needs no call if none of its
   pointers is tracked, nor where no tables are:

     mpxguard.copy (to, from, 16, 1);	if (to->word[0] >> 46 != 0) goto cold;
				      join:
					...
				      cold:
					d = directory[to >> 20]
					    | directory[from >> 20];
					if (d != 0)
					  __mpxguard_copy_bounds (to, from, 16);
					goto join;

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "lower-soft.h"
#include "options.h"

namespace {

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

} // anonymous namespace

void
soft_copy (gimple_stmt_iterator *gsi)
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
  tree a = soft_directory_entry (soft_force (soft_word (to), &seq), &seq);
  tree b = soft_directory_entry (soft_force (soft_word (from), &seq), &seq);
  tree both = soft_force (soft_op (BIT_IOR_EXPR, a, b), &seq);
  gimple_stmt_iterator end = gsi_last_bb (e->src);
  gsi_insert_seq_after (&end, seq, GSI_CONTINUE_LINKING);
  seq = NULL;
  add_copy_call (copy, &seq);
  basic_block cold = soft_cold_block (e, seq);
  soft_branch (e, cold, NE_EXPR, both, build_zero_cst (long_unsigned_type_node),
	       location);
}
