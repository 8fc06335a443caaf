/* The call of a report.

   In: what there is to report.  Out: the call of the runtime's entry for it,
   which changes no register (entry-call.cc).

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "entry-call.h"
#include "mpxguard-layout.h"
#include "places.h"
#include "report-call.h"

/* A statement that calls the entry NAME with the COUNT OPERANDS, with the
   place of the access behind the call.  */

static gimple *
build_placed_call (const char *name, unsigned count, const tree *operands,
		   location_t location, const char *part)
{
  char *place = place_lines (location, part);
  gimple *call = build_entry_call (name, count, operands, NULL, NULL, place);
  free (place);
  gimple_set_location (call, location);
  return call;
}

/* The report by the entry __mpxguard_report or __mpxguard_report_found, or by
   that with SUFFIX if there is a LAST operand.  */

static gimple *
build_entry_report (tree address, const report_bounds &bounds, tree info,
		    const char *suffix, tree last, location_t location,
		    const char *part)
{
  auto_vec<tree, 5> operands;
  operands.quick_push (address);
  if (bounds.where)
    operands.quick_push (bounds.where);
  else
    {
      operands.quick_push (bounds.lower);
      operands.quick_push (bounds.upper);
    }
  operands.quick_push (info);
  if (last)
    operands.quick_push (last);
  char *name = concat ("__mpxguard_report", bounds.where ? "_found" : "",
		       last ? suffix : NULL, NULL);
  gimple *call = build_placed_call (name, operands.length (),
				    operands.address (), location, part);
  free (name);
  return call;
}

gimple *
build_report (tree address, const report_bounds &bounds, tree info, tree name,
	      location_t location, const char *part)
{
  return build_entry_report (address, bounds, info, "_by", name, location,
			     part);
}

gimple *
build_range_report (tree address, const report_bounds &bounds, tree info,
		    tree count, location_t location, const char *part)
{
  return build_entry_report (address, bounds, info, "_range", count, location,
			     part);
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
