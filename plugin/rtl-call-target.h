/* Which function an instruction calls.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_RTL_CALL_TARGET_H
#define MPXGUARD_RTL_CALL_TARGET_H

/* Whether CALL is the call of the function whose declaration has the UID CALLEE;
   0 stands for one that is not known.  */
extern bool calls_p (rtx_insn *call, unsigned callee);

/* Whether CALL is a call of the runtime, which takes no notice of bound
   registers.  */
extern bool runtime_call_p (rtx_insn *call);

#endif /* MPXGUARD_RTL_CALL_TARGET_H */
