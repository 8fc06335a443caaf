/* Functions in .preinit_array.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_PREINIT_H
#define MPXGUARD_PREINIT_H

/* Whether DECL, a function of this unit, is in .preinit_array.  */
extern bool preinit_function_p (tree decl);

/* Lets the current function begin with a call that makes the runtime ready.  */
extern void begin_runtime (void);

#endif /* MPXGUARD_PREINIT_H */
