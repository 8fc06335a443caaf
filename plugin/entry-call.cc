/* Calls of the runtime's entries that save every register.

   In: the name of an entry and its operands.  Out: an asm statement that calls
   it, with the operands on the stack:

     asm ("push %3; push %2; push %1; push %0;
	   call *__mpxguard_report@GOTPCREL(%rip)"
	  : : "le" (address), "le" (lower), "le" (upper), "le" (info))

   GCC's attribute for such functions, no_caller_saved_registers, has no effect
   on callers in the versions that we know, so an ordinary call would make the
   fast path around every check pay.  So would operands in fixed registers: a
   value that lives across the statement could not be in one of these, on the
   fast path either.  The stack pointer, which may be the address of a local
   variable, is no operand (constraint l): it changes on the way.  There is no
   red zone below it (plugin.cc).

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "entry-call.h"
#include "options.h"

tree
asm_operand (const char *constraint, tree value)
{
  tree string = build_string (strlen (constraint) + 1, constraint);
  return build_tree_list (build_tree_list (NULL_TREE, string), value);
}

/* The code that calls the entry NAME with COUNT operands, after BEFORE; where
   YIELDS is true the bounds that it leaves are popped.  */

static char *
entry_code (const char *name, unsigned count, bool yields, const char *before,
	    const char *behind)
{
  /* No procedure linkage table: its code may change registers.  */
  char *code = xstrdup (before);
  unsigned first = yields ? 2 : 0;
  for (unsigned i = count; i-- > 0;)
    {
      char *longer = xasprintf ("%s\tpush\t%%q%u\n", code, first + i);
      free (code);
      code = longer;
    }
  /* The entries keep bound registers too, if the call does.  */
  const char *prefix = options.backend == BACKEND_MPX ? "\tbnd" : "";
  char *whole = concat (code, prefix, "\tcall\t*", name, "@GOTPCREL(%%rip)\n", behind,
			yields ? "\tpop\t%q0\n\tpop\t%q1\n" : "",
			*before ? "2:" : "", NULL);
  free (code);
  return whole;
}

gimple *
build_entry_call (const char *name, unsigned count, const tree *operands,
		  tree lower, tree upper, const char *behind,
		  const char *before)
{
  vec<tree, va_gc> *inputs = NULL;
  vec<tree, va_gc> *outputs = NULL;
  for (unsigned i = 0; i < count; i++)
    vec_safe_push (inputs, asm_operand ("le", operands[i]));
  if (lower)
    {
      const char *constraint = *before ? "=&r" : "=r";
      vec_safe_push (outputs, asm_operand (constraint, lower));
      vec_safe_push (outputs, asm_operand (constraint, upper));
    }
  char *code = entry_code (name, count, lower != NULL_TREE, before, behind);
  gasm *call = gimple_build_asm_vec (ggc_strdup (code), inputs, outputs, NULL,
				     NULL);
  free (code);
  gimple_asm_set_volatile (call, true);
  if (lower)
    SSA_NAME_DEF_STMT (lower) = SSA_NAME_DEF_STMT (upper) = call;
  return call;
}
