/* Families of small programs: each is run with an index inside its object and
   with one just outside.

   A test program defines its members as functions with an int parameter and
   lists them in MEMBERS.  main, which stands here, runs each in processes of
   its own: with FIRST and LAST it must end well and be silent, with LOW and
   HIGH it must die of a report that says kind, size and side of the access,
   how many bytes the bounds are, and the object.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef FAMILIES_H
#define FAMILIES_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../child.inc.h"

#define LEAVE __attribute__ ((noipa))
#define NEVER INT_MIN

struct member
{
  const char *name;
  void (*run) (int index);
  int low, first, last, high;	/* NEVER for none.  */
  const char *kind;		/* "read" or "write".  */
  unsigned size;
  unsigned long bounds;		/* 0 for any.  */
  const char *object;		/* What must be in the report's line of the
				   object; "" for any.  */
};
extern const struct member members[];

/* What most members do: read an int of the array NUMBERS.  */
#define READS(NAME) \
  { #NAME, NAME, -1, 0, 99, 100, "read", 4, 400, "'numbers'" }
/* The same for those in whose report the object's name is not sure.  */
#define READS_FROM(NAME, OBJECT) \
  { #NAME, NAME, -1, 0, 99, 100, "read", 4, 400, OBJECT }
/* Those that must run clean with the indices of NUMBERS.  */
#define CLEAN(NAME) { #NAME, NAME, NEVER, 0, 99, NEVER, "", 0, 0, "" }
#define END { NULL, NULL, 0, 0, 0, 0, NULL, 0, 0, NULL }

__attribute__ ((unused)) static int numbers_before[100];
__attribute__ ((unused)) static int numbers[100];
__attribute__ ((unused)) static int numbers_behind[100];
/* What other pointers point to: it would allow all the indices.  */
__attribute__ ((unused)) static int wide[400];

__attribute__ ((unused)) static volatile int sink;

/* Read P[I].  */
__attribute__ ((noipa, unused)) static int
get (int *p, int i)
{
  return p[i];
}

static const struct member *current;
static int current_index;

static void
run_current (void)
{
  current->run (current_index);
}

/* Return 1 if TEXT has the report that M wants, of an access that is above the
   bounds if UPPER, else below.  */
static int
reported (const struct member *m, const char *text, int upper)
{
  char head[100], bounds[100];
  const char *line;

  snprintf (head, sizeof head, "mpxguard: out-of-bounds %s of size %u at ",
	    m->kind, m->size);
  snprintf (bounds, sizeof bounds, "(%lu bytes), access ", m->bounds);
  line = strstr (text, head);
  if (!line)
    return 0;
  if (m->bounds && !strstr (line, bounds))
    return 0;
  if (!strstr (line, upper ? "above the upper bound" : "below the lower bound"))
    return 0;
  return strstr (line, m->object) != NULL;
}

/* Run M with INDEX.  SIDE is 0 if it must run clean, 1 if it must be reported
   above its bounds, -1 below.  Return 1 if it fails.  */
static int
fails (const struct member *m, int index, int side)
{
  static char text[65536];
  int status, good;

  if (index == NEVER)
    return 0;
  current = m;
  current_index = index;
  status = run_in_child (run_current, text, sizeof text);
  if (side)
    good = WIFSIGNALED (status) && WTERMSIG (status) == SIGABRT
	   && reported (m, text, side > 0);
  else
    good = status == 0 && !strstr (text, "mpxguard");
  if (!good)
    printf ("%s (%d): status %#x, expected %s, printed:\n%s\n", m->name, index,
	    (unsigned) status,
	    side < 0 ? "below" : side > 0 ? "above" : "silence", text);
  return !good;
}

int
main (void)
{
  int failures = 0, count = 0;

  for (const struct member *m = members; m->name; m++, count++)
    failures += fails (m, m->first, 0) + fails (m, m->last, 0)
		+ fails (m, m->low, -1) + fails (m, m->high, 1);
  printf ("%d members, %d failures\n", count, failures);
  return failures != 0;
}

#endif /* FAMILIES_H */
