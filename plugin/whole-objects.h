/* What calls of libc's functions cannot read outside of.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_WHOLE_OBJECTS_H
#define MPXGUARD_WHOLE_OBJECTS_H

/* Whether CALL, of one of libc's functions, surely reads argument NUMBER, the
   address of an object, only inside that object, and does nothing else with
   it that matters.  */
extern bool argument_surely_inside_p (gcall *call, unsigned number);

#endif /* MPXGUARD_WHOLE_OBJECTS_H */
