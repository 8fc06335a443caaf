/* Bounds that are computed from the pointer: metadata=hybrid.

   In: mpxguard.load, argument, result and alloc.  Out, with the layout of
   mpxguard-heap-layout.h:

     b = mpxguard.load (slot, p)

	region = p >> 37;
	if (region > 511) goto cold;
	e = &heap_table[region];
	lower_1 = mulhi (p, e->magic) * e->size;
	where_1 = lower_1 + e->size - 8;
	...
      cold:
	call __mpxguard_bounds_load (slot, p), which yields lower and where
	goto back;

   all of it one asm statement (soft-asm.cc).

   The upper bound is the word at WHERE; a check reads it when it needs it
   (soft_upper in soft-bounds.cc), so it is that of now: 0 if the block was
   freed meanwhile.

   The branch tells whether the pointer is tracked: not in the part of the
   address space that belongs to the heap.  The null pointer counts as one of
   the heap in position-independent code, where nothing else is down there;
   there its bounds come out as INIT, as those of all that is no block.

   Where bounds are only passed on and not used in a check, nothing is derived:
   whoever receives a pointer into the heap derives for himself.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "entry-call.h"
#include "lower-soft.h"
#include "mpxguard-heap-layout.h"
#include "mpxguard-layout.h"
#include "soft-asm.h"

namespace {

/* The word OFFSET bytes into the table at TABLE, one of the heap's two, read
   in SEQ.  */

tree
read_entry (tree offset, HOST_WIDE_INT table, gimple_seq *seq)
{
  /* Entries change when regions are opened, behind GCC's back.  */
  tree type = build_pointer_type_for_mode (long_unsigned_type_node, DImode,
					   true);
  tree pointer = soft_force (fold_convert (type, offset), seq);
  tree value = make_ssa_name (long_unsigned_type_node);
  /* It may trap: GCC must not read it for a pointer that is tracked.  */
  tree word = build2 (MEM_REF, long_unsigned_type_node, pointer,
		      build_int_cst (type, table));
  gimple_seq_add_stmt (seq, gimple_build_assign (value, word));
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

/* The code that takes the bounds of operand 3 to the operands 0 and 1 from the
   record at OFFSET, if it is of a found pointer and the word at OWNER is
   operand 2, and VALID, unless negative, is a bit of the valid ones; if not, it
   goes on behind.  The record comes first, whose it is after it: a signal
   handler in between changes the latter.  Taken is the record by CONSUME, the
   offset of a word that becomes 0.  */

char *
record_code (unsigned offset, unsigned owner, int valid, unsigned consume)
{
  char *test = valid < 0 ? xstrdup ("")
	       : xasprintf ("\tbtl\t$%d, %%%%fs:%d(%%q0)\n\tjnc\t1f\n", valid,
			    MPXGUARD_AREA_VALID);
  char *code
    = xasprintf ("mov\t__mpxguard_call_area@gottpoff(%%%%rip), %%q0\n"
		 "\tmov\t%%%%fs:%u(%%q0), %%q1\n"
		 "\tcmp\t%%q3, %%%%fs:%u(%%q0)\n"
		 "\tjne\t1f\n"
		 "\tcmpq\t$%u, %%%%fs:%u(%%q0)\n"
		 "\tjne\t1f\n"
		 "\tcmp\t%%q2, %%%%fs:%u(%%q0)\n"
		 "\tjne\t1f\n"
		 "%s"
		 "\tcmp\t8(%%q1), %%q3\n"
		 "\tjb\t1f\n"
		 "\tmovq\t$0, %%%%fs:%u(%%q0)\n"
		 "\tmov\t8(%%q1), %%q0\n"
		 "\tjmp\t2f\n"
		 "1:\t",
		 offset + MPXGUARD_RECORD_LOWER,
		 offset + MPXGUARD_RECORD_POINTER,
		 MPXGUARD_RECORD_FOUND, offset + MPXGUARD_RECORD_UPPER,
		 owner, test, consume);
  free (test);
  return code;
}

/* record_code for CALL, an OP_ARGUMENT or OP_RESULT.  */

char *
operation_record (abstract_op op, gcall *call)
{
  if (op == OP_RESULT)
    return record_code (MPXGUARD_AREA_RESULT, MPXGUARD_AREA_RETURNER, -1,
			MPXGUARD_AREA_RETURNER);
  unsigned n = tree_to_uhwi (gimple_call_arg (call, 0));
  unsigned record = MPXGUARD_AREA_ARGUMENT (n);
  return record_code (record, MPXGUARD_AREA_CALLEE, n,
		      record + MPXGUARD_RECORD_POINTER);
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
	= { soft_force (soft_word (build_fold_addr_expr (cfun->decl)), seq),
	    pointer, soft_force (number, seq) };
      char *before = operation_record (op, call);
      gimple *ask = build_entry_call ("__mpxguard_bounds_argument", 3,
				      operands, words.lower, words.where, "",
				      before);
      free (before);
      return ask;
    }
  if (op == OP_ALLOC)
    {
      tree size = soft_force (soft_word (gimple_call_arg (call, 1)), seq);
      const tree operands[] = { pointer, size };
      return build_entry_call ("__mpxguard_bounds_alloc", 2, operands,
			       words.lower, words.where);
    }
  const tree operands[]
    = { soft_force (soft_word (gimple_call_arg (call, 0)), seq), pointer };
  if (op == OP_LOAD)
    return build_entry_call ("__mpxguard_bounds_load", 2, operands,
			     words.lower, words.where);
  char *before = operation_record (op, call);
  gimple *ask = build_entry_call ("__mpxguard_bounds_result", 2, operands,
				  words.lower, words.where, "", before);
  free (before);
  return ask;
}

