/* Calls of the runtime's entries that save every register.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_ENTRY_CALL_H
#define MPXGUARD_ENTRY_CALL_H

/* The operand VALUE of an asm statement under CONSTRAINT: r is for bases, l for
   indices, any general register but the stack pointer.  */
extern tree asm_operand (const char *constraint, tree value);

/* A statement that calls the entry NAME with the COUNT words OPERANDS, which
   are GIMPLE values.  If LOWER is not null, LOWER and UPPER are the SSA names
   for the two words that the entry yields, operands %0 and %1 in assembly;
   OPERANDS are those from %2 on, or %0 without yields.  The statement changes
   nothing else.  BEFORE and BEHIND, lines of assembly, stand before the call and
   behind it.  BEFORE may use the places of the yields, and go to label 2 when
   they are there.  */
extern gimple *build_entry_call (const char *name, unsigned count,
				 const tree *operands, tree lower, tree upper,
				 const char *behind = "",
				 const char *before = "");

#endif /* MPXGUARD_ENTRY_CALL_H */
