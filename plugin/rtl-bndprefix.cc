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

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "memmodel.h"
#include "tm_p.h"
#include "emit-rtl.h"
#include "function.h"
#include "insn-constants.h"
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

} // anonymous namespace

unsigned
execute_bndprefix (function *fun)
{
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
    }
  write_signature (fun->decl);
  return 0;
}
