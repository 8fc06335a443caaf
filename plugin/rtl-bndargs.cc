/* Pass bndargs: the psABI places of bounds, right after expand.

   In: the statements that mpx-call.cc wrote, which say what bounds belong to
   which call.  Out: instructions where the psABI wants the bounds, in front of
   the call and behind it:

     mpx.call 1234 ...			lea  ..., %rdi
     mpx.pass 1 0 0, %bv3		lea  ..., %rsi
     mpx.pass 1 1 0, %bv7	     	bndmov %bv3, %bnd0
     lea ..., %rdi			bndmov %bv7, %bnd1
     lea ..., %rsi			call f
     call f				bndmov %bnd0, %bv8
     mpx.result 1234, %bv8

   Only now is it known where the call instruction is, and which calls GCC has
   made of other things.  Whatever is called without bounds to pass gets INIT
   for every register that may hold a pointer.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "memmodel.h"
#include "tm_p.h"
#include "emit-rtl.h"
#include "function.h"
#include "expr.h"
#include "df.h"
#include "mpx-places.h"
#include "mpx-signature.h"
#include "mpxguard-mpx-call.h"
#include "passes.h"
#include "rtl-bound-insn.h"
#include "rtl-call-target.h"
#include "rtl-callee.h"

namespace {

/* A mpx.pass.  */
struct passed_bounds
{
  place_kind kind;
  HOST_WIDE_INT where;
  unsigned hard_register;
  unsigned from;		/* A bound register.  */
  rtx pointer;			/* For PLACE_STACK.  */
};

/* The bounds that wait for their call.  */
struct call_group
{
  bool waiting;
  unsigned callee;		/* The UID of its declaration, 0 for an indirect
				   call.  */
  unsigned signature;
  rtx function;			/* The address to verify, null for none.  */
  unsigned info;		/* See mpxguard-mpx-call.h.  */
  auto_vec<passed_bounds, 8> passed;
};

/* Operand N of the asm insn INSN.  */

rtx
asm_input (rtx_insn *insn, unsigned n)
{
  rtx body = extract_asm_operands (PATTERN (insn));
  return n < (unsigned) ASM_OPERANDS_INPUT_LENGTH (body)
	 ? ASM_OPERANDS_INPUT (body, n) : NULL_RTX;
}

/* The only bound register that INSN names.  */

unsigned
named_register (rtx_insn *insn)
{
  auto_vec<bound_ref, 4> refs;
  collect_bound_refs (insn, &refs);
  gcc_assert (refs.length () == 1);
  return refs[0].reg;
}

/* The number of the general register REGNO, %r8 or %r9, among those for
   arguments.  */

unsigned
register_number (unsigned regno)
{
  return regno == R8_REG ? 4 : 5;
}

/* The number of general registers that hold arguments of CALL.  */

unsigned
argument_registers (rtx_insn *call)
{
  static const unsigned registers[] = { DI_REG, SI_REG, DX_REG, CX_REG };
  unsigned count = 0;
  for (rtx link = CALL_INSN_FUNCTION_USAGE (call); link; link = XEXP (link, 1))
    {
      rtx use = XEXP (link, 0);
      if (GET_CODE (use) != USE || !REG_P (XEXP (use, 0)))
	continue;
      for (unsigned i = 0; i < ARRAY_SIZE (registers); i++)
	if (REGNO (XEXP (use, 0)) == registers[i])
	  count = MAX (count, i + 1);
    }
  return count;
}

/* Writes INIT to bnd0 to bnd(COUNT-1) in front of CALL.  */

void
pass_init (rtx_insn *call, unsigned count)
{
  for (unsigned i = 0; i < count; i++)
    emit_insn_before (build_bound_asm (xasprintf ("bndmk\t-1, %%%%bnd%u", i),
				       NULL_RTX, NULL_RTX), call);
}

/* The address OFFSET bytes behind the return address of the current function,
   in a register, computed in front of INSN.  */

rtx
frame_slot (HOST_WIDE_INT offset, rtx_insn *insn)
{
  start_sequence ();
  rtx address = plus_constant (Pmode, crtl->args.internal_arg_pointer,
			       offset - UNITS_PER_WORD);
  address = copy_to_mode_reg (Pmode, force_operand (address, NULL_RTX));
  rtx_insn *code = get_insns ();
  end_sequence ();
  emit_insn_before (code, insn);
  return address;
}

/* Puts the store of the bounds P into a table entry in front of CALL.  */

void
store_passed (const passed_bounds &p, rtx_insn *call)
{
  HOST_WIDE_INT offset = p.kind == PLACE_STACK ? p.where
			 : -(p.where + UNITS_PER_WORD);
  rtx pointer = p.kind == PLACE_STACK ? p.pointer
		: gen_rtx_REG (Pmode, p.hard_register);
  char *name = bound_register_name (p.from);
  rtx body;
  if (SIBLING_CALL_P (call))
    body = build_bound_asm (bound_table_text
			    (xasprintf ("bndstx\t%s, (%%0,%%1)", name)),
			    frame_slot (offset + UNITS_PER_WORD, call),
			    pointer);
  else
    body = build_bound_asm (bound_table_text
			    (xasprintf ("bndstx\t%s, " HOST_WIDE_INT_PRINT_DEC
					"(%%%%rsp,%%0)", name, offset)),
			    pointer, NULL_RTX);
  free (name);
  emit_insn_before (body, call);
}

