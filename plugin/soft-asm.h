/* Checks, escapes and finds as single statements.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_SOFT_ASM_H
#define MPXGUARD_SOFT_ASM_H

/* Lowers the check at *GSI, against BOUNDS, to one statement and leaves *GSI
   behind it.  Returns false if that cannot be done.  */
extern bool soft_asm_check (gimple_stmt_iterator *gsi,
			    const soft_bounds &bounds);

/* Lowers the escape at *GSI, of the word POINTER from BOUNDS, which were
   found.  */
extern void soft_asm_escape (gimple_stmt_iterator *gsi, tree pointer,
			     const soft_bounds &bounds);

/* Finds the bounds of the word POINTER in front of the statement at GSI.  If
   DERIVE is false, those of a pointer into the heap are INIT.  COLD is the
   text for a pointer that is tracked.  It has the pointer in operand 3, finds
   the lower bound in operand 0, which is %rdx, and the address of the word of
   the upper one in operand 2, %rax, and may change operand 1.  OTHER is
   operand 4, null if there is none, CONSTRAINT says what it may be.  */
extern soft_bounds soft_asm_bounds (gimple_stmt_iterator *gsi, tree pointer,
				    bool derive, tree other,
				    const char *constraint, const char *cold);

/* The same where only the place of the upper bound is wanted, and that only of
   a pointer that is tracked: returns it.  COLD has the pointer in operand 1 and
   OTHER in operand 2, and yields operand 0.  */
extern tree soft_asm_where (gimple_stmt_iterator *gsi, tree pointer, tree other,
			    const char *constraint, const char *cold);

/* Writes what the statements need once in a unit.  */
extern void write_soft_asm (void);

#endif /* MPXGUARD_SOFT_ASM_H */
