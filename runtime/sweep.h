/* The sweep: bounds of memory that went away unseen.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_SWEEP_H
#define MPXGUARD_SWEEP_H

#include "space.h"

/* Compare the tables of SPACE with what is mapped, and forget the bounds of
   all other memory.  Return how many tables were freed.  The caller holds no
   lock.  */
uint64_t mpxguard_sweep_space (struct mpx_space *space);

/* Sweep if the process has twice as many tables as the last sweep left, and
   enough that it is worth it.  Called when a table was allocated.  */
void mpxguard_sweep_sometimes (void);

/* From now on every child of fork sweeps: memory is not inherited by it.  */
void mpxguard_sweep_in_children (void);

/* From now on every child of fork forgets the bounds of memory that it finds
   wiped.  */
void mpxguard_wipe_in_children (void);

#endif /* MPXGUARD_SWEEP_H */
