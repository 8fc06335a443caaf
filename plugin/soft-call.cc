/* The soft backend's call area: bounds from caller to callee and back.

   In: mpxguard.call, pass, enter, argument, return, result and their
   relations for aggregates.  Out: loads and stores of the thread-local
   __mpxguard_call_area, whose layout and rules are in mpxguard-layout.h:

     mpxguard.call (f, 1, 0);		area.callee = f;
     mpxguard.pass (0, p, b);		area.argument[0] = { p, b.lower, b.upper };

     m = mpxguard.enter (&f);		m = area.callee == &f;
					area.callee = 0;
     b = mpxguard.argument (0, p, m);	m2 = m & (area.argument[0].pointer == p);
					b.lower = m2 ? area.argument[0].lower : 0;
					b.upper = m2 ? area.argument[0].upper : ~0;

   The accesses are volatile: GCC knows what functions read and write from a
   time before they read and wrote the area.  Their order is such that a
   signal handler may run instrumented code anywhere between them: whoever
   writes puts the function's address first and the record after it, whoever
   reads takes the record first.  A handler's own calls change the address, so
   what is read last tells whether what was read before is whole.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "early.h"
#include "lower-soft.h"
#include "mpxguard-layout.h"

namespace {

/* The statement in which the current function reads whom the records are
   for.  */
gimple *entry_read;

/* The area's declaration, for one function.  */

tree
area_decl (void)
{
  tree type = build_array_type_nelts (long_unsigned_type_node,
				      MPXGUARD_AREA_SIZE / 8);
  tree decl = build_decl (UNKNOWN_LOCATION, VAR_DECL,
			  get_identifier ("__mpxguard_call_area"), type);
  TREE_PUBLIC (decl) = 1;
  DECL_EXTERNAL (decl) = 1;
  DECL_ARTIFICIAL (decl) = 1;
  DECL_IGNORED_P (decl) = 1;
  TREE_ADDRESSABLE (decl) = 1;
  set_decl_tls_model (decl, TLS_MODEL_INITIAL_EXEC);
  return decl;
}

/* The word at OFFSET in the area.  */

tree
area_word (unsigned offset)
{
  static tree function;
  static tree area;
  if (function != cfun->decl)
    {
      function = cfun->decl;
      area = area_decl ();
    }
  tree type = build_pointer_type_for_mode (long_unsigned_type_node, DImode,
					   true);
  tree word = build2 (MEM_REF, long_unsigned_type_node,
		      build1 (ADDR_EXPR, build_pointer_type (TREE_TYPE (area)),
			      area),
		      build_int_cst (type, offset));
  TREE_THIS_VOLATILE (word) = 1;
  TREE_SIDE_EFFECTS (word) = 1;
  return word;
}

tree
read_word (unsigned offset, gimple_seq *seq)
{
  tree value = make_ssa_name (long_unsigned_type_node);
  gimple_seq_add_stmt (seq, gimple_build_assign (value, area_word (offset)));
  return value;
}

void
write_word (unsigned offset, tree value, gimple_seq *seq)
{
  value = soft_force (soft_word (value), seq);
  gimple_seq_add_stmt (seq, gimple_build_assign (area_word (offset), value));
}

/* Writes a record at OFFSET.  */

void
write_record (unsigned offset, tree pointer, tree lower, tree upper,
	      gimple_seq *seq)
{
  write_word (offset + MPXGUARD_RECORD_POINTER, pointer, seq);
  write_word (offset + MPXGUARD_RECORD_LOWER, lower, seq);
  write_word (offset + MPXGUARD_RECORD_UPPER, upper, seq);
}

/* The words of a record.  */
struct record_words
{
  tree pointer;
  tree lower;
  tree upper;
};

record_words
read_record (unsigned offset, gimple_seq *seq)
{
  record_words record;
  record.pointer = read_word (offset + MPXGUARD_RECORD_POINTER, seq);
  record.lower = read_word (offset + MPXGUARD_RECORD_LOWER, seq);
  record.upper = read_word (offset + MPXGUARD_RECORD_UPPER, seq);
  return record;
}

/* The bounds of POINTER by RECORD, if FLAG holds and the record is
   POINTER's.  */

soft_bounds
believe_record (const record_words &record, tree pointer, tree flag,
		gimple_seq *seq)
{
  tree value = soft_force (soft_word (pointer), seq);
  tree same = soft_compare (EQ_EXPR, record.pointer, value, seq);
  tree valid = soft_force (fold_build2 (BIT_AND_EXPR, boolean_type_node, same,
					flag), seq);
  soft_bounds result;
  result.lower = soft_choose (valid, record.lower,
			      build_zero_cst (long_unsigned_type_node), seq);
  result.upper = soft_choose (valid, record.upper,
			      build_minus_one_cst (long_unsigned_type_node),
			      seq);
  return result;
}

unsigned
argument_offset (gcall *call)
{
  return MPXGUARD_AREA_ARGUMENT (tree_to_uhwi (gimple_call_arg (call, 0)));
}

