/* The addresses that checks have as operands.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_RTL_BOUND_ADDRESS_H
#define MPXGUARD_RTL_BOUND_ADDRESS_H

/* Lets the checks of FUN do without segments, before registers are
   allocated.  */
extern void drop_segments_of_checks (function *fun);

/* Makes the text of INSN, which may be a check, fit its operands, which are
   final.  */
extern void settle_displacement (rtx_insn *insn);

#endif /* MPXGUARD_RTL_BOUND_ADDRESS_H */
