/* Stack traces.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_TRACE_H
#define MPXGUARD_TRACE_H

#include <stdbool.h>
#include <stdint.h>

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

/* A frame with its names.  Functions that are inlined are frames of their
   own, and so are those that are gone because they ended by a jump to the
   function that they called last.  */
struct mpxguard_frame
{
  unsigned number;
  uint64_t pc;			/* Return address.  */
  bool jumped;			/* It ended by a jump: PC, FILE and LINE are
				   those of the function's beginning.  */
  const char *function;		/* Null if unknown.  */
  const char *file;		/* Null if unknown.  */
  int line;
  const char *module;		/* The file that was loaded, or empty.  */
  uint64_t offset;		/* Of the call in it.  */
};

/* Call VISIT with ARGUMENT for each of the COUNT frames that go on at the
   addresses PCS, until it returns false.  */
void mpxguard_trace_visit (const void *const *pcs, unsigned count,
			   bool (*visit) (const struct mpxguard_frame *frame,
					  void *argument),
			   void *argument);

/* Return how many of the COUNT frames PCS, at the top, are the runtime's
   own, or libc's called by those.  */
unsigned mpxguard_trace_own (const void *const *pcs, unsigned count);

/* Return how many of the COUNT frames PCS, at the top, are libc's; 0 if all
   are.  */
unsigned mpxguard_trace_libc (const void *const *pcs, unsigned count);

/* Put where the COUNT frames PCS begin into *FRAME: the first frame, or if that
   is code of a system header which was inlined, the first one around it that
   is not.  */
void mpxguard_trace_place (const void *const *pcs, unsigned count,
			   struct mpxguard_frame *frame);

/* The access that the report is about, which is being made, is in line LINE of
   FRAME's file, in FUNCTION, null if that is not known, which is inlined where
   it is called in CALL_LINE, if that is not 0: one statement of code may make
   several, of several inlined functions.  */
void mpxguard_trace_refine (const struct mpxguard_frame *frame, int line,
			    const char *function, int call_line);

#endif /* MPXGUARD_TRACE_H */
