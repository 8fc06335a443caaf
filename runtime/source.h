/* The source line, quoted.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_SOURCE_H
#define MPXGUARD_SOURCE_H

#include "finding.h"
#include "format.h"

/* Append to TEXT the line of the source that F's access stands in and, where
   the column is known, a caret below it, between ON and OFF.  Nothing if the
   file cannot be read.  */
void mpxguard_source_put (struct mpxguard_text *text,
			  const struct mpxguard_finding *f, const char *on,
			  const char *off);

#endif /* MPXGUARD_SOURCE_H */
