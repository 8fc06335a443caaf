/* Checks, escapes and finds as single statements.

   In: mpxguard.check with its parts and mpxguard.escape, whose bounds were
   found (soft-bounds.cc), and what finds bounds.  Out: asm statements that hold
   the computations, the branches and the cold code:

     mpxguard.check (p_1, 8, 4, b_2, 1);

	leaq	11(%rbx), %rax
	cmpq	(%rcx), %rax
	ja	1f
	.subsection 1
   1:	call	*__mpxguard_check_failed@GOTPCREL(%rip)
	jmp	2f
	.byte	(the record)
	.subsection 0
   2:

     b_2 = mpxguard.load (s_3, p_1)

	movq	%rbx, %rdx
	shrq	$37, %rdx
	cmpl	$511, %edx
	ja	1f
	shll	$4, %edx
	movq	size(%rdx), %rcx
	movq	%rbx, %rax
	mulq	magic(%rdx)
	imulq	%rcx, %rdx		lower
	leaq	-8(%rcx,%rdx), %rcx	where
	.subsection 1
   1:	leaq	16(%r12), %rax
	movq	%rbx, %rdx
	call	*__mpxguard_find_load@GOTPCREL(%rip)
	movq	%rax, %rcx
	jmp	2f
	.subsection 0
   2:

   Where the pointer is only stored, passed or returned, one bit tells whether
   anybody will want its bounds, and those are only the place of the upper one:

	btq	$46, %rbx
	jc	1f
	movl	$unlimited, %ecx	where

   GCC's passes would take several times as long for a function in which each
   check ends a block and has a cold one beside it, and they have nothing to
   gain: what is provable was proved before.

   The record says in which registers the operands are, so the cold code has
   not to move them, and what the check was for (check-failed.c in the
   runtime has its form).  For unwinders the call comes from the label 2, in
   the function: the cold code has no unwind information.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "check-parts.h"
#include "entry-call.h"
#include "lower-soft.h"
#include "mpxguard-heap-layout.h"
#include "mpxguard-layout.h"
#include "places.h"
#include "soft-asm.h"

namespace {

/* No more accesses than this have one record.  */
const unsigned access_limit = 100;

/* Whether the unit has a record.  */
bool records_p;

/* A statement that is put together.  */
struct asm_code
{
  asm_code () : outputs (NULL), inputs (NULL) {}
  vec<tree, va_gc> *outputs;
  vec<tree, va_gc> *inputs;
  pretty_printer text;
};

/* Adds the word VALUE to CODE's operands, in a register unless CONSTRAINT says
   otherwise; not in the stack pointer, which cold code changes.  */

void
add_input (asm_code *code, tree value, const char *constraint = "l")
{
  vec_safe_push (code->inputs, asm_operand (constraint, value));
}

/* Adds a new word to what CODE yields.  */

tree
add_output (asm_code *code, const char *constraint)
{
  tree value = make_ssa_name (long_unsigned_type_node);
  vec_safe_push (code->outputs, asm_operand (constraint, value));
  return value;
}

/* Adds to CODE what leads to the cold code and back.  */

void
begin_cold_code (asm_code *code)
{
  pp_string (&code->text, "\t.subsection\t1\n1:");
}

void
end_cold_code (asm_code *code)
{
  pp_string (&code->text, "\t.subsection\t0\n"
	     "2:");
}

/* Puts CODE, and SEQ in front of it, in front of the statement at *GSI.  */

void
insert_asm (gimple_stmt_iterator *gsi, gimple_seq seq, asm_code *code)
{
  const char *text = ggc_strdup (pp_formatted_text (&code->text));
  gasm *statement = gimple_build_asm_vec (text, code->inputs, code->outputs,
					  NULL, NULL);
  gimple_asm_set_volatile (statement, true);
  gimple_asm_set_inline (statement, true);
  gimple_set_location (statement, gimple_location (gsi_stmt (*gsi)));
  for (unsigned i = 0; i < vec_safe_length (code->outputs); i++)
    SSA_NAME_DEF_STMT (TREE_VALUE ((*code->outputs)[i])) = statement;
  gimple_seq_add_stmt (&seq, statement);
  gsi_insert_seq_before (gsi, seq, GSI_SAME_STMT);
}

/* The constant operand NUMBER of CALL.  */

