/* Many small bugs in one program, and what a person must learn of each.

   A test defines its bugs as functions with BUG and lists them in BUGS with
   what the report must say; main, which stands here, runs each in a process of
   its own and reads the report:

     KIND       "out-of-bounds write of size 4"
     DISTANCE   "starts 0 bytes above"; "" where there is none
     OBJECT     a regular expression for "the object is ..."
     DECLARED   text of the line where the object is declared, or null
     SOURCE     text of the line of the access: the report names that line,
		quotes it, and its caret stands somewhere below this text
     FUNCTION   the function of that line
     CALLER     a function that must be in the stack below it; null for the
		test's own, "" for none, as libc may have no names

   With the name of a bug as its argument the program runs just that one.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef BUGS_H
#define BUGS_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <regex.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../child.inc.h"

struct bug
{
  const char *name;
  void (*run) (void);
  const char *kind;
  const char *distance;
  const char *object;
  const char *declared;
  const char *source;
  const char *function;
  const char *caller;
};
extern const struct bug bugs[];

#define BUG(NAME) __attribute__ ((noipa)) static void NAME (void)
#define BUGS const struct bug bugs[]
#define END { .name = NULL }

/* A number that the compiler does not know.  */
static volatile int zero;

/* Return P, of which the compiler then knows nothing.  */
__attribute__ ((noipa, unused)) static void *
hide (void *p)
{
  return p;
}

/* The lines of the test's source, counted from 1.  */
static char source_lines[1000][200];

static void
read_source (const char *file)
{
  FILE *stream = fopen (file, "r");

  if (!stream)
    {
      printf ("cannot read %s\n", file);
      exit (2);
    }
  for (int i = 1; i < 1000 && fgets (source_lines[i], 200, stream); i++)
    continue;
  fclose (stream);
}

/* Say that the report TEXT of BUG lacks WHAT.  Return 1.  */
static int
lacks (const struct bug *bug, const char *what, const char *text)
{
  printf ("%s: the report lacks %s:\n%s", bug->name, what, text);
  return 1;
}

/* True if the regular expression PATTERN matches somewhere in TEXT.  */
static int
matches (const char *pattern, const char *text)
{
  regex_t expression;
  int result;

  if (regcomp (&expression, pattern, REG_EXTENDED | REG_NOSUB | REG_NEWLINE))
    abort ();
  result = regexec (&expression, text, 0, NULL, 0) == 0;
  regfree (&expression);
  return result;
}

/* Return the number that stands behind the first WORD of TEXT and a colon, or
   0.  */
static int
line_behind (const char *text, const char *word)
{
  const char *found = strstr (text, word);
  const char *end = found ? strchr (found, '\n') : NULL;
  int line = 0;

  for (const char *p = found; p && p < end && line == 0; p++)
    if (p[0] == ':' && p[1] >= '0' && p[1] <= '9')
      line = atoi (p + 1);
  return line > 0 && line < 1000 ? line : 0;
}

/* True if the caret of the report TEXT stands below SOURCE, which is quoted
   above it.  */
static int
caret_below (const char *text, const char *source)
{
  const char *quoted = strstr (text, " |");
  const char *at = quoted ? strstr (quoted, source) : NULL;
  const char *next = at ? strchr (at, '\n') : NULL;
  const char *caret = next ? strpbrk (next + 1, "^\n") : NULL;
  const char *line = at;

  if (!caret || *caret != '^')
    return 0;
  while (line > text && line[-1] != '\n')
    line--;
  return caret - next - 1 >= at - line
	 && caret - next - 1 < at - line + (long) strlen (source);
}

/* Check what BUG's report TEXT says.  Return how many failures there are.  */
static int
judge (const struct bug *bug, const char *text)
{
  char wanted[400];
  int line;

  snprintf (wanted, sizeof wanted, "ERROR: mpxguard: %s", bug->kind);
  if (!strstr (text, wanted))
    return lacks (bug, wanted, text);
  if (!strstr (text, bug->distance))
    return lacks (bug, bug->distance, text);
  snprintf (wanted, sizeof wanted, "the object is %s", bug->object);
  if (!matches (wanted, text))
    return lacks (bug, wanted, text);
  if (bug->declared
      && !strstr (source_lines[line_behind (text, "declared at")],
		  bug->declared))
    return lacks (bug, "the right declaration", text);
  line = line_behind (text, "SUMMARY");
  if (!strstr (source_lines[line], bug->source))
    return lacks (bug, bug->source, text);
  if (!caret_below (text, bug->source))
    return lacks (bug, "a caret there", text);
  snprintf (wanted, sizeof wanted, "#0 0x[0-9a-f]+ in %s .*:%d$",
	    bug->function, line);
  if (!matches (wanted, text))
    return lacks (bug, wanted, text);
  snprintf (wanted, sizeof wanted, "#[1-9][0-9]* 0x[0-9a-f]+ in %s .*:[0-9]+$",
	    bug->caller ? bug->caller : "run_in_child");
  if ((!bug->caller || *bug->caller) && !matches (wanted, text))
    return lacks (bug, wanted, text);
  return 0;
}

int
main (int argc, char **argv)
{
  static char text[1 << 16];
  int failures = 0;

  for (const struct bug *bug = bugs; bug->name; bug++)
    {
      if (argc > 1)
	{
	  if (strcmp (bug->name, argv[1]) == 0)
	    bug->run ();
	  continue;
	}
      if (bug == bugs)
	read_source (__BASE_FILE__);
      int status = run_in_child (bug->run, text, sizeof text);
      if (!WIFSIGNALED (status) || WTERMSIG (status) != SIGABRT)
	{
	  printf ("%s: status %x:\n%s", bug->name, (unsigned) status, text);
	  failures++;
	}
      else
	failures += judge (bug, text);
    }
  return failures != 0;
}

#endif /* BUGS_H */
