/* Which object was it?

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_OBJECT_H
#define MPXGUARD_OBJECT_H

#include "heap.h"
#include "report.h"
#include "trace.h"

enum mpxguard_object_kind
{
  MPXGUARD_OBJECT_HEAP,		/* A block; see BLOCK.  */
  MPXGUARD_OBJECT_STACK,	/* A variable of FUNCTION, if known.  */
  MPXGUARD_OBJECT_GLOBAL,	/* A variable; of FUNCTION if that is set.  */
  MPXGUARD_OBJECT_THREAD,	/* A thread-local variable.  */
  MPXGUARD_OBJECT_LITERAL,	/* A string literal; NAME is its text.  */
  MPXGUARD_OBJECT_MAPPING,	/* NAME is that of the mapping.  */
  MPXGUARD_OBJECT_UNMAPPED,
  MPXGUARD_OBJECT_NONE		/* A fault through a null pointer, or at an
				   address that no memory has.  */
};

/* Addresses below this belong to null pointers: Linux maps nothing there.  */
#define MPXGUARD_NULL_END (1UL << 16)

struct mpxguard_object_facts
{
  enum mpxguard_object_kind kind;
  uint64_t base;
  uint64_t size;
  uint64_t end;			/* Of a mapping.  */
  bool read_only;		/* A mapping that cannot be written.  */
  char name[512];		/* Of a variable; "a' or 'b" if it may be one
				   of several.  Empty if unknown.  */
  bool from_alloca;		/* No variable: FILE is where alloca was
				   called.  */
  bool elsewhere;		/* On the stack of another thread, or on one
				   that this thread is not running on.  */
  const char *function;		/* Null if unknown or if there is none.  */
  const char *file;		/* Where it is declared; null if unknown.  */
  int line;
  struct mpxguard_heap_block block;
};

/* Find out which object the bounds of V belong to.  TRACE is the stack at the
   access.  */
void mpxguard_object_describe (const struct mpxguard_violation *v,
			       const struct mpxguard_trace *trace,
			       struct mpxguard_object_facts *object);

/* Find out which object ADDRESS, any value, lies in, and describe it.  Return
   false if there is none whose beginning and end are known.  */
bool mpxguard_object_at (uint64_t address, const struct mpxguard_trace *trace,
			 struct mpxguard_object_facts *object);

#endif /* MPXGUARD_OBJECT_H */
