/* What bounds values are in the soft backend, for lower-soft.cc.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_SOFT_BOUNDS_H
#define MPXGUARD_SOFT_BOUNDS_H

/* Find out which words the bounds values of FUN have, before anything is
   lowered; forget them.  Between the two soft_words may be asked.  */
extern void begin_soft_bounds (function *fun);
extern void end_soft_bounds (void);

/* BOUNDS with the words that LIKE has, INIT's where BOUNDS has none.  */
extern soft_bounds soft_as (const soft_bounds &bounds,
			    const soft_bounds &like);

#endif /* MPXGUARD_SOFT_BOUNDS_H */
