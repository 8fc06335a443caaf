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

#endif /* MPXGUARD_RECHECK_H */
