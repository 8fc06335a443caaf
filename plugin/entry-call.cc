/* Calls of the runtime's entries that save every register.

   In: the name of an entry and its operands.  Out: an asm statement that calls
   it:

     asm ("... call *__mpxguard_report@GOTPCREL(%rip) ..."
	  : : "D" (address), "S" (lower), "d" (upper), "c" (info))

   GCC's attribute for such functions, no_caller_saved_registers, has no effect
   on callers in the versions that we know, so an ordinary call would make the
   fast path around every check pay.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "entry-call.h"

/* The operand VALUE of an asm statement under CONSTRAINT.  */

static tree
asm_operand (const char *constraint, tree value)
{
  tree string = build_string (strlen (constraint) + 1, constraint);
  return build_tree_list (build_tree_list (NULL_TREE, string), value);
}

gimple *
build_entry_call (const char *name, const char *registers, const tree *values,
		  tree lower, tree upper, const char *behind)
{
  vec<tree, va_gc> *inputs = NULL;
  vec<tree, va_gc> *outputs = NULL;
  for (unsigned i = 0; registers[i]; i++)
    {
      const char constraint[] = { registers[i], 0 };
      vec_safe_push (inputs, asm_operand (constraint, values[i]));
    }
  if (lower)
    {
      vec_safe_push (outputs, asm_operand ("=a", lower));
      vec_safe_push (outputs, asm_operand ("=d", upper));
    }
  /* The caller may keep data in the 128 bytes below its stack pointer.  No
     procedure linkage table: its code may change registers.  */
  char *code = concat ("add\t$-128, %%rsp\n\t"
		       "call\t*", name, "@GOTPCREL(%%rip)\n",
		       behind, "\tsub\t$-128, %%rsp", NULL);
  gasm *call = gimple_build_asm_vec (ggc_strdup (code), inputs, outputs, NULL,
				     NULL);
  free (code);
  gimple_asm_set_volatile (call, true);
  if (lower)
    SSA_NAME_DEF_STMT (lower) = SSA_NAME_DEF_STMT (upper) = call;
  return call;
}
