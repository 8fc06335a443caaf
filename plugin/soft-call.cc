/* The soft backend's call area: bounds from caller to callee and back.

   In: mpxguard.call, pass, enter, argument, return, result and their
   relations for aggregates.  Out: loads and stores of the thread-local
   __mpxguard_call_area, whose layout and rules are in mpxguard-layout.h:

     mpxguard.call (f, 1, 0);		area.callee = f;
     mpxguard.pass (0, p, b);		area.valid = 1 << 0;
					area.argument[0] = { p, b.lower, b.upper };

     m = mpxguard.enter (&f);		m = area.callee == &f ? area.valid : 0;
					area.callee = 0;
     b = mpxguard.argument (0, p, m);	m2 = (m & 1 << 0)
					     & (area.argument[0].pointer == p);
					b.lower = m2 ? area.argument[0].lower : 0;
					b.upper = m2 ? area.argument[0].upper : ~0;

   With metadata=hybrid nothing is written for a pointer into the heap.  Where
   all arguments may be such pointers, the usual call costs a test:

	if (((p | q) & 1 << 46) != 0) goto cold;
      cold:
	asm ("push %q2; push %q1; push %q4; push %q3; push f@GOTPCREL(%rip);
	      call *__mpxguard_pass_3@GOTPCREL(%rip)"
	     : "=&a" (scratch) : "l" (p), "l" (b.where), ...)

   and what the callee and the receiver of a result do stands in
   soft-derive.cc.

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
#include "entry-call.h"
#include "lower-soft.h"
#include "mpxguard-heap-layout.h"
#include "mpxguard-layout.h"
#include "options.h"

namespace {

/* The statement in which the current function reads whom the records are
   for, and the word that says which of them there are; 0 if they are for
   another.  */
gimple *entry_read;
tree entry_valid;

/* The declaration of the runtime's thread-local variable NAME of SIZE words,
   for one function.  */

tree
thread_local_decl (const char *name, unsigned size)
{
  tree type = build_array_type_nelts (long_unsigned_type_node, size);
  tree decl = build_decl (UNKNOWN_LOCATION, VAR_DECL, get_identifier (name),
			  type);
  TREE_PUBLIC (decl) = 1;
  DECL_EXTERNAL (decl) = 1;
  DECL_ARTIFICIAL (decl) = 1;
  DECL_IGNORED_P (decl) = 1;
  TREE_ADDRESSABLE (decl) = 1;
  set_decl_tls_model (decl, TLS_MODEL_INITIAL_EXEC);
  return decl;
}

/* The word at OFFSET in the variable DECL.  */

tree
word_of (tree decl, unsigned offset)
{
  tree type = build_pointer_type_for_mode (long_unsigned_type_node, DImode,
					   true);
  tree word = build2 (MEM_REF, long_unsigned_type_node,
		      build1 (ADDR_EXPR, build_pointer_type (TREE_TYPE (decl)),
			      decl),
		      build_int_cst (type, offset));
  TREE_THIS_VOLATILE (word) = 1;
  TREE_SIDE_EFFECTS (word) = 1;
  return word;
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
      area = thread_local_decl ("__mpxguard_call_area",
				MPXGUARD_AREA_SIZE / 8);
    }
  return word_of (area, offset);
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
  soft_bounds result = { };
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

/* Passing.  */

/* How many registers an asm statement can have: some may be variables of the
   unit, or kept from use by options.  */

unsigned
free_registers (void)
{
  unsigned count = 0;
  for (unsigned i = 0; i < FIRST_PSEUDO_REGISTER; i++)
    count += GENERAL_REGNO_P (i) && !fixed_regs[i];
  /* One may point to the frame.  */
  return count - 1;
}

/* Something to pass to the callee: argument NUMBER, the pointer POINTER with
   the bounds value BOUNDS, or an aggregate of SIZE bytes at POINTER, the words
   WORDS of which may be pointers.  */
struct passed_argument
{
  unsigned number;
  tree pointer;
  tree bounds;
  tree size;
  tree words;
};

/* Whether the argument A has a record of its own whatever its value.  */

bool
always_passed_p (const passed_argument &a)
{
  return options.metadata == METADATA_TABLES
	 || (a.size ? !soft_words_testable_p (a.words)
		    : soft_always_tracked_p (a.bounds));
}

