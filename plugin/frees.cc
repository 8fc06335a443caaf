/* Blocks that are freed twice.

   GCC removes the allocation of a block that nobody reads, and every free of it:
   a program that frees it twice would be right, but only as long as GCC
   optimizes.  In: a function after GCC's value numbering.  Out, where the same
   pointer is freed in two places:

     free (p_1);
     __asm__ volatile ("" : : "r" (p_1));
     free (p_1);

   so that the block is one that somebody uses.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "entry-call.h"
#include "passes.h"

namespace {

/* Whether the statement in front of *GSI is one that is made here.  */

bool
used_already_p (gimple_stmt_iterator gsi)
{
  gsi_prev_nondebug (&gsi);
  gasm *code = gsi_end_p (gsi) ? NULL : dyn_cast<gasm *> (gsi_stmt (gsi));
  return code && gimple_asm_volatile_p (code)
	 && gimple_asm_string (code)[0] == '\0';
}

/* Inserts a use of POINTER in front of *GSI.  */

void
use_pointer (gimple_stmt_iterator *gsi, tree pointer)
{
  vec<tree, va_gc> *inputs = NULL;
  vec_safe_push (inputs, asm_operand ("r", pointer));
  gasm *code = gimple_build_asm_vec ("", inputs, NULL, NULL, NULL);
  gimple_asm_set_volatile (code, true);
  gimple_set_location (code, gimple_location (gsi_stmt (*gsi)));
  gsi_insert_before (gsi, code, GSI_SAME_STMT);
}

} // anonymous namespace

unsigned
execute_frees (function *fun)
{
  hash_set<tree> freed;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	gimple *stmt = gsi_stmt (gsi);
	if (!gimple_call_builtin_p (stmt, BUILT_IN_FREE))
	  continue;
	tree pointer = gimple_call_arg (stmt, 0);
	if (TREE_CODE (pointer) == SSA_NAME && freed.add (pointer)
	    && !used_already_p (gsi))
	  use_pointer (&gsi, pointer);
      }
  return 0;
}
