/* Reports that the user does not want.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_SUPPRESS_H
#define MPXGUARD_SUPPRESS_H

#include "finding.h"
#include "format.h"

/* Read the file that the option suppressions names, if any.  Ends the process
   in a sentence if it cannot be read or understood.  Called by mpxguard_init
   only.  */
void mpxguard_suppressions_read (void);

/* Return true if the report of F is not wanted.  */
bool mpxguard_suppressed (const struct mpxguard_finding *f);

/* Append to TEXT the line that would suppress the report of F.  */
void mpxguard_suppression_put (struct mpxguard_text *text,
			       const struct mpxguard_finding *f);

#endif /* MPXGUARD_SUPPRESS_H */
