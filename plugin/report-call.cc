/* The call of a report.

   In: what there is to report.  Out: an asm statement that calls the
   runtime's __mpxguard_report, which saves every register.  GCC's attribute
   for such functions, no_caller_saved_registers, has no effect on callers in
   the versions that we know, so an ordinary call would make the fast path
   around every check pay.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "mpxguard-layout.h"
#include "report-call.h"

/* A statement that calls the entry whose call CODE is with the words FIRST to
   LAST, the last of which may be null.  */

static gimple *
build_entry_call (const char *code, tree first, tree second, tree third,
		  tree fourth, tree last)
{
  static const char *const registers[] = { "D", "S", "d", "c", "a" };
  tree operands[] = { first, second, third, fourth, last };
  vec<tree, va_gc> *inputs = NULL;
  for (unsigned i = 0; i < ARRAY_SIZE (operands) && operands[i]; i++)
    {
      tree constraint = build_string (strlen (registers[i]) + 1, registers[i]);
      vec_safe_push (inputs, build_tree_list (build_tree_list (NULL_TREE,
							       constraint),
					      operands[i]));
    }
  gasm *report = gimple_build_asm_vec (code, inputs, NULL, NULL, NULL);
  gimple_asm_set_volatile (report, true);
  return report;
}

/* The caller may keep data in the 128 bytes below its stack pointer.  No
   procedure linkage table: its code may change registers.  */
#define CALL(FUNCTION) "lea\t-128(%%rsp), %%rsp\n\t" \
		       "call\t*" FUNCTION "@GOTPCREL(%%rip)\n\t" \
		       "lea\t128(%%rsp), %%rsp"

gimple *
build_report (tree address, tree lower, tree upper, tree info, tree name)
{
  return build_entry_call (name ? CALL ("__mpxguard_report_by")
				: CALL ("__mpxguard_report"),
			   address, lower, upper, info, name);
}

gimple *
build_range_report (tree address, tree lower, tree upper, tree info,
		    tree count)
{
  return build_entry_call (CALL ("__mpxguard_report_range"), address, lower,
			   upper, info, count);
}

tree
range_info (tree size, tree step, unsigned flags)
{
  return build_int_cstu (long_unsigned_type_node,
			 MPXGUARD_RANGE_INFO (tree_to_uhwi (size),
					      tree_to_shwi (step), flags));
}

tree
report_info (tree size, tree flags)
{
  tree info = fold_build2 (LSHIFT_EXPR, long_unsigned_type_node,
			   fold_convert (long_unsigned_type_node, size),
			   build_int_cst (integer_type_node, 8));
  return fold_build2 (BIT_IOR_EXPR, long_unsigned_type_node, info,
		      fold_convert (long_unsigned_type_node, flags));
}
