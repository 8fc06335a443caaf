/* Emulators that the process may run in.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_EMULATOR_H
#define MPXGUARD_EMULATOR_H

#include <stdbool.h>

/* True if every page that is mapped costs memory and time, used or not: so it
   is in Valgrind, and in the user-mode emulation of QEMU before version 8.0.  */
bool mpxguard_emulator_counts_pages (void);

/* True if that emulation of QEMU's is there to try a program of the mpx backend
   with metadata=hybrid.  */
bool mpxguard_emulator_derives (void);

#endif /* MPXGUARD_EMULATOR_H */
