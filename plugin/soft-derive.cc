/* Bounds that are computed from the pointer: metadata=hybrid.

   In: mpxguard.load, argument, result and renew.  Out, with the layout of
   mpxguard-heap-layout.h:

     b = mpxguard.load (slot, p)

	if (p >> 46 != 0) goto cold;
	e = &heap_table[p >> 37];
	base = mulhi (p, e->magic) * e->size;
	valid = *(unsigned long *) (base + e->size - 8);
	lower_1 = base;
	upper_1 = base + valid - 1;
      join:
	lower = PHI <lower_1, lower_2>;
	upper = PHI <upper_1, upper_2>;
	...
      cold:
	asm ("call __mpxguard_bounds_load" : lower_2, upper_2 : slot, p)
	goto join;

   The branch tells whether the pointer is tracked: not in the part of the
   address space that belongs to the heap.  The null pointer counts as one of
   the heap in position-independent code, where nothing else is down there;
   there its bounds come out as INIT, as those of all that is no block.

     b = mpxguard.renew (b1, n1, n2)

	if (n1 != n2 && lower >> 46 == 0)
	  upper = min (upper, the upper bound derived from lower);

   Where bounds are only passed on and not used in a check, nothing is derived:
   whoever receives a pointer into the heap derives for himself.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "entry-call.h"
#include "lower-soft.h"
#include "mpxguard-heap-layout.h"

namespace {

tree
word_cst (unsigned HOST_WIDE_INT value)
{
  return build_int_cstu (long_unsigned_type_node, value);
}

/* The word of memory at ADDRESS + OFFSET, read in SEQ.  */

tree
read_word (tree address, HOST_WIDE_INT offset, gimple_seq *seq)
{
  /* Words of the heap change when blocks are freed, behind GCC's back.  */
  tree type = build_pointer_type_for_mode (long_unsigned_type_node, DImode,
					   true);
  tree pointer = soft_force (fold_convert (type, address), seq);
  tree value = make_ssa_name (long_unsigned_type_node);
  gimple_seq_add_stmt (seq,
		       gimple_build_assign (value,
					    build2 (MEM_REF,
						    long_unsigned_type_node,
						    pointer,
						    build_int_cst (type,
								   offset))));
  return value;
}

/* The upper half of the product of A and B.  */

tree
high_product (tree a, tree b, gimple_seq *seq)
{
  tree value = make_ssa_name (long_unsigned_type_node);
  gimple_seq_add_stmt (seq, gimple_build_assign (value, MULT_HIGHPART_EXPR, a,
						 b));
  return value;
}

/* The entry for the operation OP, its registers and operands: CALL with the
   pointer POINTER.  */

gimple *
build_tracked (abstract_op op, gcall *call, tree pointer,
	       const soft_bounds &words, gimple_seq *seq)
{
  if (op == OP_ARGUMENT)
    {
      tree number = soft_word (gimple_call_arg (call, 0));
      const tree operands[]
	= { soft_force (soft_word (build_fold_addr_expr (cfun->decl)), seq), pointer,
	    soft_force (number, seq) };
      return build_entry_call ("__mpxguard_bounds_argument", 3, operands,
			       words.lower, words.upper);
    }
  const tree operands[]
    = { soft_force (soft_word (gimple_call_arg (call, 0)), seq), pointer };
  return build_entry_call (op == OP_LOAD ? "__mpxguard_bounds_load"
			   : "__mpxguard_bounds_result", 2, operands,
			   words.lower, words.upper);
}

soft_bounds
fresh_words (void)
{
  soft_bounds words;
  words.lower = make_ssa_name (long_unsigned_type_node);
  words.upper = make_ssa_name (long_unsigned_type_node);
  return words;
}

/* The PHI of A, by the edge FROM_A, and B, by FROM_B, at the begin of their
   destination.  */

tree
merge (tree a, edge from_a, tree b, edge from_b)
{
  tree result = make_ssa_name (long_unsigned_type_node);
  gphi *phi = create_phi_node (result, from_a->dest);
  add_phi_arg (phi, a, from_a, UNKNOWN_LOCATION);
  add_phi_arg (phi, b, from_b, UNKNOWN_LOCATION);
  return result;
}

} // anonymous namespace

/* Whether objects of this unit's program may have addresses below the heap:
   the code is linked to a fixed address.  A static program may be so even
   where its code would run anywhere; the driver hands us its options.  */

bool
soft_low_objects_p (void)
{
  static int answer = -1;
  if (answer < 0)
    {
      const char *driver_options = getenv ("COLLECT_GCC_OPTIONS");
      answer = !flag_pic
	       || (driver_options && strstr (driver_options, "'-static'"));
    }
  return answer;
}

/* The bounds of the word P, which may lie in the heap, derived in SEQ.  */

