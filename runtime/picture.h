/* A picture of the object and the access.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_PICTURE_H
#define MPXGUARD_PICTURE_H

#include "format.h"
#include "report.h"

/* Append to TEXT, with the number PID of the process before every line, a
   picture of V.  */
void mpxguard_picture (struct mpxguard_text *text, int pid,
		       const struct mpxguard_violation *v);

#endif /* MPXGUARD_PICTURE_H */