/* Collects in ARGUMENTS what is passed between the mpxguard.call at GSI and
   the call that it speaks of.  Returns the last operation of these.  */

gimple *
collect_passed (gimple_stmt_iterator gsi, vec<passed_argument> *arguments)
{
  gimple *last = gsi_stmt (gsi);
  for (gsi_next (&gsi); !gsi_end_p (gsi); gsi_next (&gsi))
    {
      gimple *stmt = gsi_stmt (gsi);
      abstract_op op = abstract_operation (stmt);
      if (op == OP_NONE && is_gimple_call (stmt))
	break;
      if (op != OP_PASS && op != OP_PASS_AGGREGATE)
	continue;
      passed_argument argument
	= { (unsigned) tree_to_uhwi (gimple_call_arg (stmt, 0)),
	    gimple_call_arg (stmt, 1), NULL_TREE, NULL_TREE, NULL_TREE };
      (op == OP_PASS ? argument.bounds : argument.size)
	= gimple_call_arg (stmt, 2);
      if (op == OP_PASS_AGGREGATE)
	argument.words = gimple_call_arg (stmt, 3);
      last = stmt;
      if (argument.size || !init_bounds_p (argument.bounds))
	arguments->safe_push (argument);
    }
  return last;
}

/* Writes at OFFSET what is known of the pointer POINTER with the bounds value
   BOUNDS.  */

void
write_bounds (unsigned offset, tree pointer, tree bounds, gimple_seq *seq)
{
  soft_bounds words = soft_words (bounds);
  tree where = options.metadata == METADATA_TABLES ? NULL_TREE
	       : soft_found_p (words) ? words.where : soft_pair (bounds, seq);
  if (where)
    write_record (offset, pointer, where,
		  soft_constant (MPXGUARD_RECORD_FOUND), seq);
  else
    write_record (offset, pointer, words.lower, soft_upper (words, seq), seq);
}

/* Writes the record of A.  */

void
write_argument (const passed_argument &a, gimple_seq *seq)
{
  unsigned offset = MPXGUARD_AREA_ARGUMENT (a.number);
  if (a.size)
    write_record (offset, a.pointer, a.size,
		  soft_constant (MPXGUARD_RECORD_AGGREGATE), seq);
  else
    write_bounds (offset, a.pointer, a.bounds, seq);
}

/* The word that says which records there are: the bits VALID; WORDS is that of
   mpxguard.call.  */

tree
valid_word (unsigned HOST_WIDE_INT valid, tree words)
{
  return soft_constant (valid | tree_to_uhwi (words) << 32);
}

/* Adds to VALID, computed in SEQ, the bits of those of ARGUMENTS that are
   aggregates in which a pointer may be tracked.  Whoever looks for their records
   makes the same test: no record is left for someone else.  */

tree
add_aggregate_bits (tree valid, const vec<passed_argument> &arguments,
		    gimple_seq *seq)
{
  for (const passed_argument &a : arguments)
    if (a.size && !always_passed_p (a))
      {
	tree bits = soft_words_at (a.pointer, a.words, seq);
	tree top = soft_force (soft_op (RSHIFT_EXPR, bits,
					soft_constant
					  (MPXGUARD_HEAP_ADDRESS_BITS)), seq);
	tree one = soft_force (soft_op (BIT_AND_EXPR, top, soft_constant (1)),
			       seq);
	tree bit = soft_force (soft_op (LSHIFT_EXPR, one,
					soft_constant (a.number)), seq);
	valid = soft_force (soft_op (BIT_IOR_EXPR, valid, bit), seq);
      }
  return valid;
}

/* Adds LINE, from malloc, to TEXT.  */

void
add_line (pretty_printer *text, char *line)
{
  pp_string (text, line);
  free (line);
}

/* Adds to SEQ one statement that passes ARGUMENTS, all of them if they turn out
   to be tracked, to CALLEE.  Returns false if there is no entry of the runtime
   for that.  */

