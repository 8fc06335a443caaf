/* Stack traces.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_TRACE_H
#define MPXGUARD_TRACE_H

#include <stdint.h>

#include "format.h"

#define MPXGUARD_TRACE_MAX 256

/* A stack, innermost frame first.  */
struct mpxguard_trace
{
  unsigned count;
  const void *pc[MPXGUARD_TRACE_MAX];	/* Return addresses.  */
  uint64_t frame[MPXGUARD_TRACE_MAX];	/* Stack pointer in the frame; its
					   memory ends at the next one's.  */
  const void *function[MPXGUARD_TRACE_MAX];	/* Where its code begins.  */
};

/* Take the stack of the calling thread into *TRACE, from the frame on that
   goes on at PC; all of it if there is none.  */
void mpxguard_trace_take (struct mpxguard_trace *trace, const void *pc);

/* Append the COUNT frames that go on at the addresses PCS to TEXT, a line
   each.  */
void mpxguard_trace_put (struct mpxguard_text *text, const void *const *pcs,
			 unsigned count);

/* Return how many of the COUNT frames PCS, at the top, are the runtime's
   own.  */
unsigned mpxguard_trace_own (const void *const *pcs, unsigned count);

/* Append where TRACE begins to TEXT: "file.c:123 in function".  */
void mpxguard_trace_put_place (struct mpxguard_text *text,
			       const struct mpxguard_trace *trace);

#endif /* MPXGUARD_TRACE_H */
