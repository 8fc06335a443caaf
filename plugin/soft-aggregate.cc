/* The soft backend's aggregates that hold pointers, as arguments and results.

   In: mpxguard.get_aggregate, return_aggregate and result_aggregate.  Out: calls
   of the runtime, which lets the bounds move that the tables know, and a record
   in the call area.  With metadata=hybrid a small aggregate needs none of that
   if no pointer in it is tracked:

     mpxguard.get_aggregate (0, &v, 16, m, 1);

	if ((v.word[0] & 1 << 46) != 0) goto cold;
      join:
	...
      cold:
	__mpxguard_consume_argument (0, &v, 16, &f);
	goto join;

   Who passes it makes the same test (soft-call.cc).

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "lower-soft.h"
#include "options.h"

namespace {

/* Calls the runtime's NAME with the operands FIRST, ADDRESS, SIZE and FLAG.  */

void
call_taker (const char *name, tree first, tree address, tree size, tree flag,
	    gimple_seq *seq)
{
  tree type = build_function_type_list (void_type_node,
					long_unsigned_type_node,
					ptr_type_node, size_type_node,
					long_unsigned_type_node, NULL_TREE);
  gcall *call
    = gimple_build_call (soft_function (name, type), 4,
			 soft_force (soft_word (first), seq),
			 soft_force (fold_convert (ptr_type_node, address),
				     seq),
			 soft_force (fold_convert (size_type_node, size), seq),
			 soft_force (soft_word (flag), seq));
  gimple_seq_add_stmt (seq, call);
}

} // anonymous namespace

void
soft_get_aggregate (gcall *call, gimple_seq *seq)
{
  bool hybrid = options.metadata == METADATA_HYBRID;
  call_taker (hybrid ? "__mpxguard_consume_argument"
	      : "__mpxguard_take_argument", gimple_call_arg (call, 0),
	      gimple_call_arg (call, 1), gimple_call_arg (call, 2),
	      hybrid ? build_fold_addr_expr (cfun->decl)
	      : gimple_call_arg (call, 3), seq);
}

void
soft_result_aggregate (gcall *call, gimple_seq *seq)
{
  call_taker ("__mpxguard_take_result", gimple_call_arg (call, 0),
	      gimple_call_arg (call, 1), gimple_call_arg (call, 2),
	      integer_one_node, seq);
}

void
soft_aggregate (gimple_stmt_iterator *gsi, abstract_op op)
{
  gcall *call = as_a<gcall *> (gsi_stmt (*gsi));
  tree words = gimple_call_arg (call, gimple_call_num_args (call) - 1);
  gimple_seq seq = NULL;
  if (op == OP_GET_AGGREGATE)
    soft_get_aggregate (call, &seq);
  else if (op == OP_RETURN_AGGREGATE)
    soft_return_aggregate (call, &seq);
  else
    soft_result_aggregate (call, &seq);
  if (!soft_words_testable_p (words))
    {
      gsi_insert_seq_before (gsi, seq, GSI_SAME_STMT);
      return;
    }
  gimple_seq test = NULL;
  tree bits = soft_words_at (gimple_call_arg (call, 1), words, &test);
  gsi_insert_seq_before (gsi, test, GSI_SAME_STMT);
  edge e = soft_split (gsi);
  soft_branch_if_tracked (e, soft_cold_block (e, seq), bits,
			  gimple_location (call));
}
