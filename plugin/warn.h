/* Warnings of accesses that are out of bounds whenever they are made.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_WARN_H
#define MPXGUARD_WARN_H

/* An access that always is outside of its object: SIZE bytes, OFFSET bytes
   behind the object's begin.  */
struct outside_access
{
  location_t location;
  bool write;
  offset_int offset;
  offset_int size;
  tree object;			/* The declaration of the variable or field;
				   null if it has none.  */
  gimple *allocation;		/* The call that made it, or null.  */
  offset_int object_size;
};

/* Warns of ACCESS, as -fplugin-arg-mpxguard-warn asks.  Each place is warned
   of once.  */
extern void warn_outside (const outside_access &access);

/* Whether warn_outside was called for LOCATION.  */
extern bool found_outside_p (location_t location);

#endif /* MPXGUARD_WARN_H */
