/* Calls of the runtime's entries that save every register.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_ENTRY_CALL_H
#define MPXGUARD_ENTRY_CALL_H

/* A statement that calls the entry NAME with the COUNT words OPERANDS, which
   are GIMPLE values.  If LOWER is not null, LOWER and UPPER are the SSA names
   for the two words that the entry yields.  The statement changes nothing
   else.  BEHIND, lines of assembly, stands behind the call.  */
extern gimple *build_entry_call (const char *name, unsigned count,
				 const tree *operands, tree lower, tree upper,
				 const char *behind = "");

#endif /* MPXGUARD_ENTRY_CALL_H */