/* Whether the callee of GROUP's call may look into the table entries of stack
   slots.  */

bool
needs_mark_p (const call_group &group)
{
  for (const passed_bounds &p : group.passed)
    if (p.kind != PLACE_REGISTER)
      return true;
  return (group.signature & SIGNATURE_VARIABLE) != 0;
}

/* What __mpxguard_pass_by_area may read of GROUP's bounds: in front of a sibling
   call it cannot tell where the table entries are.  */

unsigned
readable_info (const call_group &group, rtx_insn *call)
{
  unsigned info = group.info;
  if (SIBLING_CALL_P (call))
    for (const passed_bounds &p : group.passed)
      if (p.kind == PLACE_BELOW)
	info |= MPXGUARD_INFO_NO_POINTER << 4 * register_number (p.hard_register);
  return info;
}

/* Puts what GROUP waits for in front of CALL.  */

void
pass_group (const call_group &group, rtx_insn *call)
{
  for (const passed_bounds &p : group.passed)
    if (p.kind != PLACE_REGISTER)
      store_passed (p, call);
  if (needs_mark_p (group) && !SIBLING_CALL_P (call))
    emit_insn_before (build_bound_asm (xstrdup ("mpx.mark"), NULL_RTX,
				       NULL_RTX), call);
  unsigned kept = 0;
  for (const passed_bounds &p : group.passed)
    if (p.kind == PLACE_REGISTER)
      {
	kept |= 1U << p.where;
	char *name = bound_register_name (p.from);
	emit_insn_before (build_bound_asm
			  (xasprintf ("bndmov\t%s, %%%%bnd%d", name,
				      (int) p.where), NULL_RTX, NULL_RTX),
			  call);
	free (name);
      }
  if (group.function)
    emit_insn_before (build_call_verification (group.function, group.signature,
					       group.callee == 0,
					       readable_info (group, call),
					       kept), call);
}

void
handle_call (rtx_insn *call, call_group *group)
{
  if (group->waiting && calls_p (call, group->callee))
    {
      pass_group (*group, call);
      group->waiting = false;
    }
  else if (!runtime_call_p (call))
    pass_init (call, argument_registers (call));
}

/* The call whose effect on bnd0 INSN, a mpx.result, still sees; null if
   none.  */

rtx_insn *
previous_call (rtx_insn *insn)
{
  basic_block bb = BLOCK_FOR_INSN (insn);
  for (;;)
    {
      for (; insn != BB_HEAD (bb); insn = PREV_INSN (insn))
	if (CALL_P (insn))
	  return insn;
	else if (clobbers_bounds_p (insn))
	  return NULL;
      if (!single_pred_p (bb) || single_pred (bb) == ENTRY_BLOCK_PTR_FOR_FN (cfun))
	return NULL;
      bb = single_pred (bb);
      insn = BB_END (bb);
    }
}

/* Puts the insn PATTERN in the place of INSN.  */

void
replace_insn (rtx_insn *insn, rtx pattern)
{
  emit_insn_before (pattern, insn);
  delete_insn (insn);
}

void
replace_by_init (rtx_insn *insn, const char *name)
{
  replace_insn (insn, build_bound_asm (xasprintf ("bndmk\t-1, %s", name),
				       NULL_RTX, NULL_RTX));
}

/* Replaces the mpx.result INSN.  */

void
take_result (rtx_insn *insn)
{
  unsigned callee, signature, index;
  int verify;
  gcc_assert (sscanf (insn_asm_text (insn), "mpx.result %u %u %d %u", &callee,
		      &signature, &verify, &index) == 4);
  char *name = bound_register_name (named_register (insn));
  rtx_insn *call = previous_call (insn);
  if (call && calls_p (call, callee))
    {
      if (verify)
	emit_insn_before (build_result_verification (asm_input (insn, 1),
						     asm_input (insn, 0),
						     signature, callee == 0),
			  insn);
      replace_insn (insn, build_bound_asm (xasprintf ("bndmov\t%%%%bnd%u, %s",
						      index, name),
					   NULL_RTX, NULL_RTX));
    }
  else
    replace_by_init (insn, name);
  free (name);
}

/* The address that the current function returns to, in a register, read in
   front of INSN.  */

rtx
return_address (rtx_insn *insn)
{
  rtx address = gen_reg_rtx (Pmode);
  rtx word = gen_rtx_MEM (Pmode, frame_slot (0, insn));
  emit_insn_before (gen_rtx_SET (address, word), insn);
  return address;
}

