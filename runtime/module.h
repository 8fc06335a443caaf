/* The instrumented modules of the process.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_MODULE_H
#define MPXGUARD_MODULE_H

#include "runtime.h"

/* Call VISIT with ARGUMENT for every local variable of the function at
   FUNCTION that a loaded module describes.  */
void mpxguard_module_locals (const void *function,
			     void (*visit) (const struct mpxguard_local *local,
					    void *argument),
			     void *argument);

/* Forget modules that are no longer loaded, and the bounds in their memory.
   For the wrapper of dlclose.  */
void mpxguard_modules_sweep (void);

/* Return the check of the mpx backend whose code holds PC, or null.  */
const struct mpxguard_mpx_check *mpxguard_module_check (uint64_t pc);

#endif /* MPXGUARD_MODULE_H */
