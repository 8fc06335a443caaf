/* The program's break, for the wrappers of brk and sbrk.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_BREAK_H
#define MPXGUARD_BREAK_H

#include <stdbool.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

/* Return the break.  */
uint64_t mpxguard_break_get (void);

/* Let the break be WANTED, with bounds as the memory is.  Return false, and set
   errno, if that cannot be.  */
bool mpxguard_break_set (uint64_t wanted);

#pragma GCC visibility pop

#endif /* MPXGUARD_BREAK_H */
