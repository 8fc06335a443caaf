/* The one place that says where bounds come from.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_BOUNDS_H
#define MPXGUARD_BOUNDS_H

#include "insertion.h"

/* Starts and ends work on the current function.  Between the two its pointers
   may be asked for; what was found is remembered.  */
extern void begin_function_bounds (void);
extern void end_function_bounds (void);

/* The bounds of POINTER, an SSA name or an invariant of pointer type (or an
   integer that is a pointer's copy).  Writes the operations that compute them
   behind POINTER's definition.  */
extern tree find_bounds (tree pointer);

/* The bounds of the object DECL: a variable, a string or a constant.  */
extern tree find_object_bounds (tree decl);

/* Whether POINTER points to code, which has no bounds.  */
extern bool function_pointer_p (tree pointer);

/* Says that VALUE, defined by a statement that find_bounds cannot look
   through, has BOUNDS.  */
extern void set_bounds (tree value, tree bounds);

#endif /* MPXGUARD_BOUNDS_H */
