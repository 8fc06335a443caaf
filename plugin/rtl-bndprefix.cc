/* Pass bndprefix: the BND prefix on every branch.

   In: the final code, before the lengths of branches are computed.  Out: the
   same with

	bnd
	call	f

   for every near call, return and jump.  Without the prefix a branch sets
   bnd0 to bnd3 to INIT.  The prefix stands on a line of its own, which
   assembles to its byte, so that every form of branch that GCC prints gets
   it.  A function that others can call begins with its signature, and behind a
   call that passes bounds in memory stands a mark (mpx-signature.h).

   A loop that touches the pages of a new frame (-fstack-clash-protection) is
   one insn, whose branch gets its prefix from the assembler:

	.macro	jne target
	bnd
	jnz	\target
	.endm
	... the loop
	.purgem	jne

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "memmodel.h"
#include "tm_p.h"
#include "emit-rtl.h"
#include "function.h"
#include "insn-constants.h"
#include "rtl-iter.h"
#include "mpx-signature.h"
#include "passes.h"
#include "rtl-bound-address.h"
#include "rtl-bound-insn.h"

namespace {

rtx
asm_line (const char *text)
{
  /* With an unknown location `final' crashes.  */
  return gen_rtx_ASM_INPUT_loc (VOIDmode, ggc_strdup (text),
				DECL_SOURCE_LOCATION (cfun->decl));
}

/* Whether INSN is a branch of the code that GCC made, and takes a prefix.  */

bool
takes_prefix_p (rtx_insn *insn)
{
  if (CALL_P (insn))
    return true;
  return JUMP_P (insn) && !extract_asm_operands (PATTERN (insn));
}

/* Whether INSN is a loop that touches the pages of the stack.  */

bool
probe_loop_p (rtx_insn *insn)
{
  if (!NONJUMP_INSN_P (insn))
    return false;
  subrtx_iterator::array_type array;
  FOR_EACH_SUBRTX (iter, array, PATTERN (insn), NONCONST)
    if (GET_CODE (*iter) == UNSPEC_VOLATILE
	&& XINT (*iter, 1) == UNSPECV_PROBE_STACK_RANGE)
      return true;
  return false;
}

/* Lets the assembler prefix the branches of LOOP.  */

void
prefix_probe_loop (rtx_insn *loop)
{
  emit_insn_before (asm_line (".macro\tjne target\n\tbnd\n\tjnz\t\\target\n"
			      "\t.endm"), loop);
  emit_insn_after (asm_line (".purgem\tjne"), loop);
}

/* Whether INSN is the mpx.mark of the call that follows.  */

bool
mark_p (rtx_insn *insn)
{
  const char *text = insn_asm_text (insn);
  return text && startswith (text, "mpx.mark");
}

/* Says behind CALL that it passes bounds in memory.  */

void
write_mark (rtx_insn *call)
{
  char *text = xasprintf ("nopl\t%u(%%rax)", MPXGUARD_PASSED_MARK);
  emit_insn_after (asm_line (text), call);
  free (text);
}

bool
endbr_p (rtx_insn *insn)
{
  rtx pattern = PATTERN (insn);
  return GET_CODE (pattern) == UNSPEC_VOLATILE
	 && XINT (pattern, 1) == UNSPECV_NOP_ENDBR;
}

/* Puts the function's signature at its entry, even of one that is only called
   directly: once it has been written, its callers cannot see what it is
   like.  */

void
write_signature (tree decl)
{
  rtx_insn *first = get_insns ();
  while (first && !NONDEBUG_INSN_P (first))
    first = NEXT_INSN (first);
  if (!first)
    return;
  char *text = xasprintf ("nopw\t%u(%%rax)",
			  MPXGUARD_SIGNATURE_WORD (function_signature (decl)));
  rtx nop = asm_line (text);
  free (text);
  if (endbr_p (first))
    emit_insn_after (nop, first);
  else
    {
      emit_insn_before (asm_line ("nopl\t8(%rax)"), first);
      emit_insn_before (nop, first);
    }
}

/* Says so if an attribute lets FUN branch by way of thunks.  The options that do it
   for all functions are refused by plugin.cc.  */

void
refuse_thunks (function *fun)
{
  if (fun->machine->indirect_branch_type > indirect_branch_keep
      || fun->machine->function_return_type > indirect_branch_keep)
    error_at (DECL_SOURCE_LOCATION (fun->decl),
	      "mpxguard: the thunks that %qD branches by would destroy bounds; "
	      "leave its attribute out or use "
	      "%<-fplugin-arg-mpxguard-backend=soft%>", fun->decl);
}

} // anonymous namespace

unsigned
execute_bndprefix (function *fun)
{
  refuse_thunks (fun);
  bool marked = false;
  rtx_insn *next;
  for (rtx_insn *insn = get_insns (); insn; insn = next)
    {
      next = NEXT_INSN (insn);
      settle_displacement (insn);
      if (mark_p (insn))
	{
	  marked = true;
	  delete_insn (insn);
	}
      else if (takes_prefix_p (insn))
	{
	  emit_insn_before (asm_line ("bnd"), insn);
	  if (CALL_P (insn) && marked)
	    write_mark (insn);
	  marked = marked && !CALL_P (insn);
	}
      else if (probe_loop_p (insn))
	prefix_probe_loop (insn);
    }
  write_signature (fun->decl);
  return 0;
}
