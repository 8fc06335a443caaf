/* Variables on stacks that are not being unwound.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_OTHER_STACK_H
#define MPXGUARD_OTHER_STACK_H

#include "names.h"

/* Find the local variable that stands at START in the frame of a function
   which has not returned, and has SIZE bytes; its memory lies from LOWEST to
   END, and can be read.  Return false if there is none, or if it may be one of
   several; else describe it in *VARIABLE.  */
bool mpxguard_other_stack_find (uint64_t start, uint64_t size, uint64_t lowest,
				uint64_t end,
				struct mpxguard_variable *variable);

#endif /* MPXGUARD_OTHER_STACK_H */
