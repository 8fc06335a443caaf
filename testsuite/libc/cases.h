/* Many small programs in one: each calls a function of libc well or badly.

   A test program is compiled with mpxguard.  It defines its cases as functions
   with CASE and lists them in CASES, GOOD or BAD; main, which stands here,
   runs each in a process of its own and reads what that prints.  A good case
   must end well and be silent; a bad one must die of a report of the given
   KIND ("read" or "write"), SIZE (0 for any) and library function ("" for an
   access by the program itself, "*" for either).  A case that is PASSED by a
   library function may end as it likes, but not of a report about that; one
   that is SEEN must also have said "bounds seen".

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef CASES_H
#define CASES_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../child.inc.h"

struct libc_case
{
  const char *name;
  void (*run) (void);
  const char *kind;		/* Null for a good one.  */
  unsigned long size;
  const char *by;
  int seen;
};
extern const struct libc_case libc_cases[];

#define CASE(NAME) __attribute__ ((noipa)) static void NAME (void)
#define CASES const struct libc_case libc_cases[]
#define GOOD(NAME) { #NAME, NAME, NULL, 0, "", 0 }
#define BAD(NAME, KIND, SIZE, BY) { #NAME, NAME, KIND, SIZE, BY, 0 }
#define PASSED(NAME, BY) { #NAME, NAME, NULL, 0, BY, 0 }
#define SEEN(NAME, BY) { #NAME, NAME, NULL, 0, BY, 1 }
#define END { NULL, NULL, NULL, 0, NULL, 0 }

/* Return P, of which the compiler then knows nothing.  */
__attribute__ ((noipa)) static void *
hide (void *p)
{
  return p;
}

/* The same for a number.  */
__attribute__ ((noipa, unused)) static long
number (long n)
{
  return n;
}

/* Look at P, so that what was stored there matters.  */
__attribute__ ((noipa, unused)) static void
use (const void *p)
{
  __asm__ volatile ("" : : "r" (p) : "memory");
}

/* Return 1 if TEXT has the report that C wants, or fears.  */
static int
reported (const struct libc_case *c, const char *text)
{
  char head[100];
  char by[100];
  const char *line;

  snprintf (by, sizeof by, " by %s (", c->by);
  if (!c->kind)
    return strstr (text, "out-of-bounds") && strstr (text, by);
  if (c->size)
    snprintf (head, sizeof head, "mpxguard: out-of-bounds %s of size %lu at ",
	      c->kind, c->size);
  else
    snprintf (head, sizeof head, "mpxguard: out-of-bounds %s of size ",
	      c->kind);
  line = strstr (text, head);
  if (!line)
    return 0;
  if (*c->by == '*')
    return 1;
  if (*c->by)
    return strstr (line, by) != NULL;
  return !memmem (line, strcspn (line, "\n"), " by ", 4);
}

/* Return 1 if C fails, and say so.  */
static int
fails (const struct libc_case *c)
{
  static char text[65536];
  int status = run_in_child (c->run, text, sizeof text);
  int good;

  if (c->kind)
    good = WIFSIGNALED (status) && WTERMSIG (status) == SIGABRT
	   && reported (c, text);
  else if (*c->by)
    good = !reported (c, text) && (!c->seen || strstr (text, "bounds seen"));
  else
    good = status == 0 && !strstr (text, "mpxguard");
  if (!good)
    printf ("case %s: status %#x, expected %s of %lu by '%s', printed:\n%s\n",
	    c->name, (unsigned) status, c->kind ? c->kind : "silence", c->size,
	    c->by, text);
  return !good;
}

int
main (int argc, char **argv)
{
  int failures = 0;
  int count = 0;

  /* Reports without names are quicker; out of an emulator exec leads back to the
     machine.  */
  if (argc == 1 && !getenv ("MPXGUARD_TEST_EMULATED"))
    {
      setenv ("MPXGUARD_OPTIONS", "symbolize=0", 1);
      execl ("/proc/self/exe", argv[0], "again", (char *) NULL);
      return 2;
    }
  for (const struct libc_case *c = libc_cases; c->name; c++, count++)
    failures += fails (c);
  printf ("%d cases, %d failures\n", count, failures);
  return failures != 0;
}

#endif /* CASES_H */
