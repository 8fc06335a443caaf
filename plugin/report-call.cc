/* The call of a report.

   In: what there is to report.  Out: the call of the runtime's entry for it,
   which changes no register (entry-call.cc).

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "entry-call.h"
#include "mpxguard-layout.h"
#include "report-call.h"

gimple *
build_report (tree address, tree lower, tree upper, tree info, tree name)
{
  const tree operands[] = { address, lower, upper, info, name };
  if (name)
    return build_entry_call ("__mpxguard_report_by", "DSdca", operands, NULL,
			     NULL);
  return build_entry_call ("__mpxguard_report", "DSdc", operands, NULL, NULL);
}

gimple *
build_range_report (tree address, tree lower, tree upper, tree info,
		    tree count)
{
  const tree operands[] = { address, lower, upper, info, count };
  return build_entry_call ("__mpxguard_report_range", "DSdca", operands, NULL,
			   NULL);
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
