/* The addresses that checks have as operands.

   In: asm statements with an operand of constraint p, which GCC has folded the
   computation of the address into.  Out: operands that the instructions of MPX
   compute as GCC does, and that assemble.

   The checks take no notice of the base of a segment, so the address of a
   thread-local variable must not have one:

	bndcl	%fs:8+x@tpoff, %bv1	movq	%fs:0, %rax
					bndcl	8+x@tpoff(%rax), %bv1

   The text of a check adds to the displacement of its operand.  In the end it
   is known whether that has one:

	bndcu	3+(%rdi), %bnd1		bndcu	3(%rdi), %bnd1
	bndcu	3+8(%rdi), %bnd1	the same

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "memmodel.h"
#include "tm_p.h"
#include "emit-rtl.h"
#include "insn-constants.h"
#include "rtl-iter.h"
#include "df.h"
#include "rtl-bound-address.h"
#include "rtl-bound-insn.h"

/* What X, an address, adds because it is in the segment of thread-local
   variables; null if it is not.  */

static rtx
segment_base (rtx x)
{
  subrtx_iterator::array_type array;
  FOR_EACH_SUBRTX (iter, array, x, NONCONST)
    if (GET_CODE (*iter) == UNSPEC && XINT (*iter, 1) == UNSPEC_TP)
      return const_cast<rtx> (*iter);
  return NULL_RTX;
}

/* Lets the operands of INSN do without segments.  */

static void
drop_segments (rtx_insn *insn)
{
  rtx body = extract_asm_operands (PATTERN (insn));
  for (int i = 0; i < ASM_OPERANDS_INPUT_LENGTH (body); i++)
    if (rtx base = segment_base (ASM_OPERANDS_INPUT (body, i)))
      {
	rtx reg = gen_reg_rtx (GET_MODE (base));
	emit_insn_before (gen_rtx_SET (reg, copy_rtx (base)), insn);
	ASM_OPERANDS_INPUT (body, i)
	  = simplify_replace_rtx (ASM_OPERANDS_INPUT (body, i), base, reg);
	df_insn_rescan (insn);
      }
}

void
drop_segments_of_checks (function *fun)
{
  basic_block bb;
  rtx_insn *insn;
  FOR_EACH_BB_FN (bb, fun)
    FOR_BB_INSNS (bb, insn)
      {
	const char *text = insn_asm_text (insn);
	if (text && strstr (text, "%a0"))
	  drop_segments (insn);
      }
}

void
settle_displacement (rtx_insn *insn)
{
  const char *text = insn_asm_text (insn);
  const char *plus = text ? strstr (text, "+%a0") : NULL;
  ix86_address parts;
  if (!plus
      || !ix86_decompose_address (ASM_OPERANDS_INPUT (extract_asm_operands
						      (PATTERN (insn)), 0),
				  &parts)
      || parts.disp)
    return;
  char *without = xasprintf ("%.*s%s", (int) (plus - text), text, plus + 1);
  set_insn_asm_text (insn, ggc_strdup (without));
  free (without);
}
