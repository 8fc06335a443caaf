/* Homes of bounds whose pointers meet on abnormal edges.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_BOUNDS_HOME_H
#define MPXGUARD_BOUNDS_HOME_H

/* Starts and ends work on the current function.  */
extern void begin_homes (void);
extern void end_homes (void);

/* Whether versions of a variable meet in PHI on an abnormal edge; the bounds of
   its result then.  */
extern bool abnormal_phi_p (gphi *phi);
extern tree abnormal_phi_bounds (gphi *phi);

/* Keeps BOUNDS in the home of the variable whose version NAME is, where NAME
   is defined.  */
extern void keep_at_home (tree name, tree bounds);

/* Finds the bounds of all versions of the variables whose bounds have a home.
   GCC renames the homes when the pass is done; whoever asked for another version
   later would read one that was never written.  */
extern void find_bounds_at_home (void);

#endif /* MPXGUARD_BOUNDS_HOME_H */
