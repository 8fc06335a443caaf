/* Checks that stand for several accesses.

   In: the mpxguard.part operations behind a check.  Out: what its cold block
   does when it has failed:

     mpxguard.check (p, 0, 16, b, 0);	 cold:
     mpxguard.part (p, 0, 8, 0, 0, 1);	   call __mpxguard_report_range (p, ...)
     mpxguard.part (p, 8, 8, 0, 0, 1);	   call __mpxguard_report_range (p + 8,
									 ...)

   Each call stands at the source line of its access; the runtime reports the
   one that is out of bounds.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "check-parts.h"
#include "lower-soft.h"
#include "places.h"
#include "report-call.h"

/* Adds to SEQ the report of PART.  */

static void
report_part (gcall *part, const report_bounds &bounds, gimple_seq *seq)
{
  tree address = check_address (part, seq);
  tree count = soft_force (soft_word (gimple_call_arg (part, PART_COUNT)),
			   seq);
  tree info = range_info (gimple_call_arg (part, CHECK_SIZE),
			  gimple_call_arg (part, PART_STEP),
			  check_flags (part) & CHECK_REPORT_FLAGS);
  const char *field = gimple_call_num_args (part) > PART_NAME
		      ? part_of_name (gimple_call_arg (part, PART_NAME))
		      : NULL;
  gimple *report = build_range_report (address, bounds, info, count,
				       gimple_location (part), field);
  gimple_seq_add_stmt (seq, report);
}

tree
check_address (gcall *check, gimple_seq *seq)
{
  tree pointer = soft_word (gimple_call_arg (check, CHECK_POINTER));
  tree offset = soft_word (gimple_call_arg (check, CHECK_OFFSET));
  return soft_force (fold_build2 (PLUS_EXPR, long_unsigned_type_node, pointer,
				  offset), seq);
}

void
collect_parts (gimple_stmt_iterator gsi, vec<gcall *> *parts)
{
  for (gsi_next (&gsi);
       !gsi_end_p (gsi) && abstract_operation (gsi_stmt (gsi)) == OP_PART;
       gsi_next (&gsi))
    parts->safe_push (as_a<gcall *> (gsi_stmt (gsi)));
}

void
report_parts (const vec<gcall *> &parts, const report_bounds &bounds,
	      gimple_seq *seq)
{
  for (gcall *part : parts)
    report_part (part, bounds, seq);
}

void
remove_parts (const vec<gcall *> &parts)
{
  for (gcall *part : parts)
    {
      gimple_stmt_iterator gsi = gsi_for_stmt (part);
      gsi_remove (&gsi, true);
    }
}

void
remove_stray_parts (basic_block bb)
{
  bool belongs = false;
  for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);)
    {
      auto operation = abstract_operation (gsi_stmt (gsi));
      if (operation == OP_PART && !belongs)
	{
	  gsi_remove (&gsi, true);
	  continue;
	}
      belongs = operation == OP_PART || operation == OP_CHECK;
      gsi_next (&gsi);
    }
}