HOST_WIDE_INT
constant_operand (gcall *call, unsigned number)
{
  return tree_to_shwi (gimple_call_arg (call, number));
}

/* Whether CHECK, an OP_CHECK or OP_PART, is of a number of bytes that a record
   has room for, at a constant distance from POINTER.  */

bool
recordable_p (gcall *check, tree pointer)
{
  tree size = gimple_call_arg (check, CHECK_SIZE);
  return gimple_call_arg (check, CHECK_POINTER) == pointer
	 && TREE_CODE (size) == INTEGER_CST && !integer_zerop (size)
	 && compare_tree_int (size, MPXGUARD_RANGE_SIZE_LIMIT) < 0
	 && tree_fits_shwi_p (gimple_call_arg (check, CHECK_OFFSET));
}

/* Whether CHECK with PARTS can have a record.  */

bool
all_recordable_p (gcall *check, const vec<gcall *> &parts)
{
  tree pointer = gimple_call_arg (check, CHECK_POINTER);
  tree name = gimple_call_num_args (check) > CHECK_NAME
	      ? gimple_call_arg (check, CHECK_NAME) : NULL_TREE;
  if (!recordable_p (check, pointer) || (name && !part_of_name (name))
      || parts.length () > access_limit)
    return false;
  for (gcall *part : parts)
    if (!recordable_p (part, pointer)
	|| !integer_zerop (gimple_call_arg (part, PART_STEP))
	|| !integer_onep (gimple_call_arg (part, PART_COUNT)))
      return false;
  return true;
}

/* Adds to CODE the part of its record for the access of CHECK, an OP_CHECK or
   OP_PART whose operand NAME names what is accessed: number INDEX, DISTANCE
   bytes behind where the record's register points to, the LAST one or not.  */

void
add_access (asm_code *code, gcall *check, unsigned name, unsigned index,
	    HOST_WIDE_INT distance, bool last)
{
  const char *part = gimple_call_num_args (check) > name
		     ? part_of_name (gimple_call_arg (check, name)) : NULL;
  char *place = place_lines (gimple_location (check), part, index);
  char *lines
    = xasprintf ("%s\t.byte\t%u\n"
		 "\t.uleb128\t" HOST_WIDE_INT_PRINT_DEC "\n"
		 "\t.sleb128\t" HOST_WIDE_INT_PRINT_DEC "\n", place,
		 (check_flags (check) & CHECK_REPORT_FLAGS)
		 | (last ? 0 : MPXGUARD_CHECK_FOLLOWED),
		 constant_operand (check, CHECK_SIZE), distance);
  pp_string (&code->text, lines);
  free (lines);
  free (place);
}

/* Adds to CODE the record of CHECK with PARTS, if any.  The code's first
   operand points AHEAD bytes behind the check's first byte, the second one is
   where the upper bound is.  */

void
add_record (asm_code *code, gcall *check, const vec<gcall *> &parts,
	    HOST_WIDE_INT ahead)
{
  HOST_WIDE_INT offset = constant_operand (check, CHECK_OFFSET);
  pp_string (&code->text, "\t.byte\t.Lmpxguard_register_%V0"
	     "+16*.Lmpxguard_register_%V1\n");
  if (parts.is_empty ())
    add_access (code, check, CHECK_NAME, 0, -ahead, true);
  for (unsigned i = 0; i < parts.length (); i++)
    add_access (code, parts[i], PART_NAME, i,
		constant_operand (parts[i], CHECK_OFFSET) - offset - ahead,
		i + 1 == parts.length ());
  records_p = true;
}

/* Adds to CODE the line LINE of assembly with the number NUMBER in it.  */

void
add_line (asm_code *code, const char *line, HOST_WIDE_INT number)
{
  char *text = xasprintf (line, (long) number);
  pp_string (&code->text, text);
  free (text);
}

/* Adds to CODE the derivation of the bounds of operand 3, which yields the
   operands 0, in %rdx, and 1, and destroys 2, %rax.  */

