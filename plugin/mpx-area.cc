/* The call area in the mpx backend.

   In: what passes bounds to and from functions that are compiled without MPX:
   those of the runtime, which get and give all bounds so, and structures that
   the psABI's places are too few for or that are returned in memory.  Out:
   stores into the call area in front of the call, and loads behind it.  The
   words of a record are those that bndmov stores: the upper bound is
   complemented.

     mpxguard.pass (0, p, b)		area.argument[0] = { p, 0, 0 }
					bndmov %bv3, area.argument[0].lower

   Where MPX is off, as in a signal handler on some kernels, bndmov does nothing
   and the record allows everything.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "lower-mpx.h"
#include "lower-soft.h"
#include "mpx-places.h"
#include "mpxguard-layout.h"

namespace {

/* The word at OFFSET in the call area.  */

tree
area_word (unsigned offset)
{
  tree type = build_array_type_nelts (long_unsigned_type_node,
				      MPXGUARD_AREA_SIZE / 8);
  tree area = build_decl (UNKNOWN_LOCATION, VAR_DECL,
			  get_identifier ("__mpxguard_call_area"), type);
  TREE_PUBLIC (area) = 1;
  DECL_EXTERNAL (area) = 1;
  DECL_ARTIFICIAL (area) = 1;
  DECL_IGNORED_P (area) = 1;
  TREE_ADDRESSABLE (area) = 1;
  set_decl_tls_model (area, TLS_MODEL_INITIAL_EXEC);
  tree word = build2 (MEM_REF, long_unsigned_type_node,
		      build1 (ADDR_EXPR, build_pointer_type (type), area),
		      build_int_cst (build_pointer_type_for_mode
				     (long_unsigned_type_node, DImode, true),
				     offset));
  TREE_THIS_VOLATILE (word) = 1;
  TREE_SIDE_EFFECTS (word) = 1;
  return word;
}

void
write_area (unsigned offset, tree value, gimple_seq *seq)
{
  value = soft_force (soft_word (value), seq);
  gimple_seq_add_stmt (seq, gimple_build_assign (area_word (offset), value));
}

tree
read_area (unsigned offset, gimple_seq *seq)
{
  tree value = make_ssa_name (long_unsigned_type_node);
  gimple_seq_add_stmt (seq, gimple_build_assign (value, area_word (offset)));
  return value;
}

tree
area_address (unsigned offset, gimple_seq *seq)
{
  return soft_force (soft_word (build_fold_addr_expr (area_word (offset))),
		     seq);
}

/* Whether OPERATION, one of those for CALL, passes an aggregate that goes
   through the area.  */

bool
passes_aggregate_p (gcall *call, gcall *operation)
{
  unsigned number = tree_to_uhwi (gimple_call_arg (operation, 0));
  return abstract_operation (operation) == OP_PASS_AGGREGATE
	 && passed_words (TREE_TYPE (gimple_call_arg (call, number))) == 0;
}

/* Adds to SEQ the bounds of OPERATION, an OP_PASS, in the record at OFFSET.  */

void
write_bounds (gcall *operation, unsigned offset, gimple_seq *seq)
{
  tree zero = build_zero_cst (long_unsigned_type_node);
  write_area (offset + MPXGUARD_RECORD_LOWER, zero, seq);
  write_area (offset + MPXGUARD_RECORD_UPPER, zero, seq);
  unsigned from = mpx_register (gimple_call_arg (operation, 2), seq);
  mpx_store_image (from, area_address (offset + MPXGUARD_RECORD_LOWER, seq),
		   seq);
}

} // anonymous namespace

void
mpx_write_records (gcall *call, const vec<gcall *> &operations,
		   bool aggregates, gimple_seq *seq)
{
  unsigned HOST_WIDE_INT valid = 0;
  gimple_seq records = NULL;
  for (gcall *operation : operations)
    {
      abstract_op op = abstract_operation (operation);
      if (op == OP_CALL)
	{
	  if (!aggregates)
	    valid |= tree_to_uhwi (gimple_call_arg (operation, 2)) << 32;
	  continue;
	}
      tree last = gimple_call_arg (operation, 2);
      if (op == OP_PASS_AGGREGATE ? !passes_aggregate_p (call, operation)
	  : aggregates || init_bounds_p (last))
	continue;
      unsigned number = tree_to_uhwi (gimple_call_arg (operation, 0));
      unsigned offset = MPXGUARD_AREA_ARGUMENT (number);
      valid |= 1UL << number;
      write_area (offset + MPXGUARD_RECORD_POINTER,
		  gimple_call_arg (operation, 1), &records);
      if (op == OP_PASS)
	{
	  write_bounds (operation, offset, &records);
	  continue;
	}
      write_area (offset + MPXGUARD_RECORD_LOWER, last, &records);
      write_area (offset + MPXGUARD_RECORD_UPPER,
		  build_int_cst (long_unsigned_type_node,
				 MPXGUARD_RECORD_AGGREGATE), &records);
    }
  if (!valid)
    return;
  write_area (MPXGUARD_AREA_CALLEE, gimple_call_fn (call), seq);
  write_area (MPXGUARD_AREA_VALID,
	      build_int_cstu (long_unsigned_type_node, valid), seq);
  gimple_seq_add_seq (seq, records);
}

/* Lowers the mpxguard.result at *GSI of a function of the runtime, whose
   bounds go to the register TO.  */

void
mpx_result_from_area (gimple_stmt_iterator *gsi, unsigned to)
{
  gcall *operation = as_a<gcall *> (gsi_stmt (*gsi));
  gimple_seq seq = NULL;
  tree owner = read_area (MPXGUARD_AREA_RESULT + MPXGUARD_RECORD_POINTER, &seq);
  tree returner = read_area (MPXGUARD_AREA_RETURNER, &seq);
  tree ours = soft_compare (EQ_EXPR, returner,
			    soft_force (soft_word (gimple_call_arg (operation,
								    0)), &seq),
			    &seq);
  tree same = soft_compare (EQ_EXPR, owner,
			    soft_force (soft_word (gimple_call_arg (operation,
								    1)), &seq),
			    &seq);
  tree valid = soft_force (fold_build2 (BIT_AND_EXPR, boolean_type_node, ours,
					same), &seq);
  mpx_set_init (to, &seq);
  gsi_insert_seq_before (gsi, seq, GSI_SAME_STMT);

  gimple_seq load = NULL;
  mpx_load_image (area_address (MPXGUARD_AREA_RESULT + MPXGUARD_RECORD_LOWER,
				&load), to, &load);
  edge e = soft_split (gsi);
  basic_block block = soft_cold_block (e, load);
  soft_branch (e, block, NE_EXPR, valid, boolean_false_node,
	       gimple_location (operation));
}
