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

/* What finds the bounds of a pointer is an asm statement with these operands;
   all but the last two are free to be used before the bounds are there.  */
struct soft_asm_find
{
  const char *lower;		/* As the text names them: "%q0".  */
  const char *where;
  const char *scratch;
  const char *pointer;
  /* The number of another operand, if there is one: where the pointer was,
     who was called, or how many bytes were allocated.  */
  const char *other;
};

/* Finds the bounds of the word POINTER in front of the statement at GSI.  If
   DERIVE is false, those of a pointer into the heap are INIT.  COLD is given
   the operands and returns the text, from malloc, for a pointer that is
   tracked; OTHER is the operand of that name, null if there is none, CONSTRAINT
   says what it may be.  */
typedef char *soft_cold_text (const soft_asm_find &operands, gcall *call);
extern soft_bounds soft_asm_bounds (gimple_stmt_iterator *gsi, tree pointer,
				    bool derive, tree other,
				    const char *constraint,
				    soft_cold_text *cold);

/* Writes what the statements need once in a unit.  */
extern void write_soft_asm (void);

#endif /* MPXGUARD_SOFT_ASM_H */