/* The pointer that CALL, an operation OP, yields the bounds of.  */

tree
found_pointer (abstract_op op, gcall *call)
{
  return gimple_call_arg (call, op == OP_ALLOC ? 0 : 1);
}

/* The bounds of the word P, which may lie in the heap, derived in SEQ; REGION
   is P's.  */

soft_bounds
derive (tree p, tree region, gimple_seq *seq)
{
  tree offset = soft_force (soft_op (LSHIFT_EXPR, region, soft_constant (3)),
			    seq);
  tree magic = read_entry (offset, MPXGUARD_HEAP_MAGICS, seq);
  tree size = read_entry (offset, MPXGUARD_HEAP_SIZES, seq);
  tree number = high_product (p, magic, seq);
  soft_bounds result = { };
  result.lower = soft_force (soft_op (MULT_EXPR, number, size), seq);
  tree last = soft_op (PLUS_EXPR, size, soft_constant (-HOST_WIDE_INT_UC (8)));
  result.where = soft_force (soft_op (PLUS_EXPR, result.lower,
				      soft_force (last, seq)), seq);
  return result;
}

/* The region of the word P.  */

tree
region_of (tree p, gimple_seq *seq)
{
  return soft_force (soft_op (RSHIFT_EXPR, p,
			      soft_constant (MPXGUARD_HEAP_REGION_SHIFT)), seq);
}

/* Lets the source of E go to TARGET if REGION is none of the heap's.  Returns
   the edge on which it goes on otherwise.  */

edge
branch_if_outside (edge e, basic_block target, tree region,
		   location_t location)
{
  if (!soft_low_objects_p ())
    return soft_branch (e, target, GT_EXPR, region,
			soft_constant (MPXGUARD_HEAP_LAST_REGION), location);
  gimple_seq seq = NULL;
  tree first = soft_constant (MPXGUARD_HEAP_FIRST_REGION);
  tree less = soft_force (soft_op (MINUS_EXPR, region, first), &seq);
  gimple_stmt_iterator gsi = gsi_last_bb (e->src);
  gsi_insert_seq_after (&gsi, seq, GSI_CONTINUE_LINKING);
  return soft_branch (e, target, GT_EXPR, less,
		      soft_constant (MPXGUARD_HEAP_LAST_REGION
				     - MPXGUARD_HEAP_FIRST_REGION), location);
}

