/* The one place that says where bounds come from.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_BOUNDS_H
#define MPXGUARD_BOUNDS_H

/* Starts and ends work on the current function.  Between the two its pointers
   may be asked for; what was found is remembered.  */
extern void begin_function_bounds (void);
extern void end_function_bounds (void);

/* The bounds of POINTER, an SSA name or an invariant of pointer type (or an
   integer that is a pointer's copy).  Writes the operations that compute them
   behind POINTER's definition.  */
extern tree find_bounds (tree pointer);

/* Finds the bounds of all versions of the variables whose bounds have a home.
   GCC renames the homes when the pass is done; whoever asked for another version
   later would read one that was never written.  */
extern void find_bounds_at_home (void);

/* The bounds of the object DECL: a variable, a string or a constant.  */
extern tree find_object_bounds (tree decl);

/* Whether POINTER points to code, which has no bounds.  */
extern bool function_pointer_p (tree pointer);

/* Says that VALUE, defined by a statement that find_bounds cannot look
   through, has BOUNDS.  */
extern void set_bounds (tree value, tree bounds);

/* Inserts SEQ where the value of STMT is known first.  */
extern void insert_behind (gimple *stmt, gimple_seq seq);

/* Inserts SEQ at the function's entry, behind what is there already.  */
extern void insert_at_entry (gimple_seq seq);

/* The flag of mpxguard.enter for the current function, made when it is first
   asked for; the address of the current function.  */
extern tree entry_flag (void);
extern tree own_address (void);

#endif /* MPXGUARD_BOUNDS_H */