/* An insn that loads the register NAME from the table entry of POINTER in SLOT,
   if the code at the return address BACK is marked; with INIT otherwise.  */

rtx
build_marked_load (rtx slot, rtx pointer, rtx back, const char *name)
{
  char *load = bound_table_text (xasprintf ("bndldx\t(%%0,%%1), %s", name));
  char *text = xasprintf ("cmpl\t$%u, %d(%%2)\n"
			  "\tbnd\n\tje\t775f\n"
			  "\tbndmk\t-1, %s\n"
			  "\tbnd\n\tjmp\t776f\n"
			  "775:\t%s\n776:",
			  MPXGUARD_PASSED_MARK, MPXGUARD_PASSED_OFFSET, name,
			  load);
  free (load);
  return clobber_flags (build_bound_asm (text, slot, pointer, back));
}

/* Takes the bounds in bndWHERE to the bound register TO at the entry, where all of
   the caller's are still there.  The place that asks for them may be one of
   several copies that GCC has made of a block: once is enough.  */

void
take_at_entry (unsigned where, unsigned to)
{
  rtx move = build_bound_move (where, to);
  rtx_insn *before = bb_note (single_succ (ENTRY_BLOCK_PTR_FOR_FN (cfun)));
  for (rtx_insn *insn = NEXT_INSN (before); insn; insn = NEXT_INSN (insn))
    {
      const char *text = insn_asm_text (insn);
      if (!text || !startswith (text, "bndmov\t%%bnd"))
	break;
      if (!strcmp (text, ASM_OPERANDS_TEMPLATE (move)))
	return;
    }
  emit_insn_after (move, before);
}

/* Replaces the mpx.argument INSN.  */

void
take_argument (rtx_insn *insn)
{
  int kind;
  HOST_WIDE_INT where;
  gcc_assert (sscanf (insn_asm_text (insn), "mpx.argument %d %ld", &kind,
		      &where) == 2);
  char *name = bound_register_name (named_register (insn));
  if (kind == PLACE_REGISTER)
    {
      take_at_entry (where, named_register (insn));
      delete_insn (insn);
    }
  else
    {
      HOST_WIDE_INT offset = kind == PLACE_STACK ? where + UNITS_PER_WORD
			     : -where;
      rtx slot = frame_slot (offset, insn);
      replace_insn (insn, build_marked_load (slot, asm_input (insn, 0),
					     return_address (insn), name));
    }
  free (name);
}

/* Starts GROUP with the mpx.call INSN.  */

void
start_group (rtx_insn *insn, call_group *group)
{
  group->passed.truncate (0);
  group->waiting = true;
  gcc_assert (sscanf (insn_asm_text (insn), "mpx.call %u %u %*d %u",
		      &group->callee, &group->signature, &group->info) == 3);
  group->function = asm_input (insn, 0);
  delete_insn (insn);
}

/* Adds the mpx.pass INSN to GROUP.  */

void
add_to_group (rtx_insn *insn, call_group *group)
{
  passed_bounds p;
  int kind;
  gcc_assert (sscanf (insn_asm_text (insn), "mpx.pass %d %ld %u", &kind,
		      &p.where, &p.hard_register) == 3);
  p.kind = (place_kind) kind;
  p.from = named_register (insn);
  p.pointer = asm_input (insn, 0);
  group->passed.safe_push (p);
  delete_insn (insn);
}

/* Takes GCC's word off INSN that it changes the flags: instructions on
   bounds do not.  */

void
drop_clobbers (rtx_insn *insn)
{
  if (GET_CODE (PATTERN (insn)) != PARALLEL)
    return;
  rtx first = XVECEXP (PATTERN (insn), 0, 0);
  PATTERN (insn) = first;
  df_insn_rescan (insn);
}

void
handle_insn (rtx_insn *insn, call_group *group)
{
  if (CALL_P (insn))
    {
      handle_call (insn, group);
      return;
    }
  const char *text = insn_asm_text (insn);
  if (!text)
    return;
  if (startswith (text, "mpx.call"))
    start_group (insn, group);
  else if (startswith (text, "mpx.pass"))
    add_to_group (insn, group);
  else if (startswith (text, "mpx.result"))
    take_result (insn);
  else if (startswith (text, "mpx.argument"))
    take_argument (insn);
  else if (startswith (text, "mpx.return"))
    {
      unsigned index;
      gcc_assert (sscanf (text, "mpx.return %u", &index) == 1);
      replace_insn (insn, build_bound_move (named_register (insn), index));
    }
  else if (strstr (text, "%%bv"))
    drop_clobbers (insn);
}

} // anonymous namespace

unsigned
execute_bndargs (function *fun)
{
  call_group group;
  group.waiting = false;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    {
      /* What waits at the end of a block waits where that alone leads.  */
      if (!single_pred_p (bb) || single_pred (bb) != bb->prev_bb)
	group.waiting = false;
      rtx_insn *insn, *next;
      FOR_BB_INSNS_SAFE (bb, insn, next)
	handle_insn (insn, &group);
    }
  return 0;
}
