/* Bounds that nobody needs.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_UNNEEDED_H
#define MPXGUARD_UNNEEDED_H

/* Removes the operations of FUN whose bounds nobody uses, and adds to CHECKED
   the bounds values that a check may need.  */
extern void remove_unneeded (function *fun, hash_set<tree> *checked);

#endif /* MPXGUARD_UNNEEDED_H */
