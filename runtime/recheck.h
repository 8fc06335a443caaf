/* The second look at an access that failed its check.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_RECHECK_H
#define MPXGUARD_RECHECK_H

#include "report.h"

/* Return true if the access V is legal although it left its bounds, because
   these are out of date, or are not those of the object that the pointer was
   made from.  If it is not legal, and the upper bound was lost on the way
   here, put it into V.  */
bool mpxguard_recheck_accepts (struct mpxguard_violation *v);

/* Return the upper bound of bounds that begin at LOWER and whose word for it
   is UPPER: a slot of the heap that holds no object has 0 there, so no byte is
   legal.  */
uint64_t mpxguard_recheck_upper (uint64_t lower, uint64_t upper);

#endif /* MPXGUARD_RECHECK_H */