/* Sets *OTHER to the operand of CALL, an operation OP, beside the pointer, and
   *CONSTRAINT to what it may be; to null if the cold code finds it itself.  */

void
other_operand (abstract_op op, gcall *call, tree *other,
	       const char **constraint, gimple_seq *seq)
{
  tree value = gimple_call_arg (call, op == OP_ALLOC ? 1 : 0);
  *other = NULL_TREE;
  *constraint = "l";
  if (op == OP_ARGUMENT)
    value = build_fold_addr_expr (cfun->decl);
  if ((op == OP_ARGUMENT || op == OP_RESULT) && soft_function_symbol (value))
    return;
  if (op == OP_LOAD && soft_places_p ())
    {
      *other = soft_place (value, seq);
      *constraint = "m";
      return;
    }
  *other = soft_force (soft_word (value), seq);
  if (op == OP_ALLOC)
    *constraint = "le";
}

/* The code that brings to operand TARGET what the runtime is asked with besides
   the pointer, for CALL, an operation OP: OTHER is its operand.  */

char *
subject_text (abstract_op op, gcall *call, unsigned target, unsigned other)
{
  if (op == OP_LOAD && soft_places_p ())
    return xasprintf ("\tleaq\t%%%u, %%q%u\n", other, target);
  const char *symbol
    = soft_function_symbol (op == OP_ARGUMENT
			    ? build_fold_addr_expr (cfun->decl)
			    : gimple_call_arg (call, 0));
  return symbol ? xasprintf ("\tmovq\t%s@GOTPCREL(%%%%rip), %%q%u\n", symbol,
			     target)
	 : xasprintf ("\tmovq\t%%q%u, %%q%u\n", other, target);
}

/* The call of the runtime's find-entry.S for CALL, an operation OP.  */

char *
entry_text (abstract_op op, gcall *call)
{
  const char *ask = "\tcall\t*__mpxguard_find_";
  const char *end = "@GOTPCREL(%%rip)\n";
  if (op == OP_ARGUMENT)
    return xasprintf ("%sargument_%u%s", ask,
		      (unsigned) tree_to_uhwi (gimple_call_arg (call, 0)), end);
  return xasprintf ("%s%s%s", ask, op == OP_LOAD ? "load" : "result", end);
}

/* The code that finds the bounds that CALL, an operation OP, yields if its
   pointer is tracked, for soft_asm_bounds; from malloc.  Records are looked at
   in line, tables by a call.  */

char *
tracked_text (abstract_op op, gcall *call)
{
  if (op == OP_ALLOC)
    return xstrdup ("\tpush\t%q4\n\tpush\t%q3\n"
		    "\tcall\t*__mpxguard_bounds_alloc@GOTPCREL(%%rip)\n"
		    "\tpop\t%q0\n\tpop\t%q2\n");
  char *subject = subject_text (op, call, 2, 4);
  char *entry = entry_text (op, call);
  char *record = op == OP_LOAD ? xstrdup ("") : operation_record (op, call);
  char *text = xasprintf ("%s%s\tmovq\t%%q3, %%q0\n%s", subject, record,
			  entry);
  free (record);
  free (subject);
  free (entry);
  return text;
}

/* The same for soft_asm_where: no register changes but operand 0, which may be
   %rax or %rdx too, as may the pointer.  */

char *
tracked_where_text (abstract_op op, gcall *call)
{
  char *subject = subject_text (op, call, 0, 2);
  char *entry = entry_text (op, call);
  char *text = xasprintf ("%s\tpush\t%%%%rax\n\tpush\t%%%%rdx\n"
			  "\tpush\t%%q0\n\tmovq\t%%q1, %%%%rdx\n"
			  "\tpop\t%%%%rax\n%s"
			  "\tpush\t%%%%rax\n\tmovq\t8(%%%%rsp), %%%%rdx\n"
			  "\tmovq\t16(%%%%rsp), %%%%rax\n\tpop\t%%q0\n"
			  "\tleaq\t16(%%%%rsp), %%%%rsp\n", subject, entry);
  free (subject);
  free (entry);
  return text;
}

} // anonymous namespace