soft_bounds
soft_derive (tree p, gimple_seq *seq)
{
  tree region = soft_op (RSHIFT_EXPR, p,
			 word_cst (MPXGUARD_HEAP_REGION_SHIFT));
  tree entry = soft_force (soft_op (LSHIFT_EXPR, region, word_cst (4)), seq);
  tree magic = read_word (entry, MPXGUARD_HEAP_TABLE_BASE
				 + MPXGUARD_HEAP_ENTRY_MAGIC, seq);
  tree size = read_word (entry, MPXGUARD_HEAP_TABLE_BASE
				+ MPXGUARD_HEAP_ENTRY_SIZE, seq);
  soft_bounds result;
  tree index = high_product (p, magic, seq);
  result.lower = soft_force (soft_op (MULT_EXPR, index, size), seq);
  tree end = soft_force (soft_op (PLUS_EXPR, result.lower, size), seq);
  tree valid = read_word (end, -8, seq);
  result.upper = soft_force (soft_op (PLUS_EXPR, result.lower,
				      soft_op (PLUS_EXPR, valid,
					       word_cst (HOST_WIDE_INT_M1U))),
			     seq);
  return result;
}

edge
soft_branch_if_tracked (edge e, basic_block target, tree p,
			location_t location)
{
  gimple_seq seq = NULL;
  tree a;
  tree_code code = NE_EXPR;
  unsigned HOST_WIDE_INT limit = 0;
  if (!soft_low_objects_p ())
    a = soft_op (RSHIFT_EXPR, p, word_cst (MPXGUARD_HEAP_ADDRESS_BITS));
  else
    {
      tree region = soft_op (RSHIFT_EXPR, p,
			     word_cst (MPXGUARD_HEAP_REGION_SHIFT));
      a = soft_op (MINUS_EXPR, region, word_cst (1));
      code = GT_EXPR;
      limit = MPXGUARD_HEAP_LAST_REGION - 1;
    }
  a = soft_force (a, &seq);
  gimple_stmt_iterator gsi = gsi_last_bb (e->src);
  gsi_insert_seq_after (&gsi, seq, GSI_CONTINUE_LINKING);
  return soft_branch (e, target, code, a, word_cst (limit), location);
}

soft_bounds
soft_find (gimple_stmt_iterator *gsi, abstract_op op, bool derive)
{
  gcall *call = as_a<gcall *> (gsi_stmt (*gsi));
  location_t location = gimple_location (call);
  gimple_seq seq = NULL;
  tree pointer = soft_force (soft_word (gimple_call_arg (call, 1)), &seq);
  soft_bounds tracked = fresh_words ();
  if (!soft_in_line_p ())
    {
      gimple *ask = build_tracked (op, call, pointer, tracked, &seq);
      gimple_set_location (ask, location);
      gimple_seq_add_stmt (&seq, ask);
      gsi_insert_seq_before (gsi, seq, GSI_SAME_STMT);
      return tracked;
    }

  gsi_insert_seq_before (gsi, seq, GSI_SAME_STMT);
  seq = NULL;
  gimple *ask = build_tracked (op, call, pointer, tracked, &seq);
  gimple_set_location (ask, location);
  gimple_seq_add_stmt (&seq, ask);

  edge e = soft_split (gsi);
  basic_block join = e->dest;
  basic_block cold = soft_cold_block (e, seq);
  edge onward = soft_branch_if_tracked (e, cold, pointer, location);
  soft_bounds derived = { word_cst (0), word_cst (HOST_WIDE_INT_M1U) };
  if (derive)
    {
      gimple_seq code = NULL;
      derived = soft_derive (pointer, &code);
      gimple_stmt_iterator end = gsi_last_bb (onward->src);
      gsi_insert_seq_after (&end, code, GSI_CONTINUE_LINKING);
    }
  edge back = find_edge (cold, join);
  soft_bounds result;
  result.lower = merge (derived.lower, onward, tracked.lower, back);
  result.upper = merge (derived.upper, onward, tracked.upper, back);
  return result;
}

soft_bounds
soft_renew (gimple_stmt_iterator *gsi)
{
  gcall *call = as_a<gcall *> (gsi_stmt (*gsi));
  location_t location = gimple_location (call);
  soft_bounds known = soft_words (gimple_call_arg (call, 0));
  tree before = gimple_call_arg (call, 1), now = gimple_call_arg (call, 2);
  edge e = soft_split (gsi);
  basic_block join = e->dest, first = e->src;
  edge same = NULL;
  if (TREE_CODE (now) == SSA_NAME)
    {
      e = soft_branch (e, join, EQ_EXPR, before, now, location);
      same = find_edge (first, join);
      same->probability = profile_probability::likely ();
      single_pred_edge (e->src)->probability = same->probability.invert ();
      e->src->count = single_pred_edge (e->src)->count ();
    }
  basic_block second = e->src;
  e = soft_branch_if_tracked (e, join, known.lower, location);
  gimple_seq code = NULL;
  soft_bounds found = soft_derive (known.lower, &code);
  found.upper = soft_force (soft_op (MIN_EXPR, known.upper, found.upper),
			    &code);
  gimple_stmt_iterator end = gsi_last_bb (e->src);
  gsi_insert_seq_after (&end, code, GSI_CONTINUE_LINKING);

  soft_bounds result;
  result.lower = known.lower;
  result.upper = merge (found.upper, e, known.upper,
			find_edge (second, join));
  if (same)
    add_phi_arg (as_a<gphi *> (SSA_NAME_DEF_STMT (result.upper)),
		 known.upper, same, UNKNOWN_LOCATION);
  return result;
}
