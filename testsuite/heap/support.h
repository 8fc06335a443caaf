/* What the unit tests of the heap share.

   A test is a plain C program linked with the heap's own files.  It prints a
   line "PASS: what" or "FAIL: what" for each thing it looks at.  The rest of
   the runtime is replaced by support.inc.c: what the heap reports and what it
   says about bounds tables is counted here.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef HEAP_SUPPORT_H
#define HEAP_SUPPORT_H

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "heap-internal.h"
#include "wiped.h"

/* The last thing that the heap refused to do, and how often it refused.  */
extern const char *volatile refused_what;
extern volatile uint64_t refused_pointer;
extern volatile unsigned refusals;

/* Bytes whose bounds the heap cleared, and copied.  */
extern volatile uint64_t cleared_bytes, copied_bytes;

/* Say whether CONDITION, described by WHAT, is true.  */
void check (bool condition, const char *what);

/* Like check, but prints nothing when all is well, for loops: the first
   failure is printed, and finish_quiet prints PASS if there was none.  */
#define CHECK_QUIET(CONDITION, WHAT)			\
  do							\
    if (!(CONDITION))					\
      fail_quiet (WHAT, #CONDITION, __LINE__);		\
  while (0)
void fail_quiet (const char *what, const char *condition, int line);
void finish_quiet (const char *what);

/* Serve as instrumented code wants it: quarantine, cleared tables, moving
   growth, and STACKS frames of each stack.  */
void serve (unsigned stacks);

/* Behave as a plain malloc again.  */
void serve_plainly (void);

/* Return the next random number.  */
uint64_t next_random (uint64_t *state);

/* Return the exit status for main.  */
int finish (void);

#endif /* HEAP_SUPPORT_H */