bool
pass_by_entry (tree callee, const vec<passed_argument> &arguments,
	       gimple_seq *seq)
{
  auto_vec<tree, 8> operands;
  unsigned mask = 0;
  for (const passed_argument &a : arguments)
    {
      soft_bounds words;
      if (a.number >= MPXGUARD_PASSED_ARGUMENTS || mask >> a.number
	  || a.size || always_passed_p (a)
	  || !soft_found_p (words = soft_words (a.bounds)))
	return false;
      mask |= 1U << a.number;
      operands.safe_push (a.pointer);
      operands.safe_push (words.where);
    }
  const char *symbol = soft_function_symbol (callee);
  if (!symbol)
    operands.safe_push (callee);
  /* And the two that are scratch.  */
  if (operands.length () + 2 > free_registers ())
    return false;

  pretty_printer text;
  vec<tree, va_gc> *inputs = NULL, *outputs = NULL, *clobbers = NULL;
  for (tree operand : operands)
    vec_safe_push (inputs, asm_operand ("l", soft_force (soft_word (operand),
						  seq)));
  for (unsigned i = 2 * arguments.length (); i > 0; i--)
    add_line (&text, xasprintf ("push\t%%q%u\n\t", i));
  add_line (&text, symbol ? xasprintf ("push\t%s@GOTPCREL(%%%%rip)\n\t", symbol)
		   : xasprintf ("push\t%%q%u\n\t", operands.length ()));
  add_line (&text, xasprintf ("call\t*__mpxguard_pass_%u@GOTPCREL(%%%%rip)",
			      mask));
  tree scratch = make_ssa_name (long_unsigned_type_node);
  vec_safe_push (outputs, asm_operand ("=&a", scratch));
  vec_safe_push (clobbers, build_tree_list (NULL_TREE,
					    build_string (4, "r11")));
  gasm *statement
    = gimple_build_asm_vec (ggc_strdup (pp_formatted_text (&text)), inputs,
			    outputs, clobbers, NULL);
  gimple_asm_set_volatile (statement, true);
  SSA_NAME_DEF_STMT (scratch) = statement;
  gimple_seq_add_stmt (seq, statement);
  return true;
}

/* Lets the block of E's source go to COLD if one of the ARGUMENTS that
   need not be passed is tracked.  */

void
branch_if_any_tracked (edge e, basic_block cold,
		       const vec<passed_argument> &arguments,
		       location_t location)
{
  tree all = NULL_TREE;
  for (const passed_argument &a : arguments)
    {
      if (always_passed_p (a))
	continue;
      gimple_seq seq = NULL;
      tree pointer = a.size ? soft_words_at (a.pointer, a.words, &seq)
		     : soft_force (soft_word (a.pointer), &seq);
      if (all && !soft_low_objects_p ())
	pointer = soft_force (soft_op (BIT_IOR_EXPR, all, pointer), &seq);
      gimple_stmt_iterator gsi = gsi_last_bb (e->src);
      gsi_insert_seq_after (&gsi, seq, GSI_CONTINUE_LINKING);
      if (all && soft_low_objects_p ())
	e = soft_branch_if_tracked (e, cold, all, location);
      all = pointer;
    }
  soft_branch_if_tracked (e, cold, all, location);
}

} // anonymous namespace

bool
soft_always_tracked_p (tree bounds)
{
  if (TREE_CODE (bounds) != SSA_NAME || SSA_NAME_IS_DEFAULT_DEF (bounds))
    return false;
  gimple *stmt = SSA_NAME_DEF_STMT (bounds);
  return abstract_operation (stmt) == OP_MAKE
	 && TREE_CODE (gimple_call_arg (stmt, 0)) == ADDR_EXPR;
}

bool
soft_passes_always_p (gcall *call)
{
  auto_vec<passed_argument, 8> arguments;
  collect_passed (gsi_for_stmt (call), &arguments);
  for (const passed_argument &a : arguments)
    if (always_passed_p (a))
      return true;
  return false;
}