void
add_derivation (asm_code *code)
{
  add_line (code, "movq\t%%q3, %%q0\n\tshrq\t$%ld, %%q0\n",
	    MPXGUARD_HEAP_REGION_SHIFT);
  if (soft_low_objects_p ())
    {
      add_line (code, "\tleal\t-%ld(%%q0), %%k1\n",
		MPXGUARD_HEAP_FIRST_REGION);
      add_line (code, "\tcmpl\t$%ld, %%k1\n",
		MPXGUARD_HEAP_LAST_REGION - MPXGUARD_HEAP_FIRST_REGION);
    }
  else
    add_line (code, "\tcmpl\t$%ld, %%k0\n", MPXGUARD_HEAP_LAST_REGION);
  pp_string (&code->text, "\tja\t1f\n");
  add_line (code, "\tmovq\t%ld(,%%q0,8), %%q1\n", MPXGUARD_HEAP_SIZES);
  pp_string (&code->text, "\tmovq\t%q3, %q2\n");
  add_line (code, "\tmulq\t%ld(,%%q0,8)\n", MPXGUARD_HEAP_MAGICS);
  pp_string (&code->text, "\timulq\t%q1, %q0\n"
	     "\tleaq\t-8(%q1,%q0), %q1\n");
}

/* Adds to CODE the test of operand POINTER: operand WHERE becomes where the upper
   bound of INIT is if it is not tracked.  */

void
add_test (asm_code *code, unsigned pointer, unsigned where)
{
  char *text;
  if (soft_low_objects_p ())
    text = xasprintf ("movq\t%%q%u, %%q%u\n\tshrq\t$%d, %%q%u\n"
		      "\tsubl\t$%d, %%k%u\n\tcmpl\t$%lu, %%k%u\n\tja\t1f\n",
		      pointer, where, MPXGUARD_HEAP_REGION_SHIFT, where,
		      MPXGUARD_HEAP_FIRST_REGION, where,
		      MPXGUARD_HEAP_LAST_REGION - MPXGUARD_HEAP_FIRST_REGION,
		      where);
  else
    text = xasprintf ("btq\t$%d, %%q%u\n\tjc\t1f\n",
		      MPXGUARD_HEAP_ADDRESS_BITS, pointer);
  pp_string (&code->text, text);
  free (text);
  text = xasprintf ("\tmovl\t$%lu, %%k%u\n", MPXGUARD_HEAP_UNLIMITED, where);
  pp_string (&code->text, text);
  free (text);
}

/* Adds to CODE the comparisons of CHECK with BOUNDS, which go to label 1; what
   they need is computed in SEQ.  Operand 0 is the address of the last byte that
   is tested, 1 where the upper bound is.  That address is computed here: GCC
   would take it out of a loop and keep it in memory.  */

void
add_comparisons (asm_code *code, gcall *check, const soft_bounds &bounds,
		 bool lower_tested, bool upper_tested, gimple_seq *seq)
{
  HOST_WIDE_INT first = constant_operand (check, CHECK_OFFSET);
  tree pointer
    = soft_force (soft_word (gimple_call_arg (check, CHECK_POINTER)), seq);
  if (!IN_RANGE (first, INT_MIN / 2, INT_MAX / 2))
    {
      pointer = check_address (check, seq);
      first = 0;
    }
  HOST_WIDE_INT last
    = first + (upper_tested ? constant_operand (check, CHECK_SIZE) - 1 : 0);
  bool apart = last || (lower_tested && first);
  if (apart)
    add_output (code, "=&r");
  else
    add_input (code, pointer);
  add_input (code, bounds.where);
  if (apart)
    add_input (code, pointer);
  if (lower_tested)
    add_input (code, bounds.lower);
  if (lower_tested && first)
    {
      add_line (code, "leaq\t%ld(%%q2), %%q0\n\tcmpq\t%%q3, %%q0\n", first);
      /* The flags stay.  */
      if (last != first)
	add_line (code, "\tleaq\t%ld(%%q2), %%q0\n", last);
      pp_string (&code->text, "\tjb\t1f\n\t");
    }
  else
    {
      if (apart)
	add_line (code, "leaq\t%ld(%%q2), %%q0\n\t", last);
      if (lower_tested)
	pp_string (&code->text, apart ? "cmpq\t%q3, %q2\n\tjb\t1f\n\t"
				: "cmpq\t%q2, %q0\n\tjb\t1f\n\t");
    }
  if (upper_tested)
    pp_string (&code->text, "cmpq\t(%q1), %q0\n\tja\t1f\n");
}

} // anonymous namespace

