/* The live process as an address space, in the format of MPX's tables.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_SPACE_MPX_H
#define MPXGUARD_SPACE_MPX_H

/* Make mpxguard_space this.  Called once the directory is there, before the
   first table.  */
void mpxguard_space_mpx_init (void);

#endif /* MPXGUARD_SPACE_MPX_H */