basic_block
soft_pass_all (gimple_stmt_iterator *gsi)
{
  gcall *call = as_a<gcall *> (gsi_stmt (*gsi));
  location_t location = gimple_location (call);
  auto_vec<passed_argument, 8> arguments;
  gimple *last = collect_passed (*gsi, &arguments);
  tree words = gimple_call_arg (call, 2);
  unsigned HOST_WIDE_INT always = 0, all = 0, pointers = 0;
  for (const passed_argument &a : arguments)
    {
      all |= 1UL << a.number;
      if (always_passed_p (a))
	always |= 1UL << a.number;
      else if (!a.size)
	pointers |= 1UL << a.number;
    }

  gimple_stmt_iterator end = gsi_for_stmt (last);
  /* What is looked at must have been checked.  */
  if (all != (always | pointers))
    while (!is_gimple_call (gsi_stmt (end))
	   || abstract_operation (gsi_stmt (end)) != OP_NONE)
      gsi_next (&end);
  gimple_seq seq = NULL;
  if (always)
    {
      write_word (MPXGUARD_AREA_CALLEE, gimple_call_arg (call, 0), &seq);
      write_word (MPXGUARD_AREA_VALID, valid_word (always, words), &seq);
      for (const passed_argument &a : arguments)
	if (always_passed_p (a))
	  write_argument (a, &seq);
    }
  gsi_insert_seq_before (&end, seq, GSI_SAME_STMT);
  if (all == always)
    return NULL;

  seq = NULL;
  if (!integer_zerop (words)
      || !pass_by_entry (gimple_call_arg (call, 0), arguments, &seq))
    {
      if (!always)
	write_word (MPXGUARD_AREA_CALLEE, gimple_call_arg (call, 0), &seq);
      tree valid = valid_word (always | pointers, words);
      write_word (MPXGUARD_AREA_VALID,
		  add_aggregate_bits (valid, arguments, &seq), &seq);
      for (const passed_argument &a : arguments)
	if (!always_passed_p (a))
	  write_argument (a, &seq);
    }
  edge e = soft_split (&end);
  basic_block cold = soft_cold_block (e, seq);
  branch_if_any_tracked (e, cold, arguments, location);
  return cold;
}

basic_block
soft_return (gimple_stmt_iterator *gsi)
{
  gcall *call = as_a<gcall *> (gsi_stmt (*gsi));
  tree pointer = gimple_call_arg (call, 1);
  tree bounds = gimple_call_arg (call, 2);
  gimple_seq seq = NULL;
  bool always = options.metadata == METADATA_TABLES
		|| soft_always_tracked_p (bounds);
  if (init_bounds_p (bounds))
    write_word (MPXGUARD_AREA_RETURNER, soft_constant (0), &seq);
  else
    {
      write_word (MPXGUARD_AREA_RETURNER, gimple_call_arg (call, 0), &seq);
      write_bounds (MPXGUARD_AREA_RESULT, pointer, bounds, &seq);
    }
  if (always)
    {
      gsi_insert_seq_before (gsi, seq, GSI_SAME_STMT);
      return NULL;
    }
  gimple_seq test = NULL;
  pointer = soft_force (soft_word (pointer), &test);
  gsi_insert_seq_before (gsi, test, GSI_SAME_STMT);
  edge e = soft_split (gsi);
  basic_block cold = soft_cold_block (e, seq);
  soft_branch_if_tracked (e, cold, pointer, gimple_location (call));
  return cold;
}

void
soft_enter (gcall *call, gimple_seq *seq)
{
  tree callee = read_word (MPXGUARD_AREA_CALLEE, seq);
  tree none = build_zero_cst (long_unsigned_type_node);
  tree valid = read_word (MPXGUARD_AREA_VALID, seq);
  tree self = soft_force (soft_word (gimple_call_arg (call, 0)), seq);
  tree ours = soft_compare (EQ_EXPR, callee, self, seq);
  entry_valid = soft_choose (ours, valid,
			     build_zero_cst (long_unsigned_type_node), seq);
  soft_assign (gimple_call_lhs (call), ours, seq);
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
  unsigned HOST_WIDE_INT number = tree_to_uhwi (gimple_call_arg (call, 0));
  tree bit = soft_op (BIT_AND_EXPR, entry_valid, soft_constant (1UL << number));
  tree flag = soft_compare (NE_EXPR, soft_force (bit, seq), soft_constant (0), seq);
  return believe_record (record, gimple_call_arg (call, 1), flag, seq);
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
soft_return_aggregate (gcall *call, gimple_seq *seq)
{
  write_word (MPXGUARD_AREA_RETURNER, gimple_call_arg (call, 0), seq);
  write_record (MPXGUARD_AREA_RESULT, gimple_call_arg (call, 1),
		gimple_call_arg (call, 2),
		build_int_cst (long_unsigned_type_node,
			       MPXGUARD_RECORD_AGGREGATE), seq);
}
