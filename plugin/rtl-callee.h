/* Whether a callee agrees with its caller on bounds.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_RTL_CALLEE_H
#define MPXGUARD_RTL_CALLEE_H

/* Builds the insn in front of a call that sets all bound registers to INIT if
   the callee, at the address in the register FUNCTION, has another signature
   than SIGNATURE, and keeps those of the mask KEPT if not.  INDIRECT says that
   the callee is not known by name; INFO is for the runtime then
   (mpxguard-mpx-call.h).  */
extern rtx build_call_verification (rtx function, unsigned signature,
				    bool indirect, unsigned info,
				    unsigned kept);

/* Builds the insn behind the call that does the same for the registers of the
   result; VALUE is the register with what was returned.  */
extern rtx build_result_verification (rtx function, rtx value,
				      unsigned signature, bool indirect);

#endif /* MPXGUARD_RTL_CALLEE_H */