bool
soft_asm_check (gimple_stmt_iterator *gsi, const soft_bounds &bounds)
{
  gcall *check = as_a<gcall *> (gsi_stmt (*gsi));
  unsigned flags = check_flags (check);
  bool lower_tested = !(flags & CHECK_NO_LOWER)
		      && !integer_zerop (bounds.lower);
  bool upper_tested = !(flags & CHECK_NO_UPPER);
  auto_vec<gcall *, 4> parts;
  collect_parts (*gsi, &parts);
  if (!soft_found_p (bounds) || (!lower_tested && !upper_tested)
      || !all_recordable_p (check, parts))
    return false;

  gimple_seq seq = NULL;
  HOST_WIDE_INT ahead
    = upper_tested ? constant_operand (check, CHECK_SIZE) - 1 : 0;
  asm_code code;
  add_comparisons (&code, check, bounds, lower_tested, upper_tested, &seq);
  begin_cold_code (&code);
  pp_string (&code.text,
	     "\tcall\t*__mpxguard_check_failed@GOTPCREL(%%rip)\n"
	     "\t.byte\t0xe9\n\t.long\t2f-.-4\n");
  add_record (&code, check, parts, ahead);
  end_cold_code (&code);
  remove_parts (parts);
  insert_asm (gsi, seq, &code);
  gsi_remove (gsi, true);
  return true;
}

void
soft_asm_escape (gimple_stmt_iterator *gsi, tree pointer,
		 const soft_bounds &bounds)
{
  gimple_seq seq = NULL;
  tree last = soft_force (soft_op (PLUS_EXPR, pointer,
				   build_minus_one_cst
				     (long_unsigned_type_node)), &seq);
  asm_code code;
  add_input (&code, last);
  add_input (&code, bounds.where);
  add_input (&code, pointer);
  gcall *escape = as_a<gcall *> (gsi_stmt (*gsi));
  if (!(escape_flags (escape) & CHECK_NO_LOWER))
    {
      add_input (&code, bounds.lower);
      pp_string (&code.text, "cmpq\t%q3, %q2\n\tjb\t1f\n\t");
    }
  pp_string (&code.text, "cmpq\t(%q1), %q0\n\tja\t1f\n");
  begin_cold_code (&code);
  pp_string (&code.text,
	     "\tpush\t%q1\n\tpush\t%q2\n"
	     "\tcall\t*__mpxguard_escape_found@GOTPCREL(%%rip)\n"
	     "\tjmp\t2f\n");
  end_cold_code (&code);
  insert_asm (gsi, seq, &code);
  gsi_remove (gsi, true);
}

soft_bounds
soft_asm_bounds (gimple_stmt_iterator *gsi, tree pointer, bool derive,
		 tree other, const char *constraint, const char *cold)
{
  soft_bounds result = { };
  asm_code code;
  result.lower = add_output (&code, "=&d");
  result.where = add_output (&code, "=&r");
  add_output (&code, "=&a");
  if (derive)
    add_derivation (&code);
  else
    {
      add_test (&code, 3, 1);
      pp_string (&code.text, "\txorl\t%k0, %k0\n");
    }
  add_input (&code, pointer);
  if (other)
    add_input (&code, other, constraint);
  begin_cold_code (&code);
  pp_string (&code.text, cold);
  pp_string (&code.text, "\tmovq\t%q2, %q1\n\tjmp\t2f\n");
  end_cold_code (&code);
  insert_asm (gsi, NULL, &code);
  return result;
}

tree
soft_asm_where (gimple_stmt_iterator *gsi, tree pointer, tree other,
		const char *constraint, const char *cold)
{
  asm_code code;
  tree where = add_output (&code, "=&r");
  add_test (&code, 1, 0);
  add_input (&code, pointer);
  if (other)
    add_input (&code, other, constraint);
  begin_cold_code (&code);
  pp_string (&code.text, cold);
  pp_string (&code.text, "\tjmp\t2f\n");
  end_cold_code (&code);
  insert_asm (gsi, NULL, &code);
  return where;
}

void
write_soft_asm (void)
{
  static const char *const names[]
    = { "rax", "rcx", "rdx", "rbx", "rsp", "rbp", "rsi", "rdi",
	"r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15" };
  for (unsigned i = 0; records_p && i < ARRAY_SIZE (names); i++)
    fprintf (asm_out_file, "\t.set\t.Lmpxguard_register_%s, %u\n", names[i],
	     i);
}
