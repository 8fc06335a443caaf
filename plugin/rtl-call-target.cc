/* Which function an instruction calls.

   In: a call_insn.  Out: the symbol of the function, as far as the code of its
   block tells it.  With -fno-plt the call goes through the global offset table:

	call	f			the symbol stands in the call
	call	*f@GOTPCREL(%rip)	and so it does here
	movq	f@GOTPCREL(%rip), %rax	or in the insn that loaded the register
	call	*%rax

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "rtl-iter.h"
#include "rtl-call-target.h"

namespace {

/* The symbol of a function in X, null if there is none.  */

rtx
function_symbol (rtx x)
{
  subrtx_iterator::array_type array;
  FOR_EACH_SUBRTX (iter, array, x, ALL)
    if (GET_CODE (*iter) == SYMBOL_REF && SYMBOL_REF_DECL (*iter)
	&& TREE_CODE (SYMBOL_REF_DECL (*iter)) == FUNCTION_DECL)
      return const_cast<rtx> (*iter);
  return NULL_RTX;
}

/* The symbol of the function whose address REG holds at INSN, null if it is not
   known: -fno-plt loads addresses of functions from the global offset table,
   in an insn of its own or in the call.  */

rtx
loaded_symbol (rtx reg, rtx_insn *insn)
{
  basic_block bb = BLOCK_FOR_INSN (insn);
  while (insn != BB_HEAD (bb))
    {
      insn = PREV_INSN (insn);
      if (!NONDEBUG_INSN_P (insn) || !reg_set_p (reg, insn))
	continue;
      rtx set = single_set (insn);
      return set && rtx_equal_p (SET_DEST (set), reg)
	     ? function_symbol (SET_SRC (set)) : NULL_RTX;
    }
  return NULL_RTX;
}

/* The symbol that CALL calls, null if it is not known.  */

rtx
called_symbol (rtx_insn *call)
{
  if (rtx note = find_reg_note (call, REG_CALL_DECL, NULL_RTX))
    return XEXP (note, 0);
  rtx pattern = get_call_rtx_from (call);
  if (!pattern || !MEM_P (XEXP (pattern, 0)))
    return NULL_RTX;
  rtx address = XEXP (XEXP (pattern, 0), 0);
  if (GET_CODE (address) == SYMBOL_REF)
    return address;
  return REG_P (address) ? loaded_symbol (address, call)
	 : function_symbol (address);
}

} // anonymous namespace

bool
calls_p (rtx_insn *call, unsigned callee)
{
  rtx symbol = called_symbol (call);
  tree decl = symbol && GET_CODE (symbol) == SYMBOL_REF
	      ? SYMBOL_REF_DECL (symbol) : NULL_TREE;
  if (!callee)
    return !symbol;
  return decl && DECL_UID (decl) == callee;
}

bool
runtime_call_p (rtx_insn *call)
{
  rtx symbol = called_symbol (call);
  if (!symbol || GET_CODE (symbol) != SYMBOL_REF)
    return false;
  const char *name = XSTR (symbol, 0);
  name += *name == '*';
  return startswith (name, "__mpxguard_") || startswith (name, "mpxguard_");
}
