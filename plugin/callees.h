/* What functions need of their arguments.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_CALLEES_H
#define MPXGUARD_CALLEES_H

/* Notes which of FUN's parameters it asks the bounds of.  No operation of the
   abstract form may be asked in vain any more.  */
extern void note_callee (function *fun);

/* Whether the callee of CALL may ask for the bounds of argument NUMBER.  */
extern bool argument_needed_p (gcall *call, unsigned number);

/* Whether the function that CALL calls may keep argument NUMBER as an
   integer.  */
extern bool argument_kept_p (gcall *call, unsigned number);

#endif /* MPXGUARD_CALLEES_H */
