/* What the early pass leaves for those that come later.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_EARLY_H
#define MPXGUARD_EARLY_H

/* Whether DECL is the runtime's function that takes over the bounds of
   variable arguments; whether the current function calls it.  */
extern bool va_entry_p (tree decl);
extern bool calls_va_entry_p (void);

/* Whether the access at LOCATION got a report, because it is outside of its
   object for certain.  */
extern bool reported_early_p (location_t location);

#endif /* MPXGUARD_EARLY_H */
