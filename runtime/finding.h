/* A violation and all that is known of it.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_FINDING_H
#define MPXGUARD_FINDING_H

#include "object.h"
#include "report.h"
#include "trace.h"

struct mpxguard_finding
{
  const struct mpxguard_violation *v;
  int pid;
  int tid;
  char thread[16];		/* The thread's name.  */
  struct mpxguard_heap_stack created;	/* Where a thread that is not the first
					   was created; empty if unknown.  */
  const char *backend;		/* "soft" or "mpx".  */
  const char *kind;		/* "out-of-bounds write".  */
  char rule[64];		/* The same for machines:
				   "out-of-bounds-write".  */
  bool use_after_free;
  bool has_bounds;		/* Not so for misuse of the heap.  */
  uint64_t size;		/* Bytes inside the bounds.  */
  const char *function;		/* Where the access is.  Null if unknown.  */
  const char *file;		/* Null if unknown.  */
  int line;
  uint64_t place_pc;		/* In the module of FILE.  */
  int column;			/* 0 if unknown.  */
  const char *part;		/* The field that is accessed, or null.  */
  const char *origin;		/* Where the pointer came from: "was loaded
				   from memory".  Null if unknown.  */
  struct mpxguard_object_facts object;
  bool has_hit;
  struct mpxguard_object_facts hit;	/* The other object that the first byte
					   out of bounds lies in.  */
  struct mpxguard_trace trace;
  unsigned first;		/* Frames of it that are libc's, to which a
				   pointer was given that it may not use.  */
};

/* Find out all about V and put it into *FINDING.  */
void mpxguard_finding_make (const struct mpxguard_violation *v,
			    struct mpxguard_finding *finding);

/* Return a number for the site of FINDING: what happened, and the innermost
   frames of the stack.  */
uint64_t mpxguard_finding_site (const struct mpxguard_finding *finding);

struct mpxguard_text;

/* Return the address of the last byte of FINDING's access, or of the last one
   of memory if the size was a negative number.  */
uint64_t mpxguard_finding_last (const struct mpxguard_finding *finding);

/* Append to TEXT "of size 4", and what the size is as a signed number if that
   is negative.  */
void mpxguard_finding_size (struct mpxguard_text *text,
			    const struct mpxguard_finding *finding);

/* Append to TEXT how far FINDING's access is outside of its bounds: "access
   starts 4 bytes above the upper bound".  */
void mpxguard_finding_distance (struct mpxguard_text *text,
				const struct mpxguard_finding *finding);

/* Append to TEXT what FINDING's object is: "a heap block of 12 bytes at
   0x7f80".  */
void mpxguard_finding_object (struct mpxguard_text *text,
			      const struct mpxguard_finding *finding);

/* The same as a sentence: "the object is a heap block ...", or why there is
   none.  */
void mpxguard_finding_object_told (struct mpxguard_text *text,
				   const struct mpxguard_finding *finding);

/* Append to TEXT what the object is that FINDING's access hits.  */
void mpxguard_finding_hit (struct mpxguard_text *text,
			   const struct mpxguard_finding *finding);

#endif /* MPXGUARD_FINDING_H */