bool
init_words_p (const soft_bounds &bounds)
{
  return integer_zerop (bounds.lower) && integer_all_onesp (bounds.upper);
}

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
soft_enter (gcall *call, gimple_seq *seq)
{
  tree callee = read_word (MPXGUARD_AREA_CALLEE, seq);
  tree none = build_zero_cst (long_unsigned_type_node);
  tree self = soft_force (soft_word (gimple_call_arg (call, 0)), seq);
  soft_assign (gimple_call_lhs (call),
	       fold_build2 (EQ_EXPR, boolean_type_node, callee, self), seq);
  /* In a function with variable arguments __mpxguard_va_entry, which comes
     next, wants to see the records too; it clears the word.  */
  if (!calls_va_entry_p ())
    write_word (MPXGUARD_AREA_CALLEE, none, seq);
  entry_read = SSA_NAME_DEF_STMT (callee);
}

soft_bounds
soft_argument (gcall *call, gimple_seq *seq)
{
  gimple_seq early = NULL;
  record_words record = read_record (argument_offset (call), &early);
  gimple_stmt_iterator gsi = gsi_for_stmt (entry_read);
  gsi_insert_seq_before (&gsi, early, GSI_SAME_STMT);
  return believe_record (record, gimple_call_arg (call, 1),
			 gimple_call_arg (call, 2), seq);
}

soft_bounds
soft_result (gcall *call, gimple_seq *seq)
{
  record_words record = read_record (MPXGUARD_AREA_RESULT, seq);
  tree returner = read_word (MPXGUARD_AREA_RETURNER, seq);
  tree function = soft_force (soft_word (gimple_call_arg (call, 0)), seq);
  tree flag = soft_compare (EQ_EXPR, returner, function, seq);
  return believe_record (record, gimple_call_arg (call, 1), flag, seq);
}

void
soft_call (gcall *call, gimple_seq *seq)
{
  write_word (MPXGUARD_AREA_CALLEE, gimple_call_arg (call, 0), seq);
  unsigned HOST_WIDE_INT count = tree_to_uhwi (gimple_call_arg (call, 1));
  unsigned HOST_WIDE_INT words = tree_to_uhwi (gimple_call_arg (call, 2));
  if (words)
    write_word (MPXGUARD_AREA_ARGUMENTS,
		build_int_cstu (long_unsigned_type_node,
				count | words << 32), seq);
}

void
soft_pass (gcall *call, gimple_seq *seq)
{
  soft_bounds bounds = soft_words (gimple_call_arg (call, 2));
  unsigned offset = argument_offset (call);
  /* A record of another pointer says nothing of this one: -1 is the value of
     no pointer that could be used.  */
  if (init_words_p (bounds))
    write_word (offset + MPXGUARD_RECORD_POINTER,
		build_minus_one_cst (long_unsigned_type_node), seq);
  else
    write_record (offset, gimple_call_arg (call, 1), bounds.lower,
		  bounds.upper, seq);
}

void
soft_return (gcall *call, gimple_seq *seq)
{
  soft_bounds bounds = soft_words (gimple_call_arg (call, 2));
  if (init_words_p (bounds))
    {
      write_word (MPXGUARD_AREA_RETURNER,
		  build_zero_cst (long_unsigned_type_node), seq);
      return;
    }
  write_word (MPXGUARD_AREA_RETURNER, gimple_call_arg (call, 0), seq);
  write_record (MPXGUARD_AREA_RESULT, gimple_call_arg (call, 1), bounds.lower,
		bounds.upper, seq);
}

void
soft_pass_aggregate (gcall *call, gimple_seq *seq)
{
  write_record (argument_offset (call), gimple_call_arg (call, 1),
		gimple_call_arg (call, 2),
		build_int_cst (long_unsigned_type_node,
			       MPXGUARD_RECORD_AGGREGATE), seq);
}

void
soft_get_aggregate (gcall *call, gimple_seq *seq)
{
  call_taker ("__mpxguard_take_argument", gimple_call_arg (call, 0),
	      gimple_call_arg (call, 1), gimple_call_arg (call, 2),
	      gimple_call_arg (call, 3), seq);
}

void
soft_return_aggregate (gcall *call, gimple_seq *seq)
{
  write_word (MPXGUARD_AREA_RETURNER, gimple_call_arg (call, 0), seq);
  write_record (MPXGUARD_AREA_RESULT, gimple_call_arg (call, 1),
		gimple_call_arg (call, 2),
		build_int_cst (long_unsigned_type_node,
			       MPXGUARD_RECORD_AGGREGATE), seq);
}

void
soft_result_aggregate (gcall *call, gimple_seq *seq)
{
  call_taker ("__mpxguard_take_result", gimple_call_arg (call, 0),
	      gimple_call_arg (call, 1), gimple_call_arg (call, 2),
	      integer_one_node, seq);
}
