/* A picture of the object and the access.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_PICTURE_H
#define MPXGUARD_PICTURE_H

#include "finding.h"
#include "format.h"

/* Append to TEXT a picture of F, with the number of the process before every
   line, and ON and OFF around the marks.  */
void mpxguard_picture (struct mpxguard_text *text,
		       const struct mpxguard_finding *f, const char *on,
		       const char *off);

#endif /* MPXGUARD_PICTURE_H */
