/* Which object was it?

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_OBJECT_H
#define MPXGUARD_OBJECT_H

#include "heap.h"
#include "report.h"
#include "trace.h"

struct mpxguard_object_text
{
  char text[1024];		/* What follows "the object is ".  */
  struct mpxguard_heap_block block;	/* All 0 if it is none.  */
};

/* Say in *OBJECT which object the bounds of V belong to.  TRACE is the stack
   at the access.  */
void mpxguard_object_describe (const struct mpxguard_violation *v,
			       const struct mpxguard_trace *trace,
			       struct mpxguard_object_text *object);

#endif /* MPXGUARD_OBJECT_H */
