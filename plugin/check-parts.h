/* Checks that stand for several accesses.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_CHECK_PARTS_H
#define MPXGUARD_CHECK_PARTS_H

#include "report-call.h"

/* The first address of CHECK, an OP_CHECK or OP_PART, computed in SEQ.  */
extern tree check_address (gcall *check, gimple_seq *seq);

/* Collects in PARTS the parts of the check at GSI.  */
extern void collect_parts (gimple_stmt_iterator gsi, vec<gcall *> *parts);

/* Adds to SEQ what reports the first access of PARTS that leaves BOUNDS.  */
extern void report_parts (const vec<gcall *> &parts,
			  const report_bounds &bounds, gimple_seq *seq);

/* Removes PARTS from the function.  */
extern void remove_parts (const vec<gcall *> &parts);

/* Removes the parts in BB that stand behind no check.  */
extern void remove_stray_parts (basic_block bb);

#endif /* MPXGUARD_CHECK_PARTS_H */
