/* Call wrappers of libc's functions one by one, as an instrumented caller
   would, and see what they report.

   A test program defines its cases with TEST and lists them in CASES; main,
   which stands here, runs each in a process of its own and compares what that
   prints with what the case expects.  Memory in these tests is larger than
   the bounds that the wrappers are told, so a case that is not caught does
   no harm but fails.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef UNIT_H
#define UNIT_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../child.inc.h"

#include "../../include/mpxguard-layout.h"

extern __thread struct mpxguard_call_area __mpxguard_call_area
  __attribute__ ((tls_model ("initial-exec")));

/* The wrapper of NAME has NAME's type.  */
#define W(NAME) __mpxguard_wrap_##NAME
#define DECLARE(NAME) extern __typeof__ (NAME) W (NAME)

/* The next call is one of NAME's wrapper with N arguments.  */
#define BEGIN(NAME, N) begin ((const void *) W (NAME), N)

static inline void
begin (const void *callee, unsigned arguments)
{
  memset (__mpxguard_call_area.argument, 0,
	  sizeof __mpxguard_call_area.argument);
  __mpxguard_call_area.callee = (uint64_t) callee;
  __mpxguard_call_area.valid = ~0U;
  __mpxguard_call_area.stack_words = arguments > 6 ? arguments - 6 : 0;
}

/* Argument N of the call is P, which points into the SIZE bytes at BASE.  */
static inline void
give_inside (unsigned n, const void *p, const void *base, uint64_t size)
{
  __mpxguard_call_area.argument[n].pointer = (uint64_t) p;
  __mpxguard_call_area.argument[n].lower = (uint64_t) base;
  __mpxguard_call_area.argument[n].upper = (uint64_t) base + size - 1;
}

/* Argument N of the call is P, which points to SIZE bytes.  */
static inline void
give (unsigned n, const void *p, uint64_t size)
{
  give_inside (n, p, p, size);
}

/* Assert that the wrapper of NAME returned P with the bounds of the SIZE
   bytes at BASE.  */
#define RETURNED(NAME, P, BASE, SIZE) \
  returned ((const void *) W (NAME), P, BASE, SIZE)

static inline void
returned (const void *callee, const void *p, const void *base, uint64_t size)
{
  assert (__mpxguard_call_area.returner == (uint64_t) callee);
  assert (__mpxguard_call_area.result.pointer == (uint64_t) p);
  assert (__mpxguard_call_area.result.lower == (uint64_t) base);
  assert (__mpxguard_call_area.result.upper == (uint64_t) base + size - 1);
}

struct bounds_pair
{
  uint64_t lower;
  uint64_t upper;
};
extern void __mpxguard_store_bounds (const void *, uint64_t, uint64_t,
				     uint64_t);
extern struct bounds_pair __mpxguard_load_bounds (const void *, uint64_t);

/* Assert that the pointer in SLOT has the bounds of the SIZE bytes at
   BASE.  */
static inline void
stored (const void *slot, const void *base, uint64_t size)
{
  uint64_t pointer = *(const uint64_t *) slot;
  struct bounds_pair bounds = __mpxguard_load_bounds (slot, pointer);

  assert (bounds.lower == (uint64_t) base);
  assert (bounds.upper == (uint64_t) base + size - 1);
}

/* A case: it prints a report that contains EXPECTED, or nothing and returns
   if that is null.  */
struct unit_case
{
  const char *name;
  void (*run) (void);
  const char *expected;
};
extern const struct unit_case unit_cases[];

#define TEST(NAME) static void NAME (void)
#define CASES const struct unit_case unit_cases[]
#define SILENT(NAME) { #NAME, NAME, NULL }
#define REPORT(NAME, TEXT) { #NAME, NAME, TEXT }
#define END { NULL, NULL, NULL }

/* Return 1 if C fails, and say so.  */
static int
fails (const struct unit_case *c)
{
  static char text[65536];
  int status = run_in_child (c->run, text, sizeof text);
  int good;

  if (c->expected)
    good = status != 0 && strstr (text, c->expected);
  else
    good = status == 0 && !strstr (text, "mpxguard");
  if (!good)
    printf ("case %s: status %#x, expected %s, printed:\n%s\n", c->name,
	    (unsigned) status, c->expected ? c->expected : "silence", text);
  return !good;
}

int
main (int argc, char **argv)
{
  int failures = 0;
  int count = 0;

  if (argc == 1)
    {
      setenv ("MPXGUARD_OPTIONS", "symbolize=0", 1);
      execl ("/proc/self/exe", argv[0], "again", (char *) NULL);
      return 2;
    }
  for (const struct unit_case *c = unit_cases; c->name; c++, count++)
    failures += fails (c);
  printf ("%d cases, %d failures\n", count, failures);
  return failures != 0;
}

#endif /* UNIT_H */
