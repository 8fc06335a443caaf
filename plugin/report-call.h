/* The call of a report.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_REPORT_CALL_H
#define MPXGUARD_REPORT_CALL_H

/* A statement that reports the access to the bytes at ADDRESS that leaves
   LOWER to UPPER; INFO is the access's size and flags as the runtime wants
   them, NAME, if not null, the address of the name of the library function
   that makes the access.  All are words that are GIMPLE values.  The statement
   changes no register and no memory.  */
extern gimple *build_report (tree address, tree lower, tree upper, tree info,
			     tree name);

/* The INFO of an access of SIZE bytes with FLAGS, an expression.  */
extern tree report_info (tree size, tree flags);

#endif /* MPXGUARD_REPORT_CALL_H */
