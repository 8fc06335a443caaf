/* What a report says of the place of a check.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_PLACES_H
#define MPXGUARD_PLACES_H

/* Where the access of STMT to REF, which may be null, stands in the source: the
   statement is where its operator is, and the arguments of a call are for GCC
   where the call is.  */
extern location_t access_location (gimple *stmt, tree ref);

/* The text of the part of an object that REF names: ".name[] of 'struct
   person'".  Null if REF names no field.  */
extern char *part_text (tree ref);

/* The text of the part in NAME, the last operand of a check; null if that is
   the name of a library function, or null.  */
extern const char *part_of_name (tree name);

/* Lines for an asm statement that say of the address where they stand that the
   access at LOCATION to PART (which may be null) is checked just before it.
   Empty where nothing is known or names are off.  A statement may have several
   of these, told apart by INDEX.  */
extern char *place_lines (location_t location, const char *part,
			  unsigned index = 0);

#endif /* MPXGUARD_PLACES_H */
