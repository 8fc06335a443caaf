/* The live process as an address space, in the soft backend's format.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_SPACE_SOFT_H
#define MPXGUARD_SPACE_SOFT_H

/* Make mpxguard_space this.  Called by mpxguard_init, once directory and lock
   are there.  */
void mpxguard_space_soft_init (void);

#endif /* MPXGUARD_SPACE_SOFT_H */
