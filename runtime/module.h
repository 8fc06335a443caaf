/* The instrumented modules of the process.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_MODULE_H
#define MPXGUARD_MODULE_H

#include "runtime.h"

/* Forget modules that are no longer loaded, and the bounds in their memory.
   For the wrapper of dlclose.  */
void mpxguard_modules_sweep (void);

/* Return the check of the mpx backend whose code holds PC, or null.  */
const struct mpxguard_mpx_check *mpxguard_module_check (uint64_t pc);

#endif /* MPXGUARD_MODULE_H */
