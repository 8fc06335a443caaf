/* Whether a callee agrees with its caller: the instructions that find out.

   In: a call whose callee is not in sight.  Out: what compares the signature at
   the callee's entry with the one that the call expects (mpx-signature.h), in
   front of the call and, for the bounds of the result, behind it:

	cmpl	$signature, 8(%r11)
	bnd je	1f
	bndmk	-1, %bnd0		and the others
     1:

   A function without that signature has other ideas of what is in the bound
   registers, or none.  If it is called through a pointer it may be a wrapper of
   the runtime, which gets bounds through the call area; then the code in
   between is a call of mpx-pointer.S.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "memmodel.h"
#include "tm_p.h"
#include "emit-rtl.h"
#include "mpx-places.h"
#include "mpx-signature.h"
#include "mpxguard-mpx-call.h"
#include "rtl-bound-insn.h"
#include "rtl-callee.h"

namespace {

/* Lines that set the bound registers of the mask CHANGED to INIT.  To be freed,
   as what the next functions return.  */

char *
init_lines (unsigned changed)
{
  char *text = xstrdup ("");
  for (unsigned i = 0; i < REAL_BOUND_REGISTERS; i++)
    if (changed & (1U << i))
      {
	char *line = xasprintf ("\n\tbndmk\t-1, %%%%bnd%u", i);
	text = reconcat (text, text, line, NULL);
	free (line);
      }
  return text;
}

/* Lines that call the function NAME of mpx-pointer.S with the words that the
   operands A and B of the statement say.  */

char *
area_lines (const char *name, const char *a, const char *b)
{
  return xasprintf ("\n\tleaq\t-128(%%%%rsp), %%%%rsp\n"
		    "\tpushq\t%s\n"
		    "\tpushq\t%s\n"
		    "\tbnd\n\tcall\t*%s@GOTPCREL(%%%%rip)\n"
		    "\tleaq\t144(%%%%rsp), %%%%rsp", a, b, name);
}

/* An insn that does what the lines OTHERWISE do, which it frees, if the function
   at FUNCTION, operand 0, has another signature than SIGNATURE, and keeps the
   bound registers of the mask KEPT if not.  VALUE is operand 1, null for
   none.  */

rtx
build_verification (rtx function, rtx value, unsigned signature,
		    char *otherwise, unsigned kept)
{
  char *text = xasprintf ("cmpl\t$%u, %d(%%0)\n\tbnd\n\tje\t776f%s\n"
			  "776:\t# keeps", MPXGUARD_SIGNATURE_WORD (signature),
			  MPXGUARD_SIGNATURE_OFFSET, otherwise);
  free (otherwise);
  for (unsigned i = 0; i < REAL_BOUND_REGISTERS; i++)
    if (kept & (1U << i))
      {
	char *name = bound_register_name (i);
	text = reconcat (text, text, " ", name, NULL);
	free (name);
      }
  return clobber_flags (build_bound_asm (text, function, value));
}

} // anonymous namespace

rtx
build_call_verification (rtx function, unsigned signature, bool indirect,
			 unsigned info, unsigned kept)
{
  /* Without a pointer in a register no wrapper wants records.  */
  const unsigned no_pointers = MPXGUARD_INFO_VARIABLE - 1;
  char *otherwise;
  if (indirect && (info & no_pointers) != no_pointers)
    {
      char *word = xasprintf ("$%d", (int) info);
      otherwise = area_lines ("__mpxguard_pass_by_area", "%0", word);
      free (word);
    }
  else
    otherwise = init_lines ((1U << REAL_BOUND_REGISTERS) - 1);
  return build_verification (function, NULL_RTX, signature, otherwise, kept);
}

rtx
build_result_verification (rtx function, rtx value, unsigned signature,
			   bool indirect)
{
  unsigned results = popcount_hwi (signature & SIGNATURE_RESULTS);
  unsigned kept = (1U << results) - 1;
  char *otherwise;
  /* The runtime returns no aggregates.  */
  if (indirect && results == 1)
    otherwise = area_lines ("__mpxguard_result_by_area", "%0", "%1");
  else
    otherwise = init_lines (kept);
  return build_verification (function, value, signature, otherwise, kept);
}
