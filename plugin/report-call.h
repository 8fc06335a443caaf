/* The call of a report.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_REPORT_CALL_H
#define MPXGUARD_REPORT_CALL_H

/* The bounds that a report is about: LOWER and UPPER, or if WHERE is not null
   those whose upper bound is the word at this address.  */
struct report_bounds
{
  tree lower;
  tree upper;
  tree where;
};

/* A statement that reports the access to the bytes at ADDRESS that leaves
   BOUNDS; INFO is the access's size and flags as the runtime wants
   them, NAME, if not null, the address of the name of the library function
   that makes the access.  All are words that are GIMPLE values.  The access
   stands at LOCATION and is one to PART (see names.h).  The statement changes
   no register and no memory.  */
extern gimple *build_report (tree address, const report_bounds &bounds,
			     tree info, tree name, location_t location,
			     const char *part);

/* The same for COUNT accesses, the first at ADDRESS, of which some leave
   BOUNDS or none: a report of the first that does.  INFO is that of
   range_info.  */
extern gimple *build_range_report (tree address, const report_bounds &bounds,
				   tree info, tree count, location_t location,
				   const char *part);

/* The INFO of accesses of SIZE bytes that are STEP bytes apart, all of them
   constants, with FLAGS.  */
extern tree range_info (tree size, tree step, unsigned flags);

/* The INFO of an access of SIZE bytes with FLAGS, an expression.  */
extern tree report_info (tree size, tree flags);

#endif /* MPXGUARD_REPORT_CALL_H */