const char *
soft_function_symbol (tree value)
{
  if (TREE_CODE (value) != ADDR_EXPR
      || TREE_CODE (TREE_OPERAND (value, 0)) != FUNCTION_DECL)
    return NULL;
  tree decl = TREE_OPERAND (value, 0);
  if (lookup_attribute ("weakref", DECL_ATTRIBUTES (decl)))
    return NULL;
  const char *name = IDENTIFIER_POINTER (DECL_ASSEMBLER_NAME (decl));
  if (name[0] == '*')
    name++;
  for (const char *p = name; *p; p++)
    if (!ISALNUM (*p) && *p != '_' && *p != '.')
      return NULL;
  return name;
}

/* Whether objects of this unit's program may have addresses below the heap:
   the code is linked to a fixed address.  A program linked by -static or -no-pie
   may be so even where its code would run anywhere; the driver hands us its
   options.  */

bool
soft_low_objects_p (void)
{
  static int answer = -1;
  if (answer < 0)
    {
      const char *driver_options = getenv ("COLLECT_GCC_OPTIONS");
      answer = !flag_pic
	       || (driver_options && (strstr (driver_options, "'-static'")
				      || strstr (driver_options, "'-no-pie'")))
	       /* For emulators, which have everything there.  */
	       || (options.backend == BACKEND_MPX
		   && options.mpx_forms == FORMS_SAFE);
    }
  return answer;
}

soft_bounds
soft_derive (tree p, gimple_seq *seq)
{
  return derive (p, region_of (p, seq), seq);
}

tree
soft_unlimited (void)
{
  return soft_constant (MPXGUARD_HEAP_UNLIMITED);
}

edge
soft_branch_if_tracked (edge e, basic_block target, tree p,
			location_t location)
{
  gimple_seq seq = NULL;
  bool low = soft_low_objects_p ();
  /* The user's part of the address space has one bit more than the heap's: a
     single instruction tests it.  */
  tree part = low ? region_of (p, &seq)
	      : soft_force (soft_op (BIT_AND_EXPR, p,
				     soft_constant
				       (1UL << MPXGUARD_HEAP_ADDRESS_BITS)),
			    &seq);
  gimple_stmt_iterator gsi = gsi_last_bb (e->src);
  gsi_insert_seq_after (&gsi, seq, GSI_CONTINUE_LINKING);
  return low ? branch_if_outside (e, target, part, location)
	 : soft_branch (e, target, NE_EXPR, part, soft_constant (0), location);
}

soft_bounds
soft_find (gimple_stmt_iterator *gsi, abstract_op op, bool wanted, bool passed)
{
  gcall *call = as_a<gcall *> (gsi_stmt (*gsi));
  location_t location = gimple_location (call);
  gimple_seq seq = NULL;
  tree pointer = soft_force (soft_word (found_pointer (op, call)), &seq);
  if (!soft_in_line_p ())
    {
      soft_bounds tracked = { };
      tracked.lower = make_ssa_name (long_unsigned_type_node);
      tracked.where = make_ssa_name (long_unsigned_type_node);
      gimple *ask = build_tracked (op, call, pointer, tracked, &seq);
      gimple_set_location (ask, location);
      gimple_seq_add_stmt (&seq, ask);
      gsi_insert_seq_before (gsi, seq, GSI_SAME_STMT);
      return tracked;
    }

  tree other;
  const char *constraint;
  other_operand (op, call, &other, &constraint, &seq);
  gsi_insert_seq_before (gsi, seq, GSI_SAME_STMT);
  soft_bounds result = { };
  bool only_where = passed && !wanted && op != OP_ALLOC;
  char *cold = only_where ? tracked_where_text (op, call)
	       : tracked_text (op, call);
  if (only_where)
    {
      result.lower = soft_constant (0);
      result.where = soft_asm_where (gsi, pointer, other, constraint, cold);
    }
  else
    result = soft_asm_bounds (gsi, pointer, wanted, other, constraint, cold);
  free (cold);
  return result;
}
