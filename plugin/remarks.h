/* Remarks: why is an access checked, or not?

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_REMARKS_H
#define MPXGUARD_REMARKS_H

/* Takes the argument KEY, "remarks" or "remarks-file", with VALUE, which may be
   null; *GOOD tells how that went.  Returns false if KEY is neither.  */
extern bool take_remarks_argument (const char *key, const char *value,
				   bool *good);

/* Remarks that the access of SIZE bytes at LOCATION in the current function is
   not checked because nothing is known of the bounds of POINTER, or of the
   size of the variable DECL if that is not null.  */
extern void remark_unchecked (location_t location, bool write, tree size,
			      tree pointer, tree decl);

#endif /* MPXGUARD_REMARKS_H */
