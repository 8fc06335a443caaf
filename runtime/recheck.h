/* The second look at an access that failed its check.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_RECHECK_H
#define MPXGUARD_RECHECK_H

#include "report.h"

/* Return true if the access V is legal although it left its bounds, because
   these are out of date.  */
bool mpxguard_recheck_accepts (const struct mpxguard_violation *v);

#endif /* MPXGUARD_RECHECK_H */
