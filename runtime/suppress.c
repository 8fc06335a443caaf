/* Reports that the user does not want.

   In: the file that suppressions=FILE names.  Out: whether a finding is to be
   reported.  Each line of the file is one suppression: conditions, with blanks
   between them, all of which must hold.

     # what stands behind a # is a comment
     function:png_read_*  module:*libpng*
     kind:out-of-bounds-read  file:*legacy/?arse.c
     caller:run_old_plugin

   function, file and module are those of the access: if it stands in a
   function that was inlined into others, each of them may be meant.  caller is
   any function of the stack.  In a pattern * stands for any characters, ? for
   any one, [a-z] for one of those, [!a-z] for one that is not.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "suppress.h"

#include <string.h>

#include "options.h"
#include "sections.h"

enum subject
{
  FUNCTION_NAME,
  FILE_NAME,
  MODULE,
  CALLER,
  KIND,
  SUBJECTS
};

static const char *const subject_names[SUBJECTS]
  = { "function", "file", "module", "caller", "kind" };

/* The file.  It stays mapped, and conditions are found again in each line for
   each report.  */
static const char *data;
static uint64_t data_size;

/* A piece of the file.  */
struct piece
{
  const char *start;
  const char *end;
};

/* Return whether C is in the set that begins behind the [ at PATTERN, and put
   what follows the set into *REST; null if the set has no end.  */
static bool
in_set (const char *pattern, const char *end, char c, const char **rest)
{
  bool negated = pattern < end && *pattern == '!';
  bool found = false;
  const char *p = pattern + negated;

  /* A ] at the begin is a member.  */
  for (; p < end && (*p != ']' || p == pattern + negated); p++)
    if (p + 2 < end && p[1] == '-' && p[2] != ']')
      {
	found |= (unsigned char) c >= (unsigned char) p[0]
		 && (unsigned char) c <= (unsigned char) p[2];
	p += 2;
      }
    else
      found |= *p == c;
  *rest = p < end ? p + 1 : NULL;
  return found != negated;
}

/* Return whether the pattern from P to END matches all of S.  */
static bool
matches (const char *p, const char *end, const char *s)
{
  const char *star = NULL;
  const char *star_s = NULL;

  for (;;)
    {
      const char *rest = p + 1;
      bool fits = false;

      if (p < end && *p == '*')
	{
	  star = ++p;
	  star_s = s;
	  continue;
	}
      if (p == end && !*s)
	return true;
      if (p < end && *s && *p == '[')
	{
	  fits = in_set (p + 1, end, *s, &rest);
	  if (!rest)
	    {
	      rest = p + 1;
	      fits = *s == '[';
	    }
	}
      else if (p < end && *s)
	fits = *p == '?' || *p == *s;
      if (fits)
	{
	  p = rest;
	  s++;
	  continue;
	}
      if (!star || !*star_s)
	return false;
      /* The last star takes one character more.  */
      p = star;
      s = ++star_s;
    }
}

static bool
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\r';
}

/* Take the next line from *REST, which ends at END, into *LINE without its
   comment.  Return false if there is none.  */
static bool
next_line (const char **rest, const char *end, struct piece *line)
{
  const char *newline;
  const char *comment;

  if (*rest == end)
    return false;
  newline = memchr (*rest, '\n', (size_t) (end - *rest));
  line->start = *rest;
  line->end = newline ? newline : end;
  *rest = newline ? newline + 1 : end;
  comment = memchr (line->start, '#', (size_t) (line->end - line->start));
  if (comment)
    line->end = comment;
  return true;
}

/* Take the next word of LINE into *WORD.  Return false if there is none.  */
static bool
next_word (struct piece *line, struct piece *word)
{
  while (line->start < line->end && is_blank (*line->start))
    line->start++;
  word->start = line->start;
  while (line->start < line->end && !is_blank (*line->start))
    line->start++;
  word->end = line->start;
  return word->start < word->end;
}

/* Return which condition WORD is, and put where its pattern begins into
   *PATTERN; SUBJECTS if it is none.  */
static enum subject
parse_condition (const struct piece *word, const char **pattern)
{
  for (int i = 0; i < SUBJECTS; i++)
    {
      size_t length = strlen (subject_names[i]);

      if ((size_t) (word->end - word->start) > length + 1
	  && memcmp (word->start, subject_names[i], length) == 0
	  && word->start[length] == ':')
	{
	  *pattern = word->start + length + 1;
	  return (enum subject) i;
	}
    }
  return SUBJECTS;
}

void
mpxguard_suppressions_read (void)
{
  const char *path = mpxguard_options.suppressions;
  struct piece line;
  struct piece word;
  const char *rest;
  const char *pattern;
  int number = 0;

  if (!*path)
    return;
  data = mpxguard_file_map (path, &data_size);
  if (!data)
    mpxguard_die ("the file of suppressions '%s' cannot be read; name a "
		  "readable one in MPXGUARD_OPTIONS=suppressions=FILE.", path);
  for (rest = data; next_line (&rest, data + data_size, &line); )
    {
      number++;
      while (next_word (&line, &word))
	if (parse_condition (&word, &pattern) == SUBJECTS)
	  mpxguard_die ("%s:%d: '%.*s' is no condition of a suppression; "
			"write function:PATTERN, file:PATTERN, "
			"module:PATTERN, caller:PATTERN or kind:PATTERN.",
			path, number, (int) (word.end - word.start),
			word.start);
    }
}

/* A condition that is tried on the frames of a stack.  */
struct trial
{
  enum subject subject;
  struct piece pattern;
  uint64_t pc;			/* Of the first frame.  */
  bool holds;
};

/* Callback of mpxguard_trace_visit: try the condition on FRAME.  */
static bool
try_frame (const struct mpxguard_frame *frame, void *argument)
{
  struct trial *t = argument;
  const char *s = t->subject == MODULE	    ? frame->module
		  : t->subject == FILE_NAME ? frame->file
					    : frame->function;

  if (frame->number == 0)
    t->pc = frame->pc;
  if (t->subject != CALLER && frame->pc != t->pc)
    return false;
  t->holds = s && matches (t->pattern.start, t->pattern.end, s);
  return !t->holds;
}

/* Return whether the condition WORD holds for F.  */
static bool
holds (const struct piece *word, const struct mpxguard_finding *f)
{
  struct trial t = { .pattern = { NULL, word->end } };

  t.subject = parse_condition (word, &t.pattern.start);
  if (t.subject == KIND)
    return matches (t.pattern.start, word->end, f->rule);
  mpxguard_trace_visit (f->trace.pc + f->first, f->trace.count - f->first,
			try_frame, &t);
  return t.holds;
}

bool
mpxguard_suppressed (const struct mpxguard_finding *f)
{
  const char *rest = data;
  struct piece line;
  struct piece word;

  if (!data)
    return false;
  while (next_line (&rest, data + data_size, &line))
    {
      bool all = next_word (&line, &word);

      if (!all)
	continue;
      do
	all = holds (&word, f);
      while (all && next_word (&line, &word));
      if (all)
	return true;
    }
  return false;
}

/* Append S with what would have a meaning in a pattern, or end it, replaced by
   a question mark.  */
static void
put_pattern (struct mpxguard_text *text, const char *s)
{
  for (; *s; s++)
    mpxguard_format (text, "%c",
		     strchr ("*?[# \t\r\n", *s) ? '?' : *s);
}

/* Append the condition NAME for S, a path of which only the last part
   matters.  */
static void
put_path (struct mpxguard_text *text, const char *name, const char *s)
{
  const char *slash = strrchr (s, '/');

  mpxguard_format (text, " %s:%s", name, slash ? "*/" : "");
  put_pattern (text, slash ? slash + 1 : s);
}

void
mpxguard_suppression_put (struct mpxguard_text *text,
			  const struct mpxguard_finding *f)
{
  struct mpxguard_frame frame;

  mpxguard_trace_place (f->trace.pc + f->first, f->trace.count - f->first,
			&frame);
  mpxguard_format (text, "kind:%s", f->rule);
  if (f->function)
    {
      mpxguard_format (text, " function:");
      put_pattern (text, f->function);
    }
  if (f->file)
    put_path (text, "file", f->file);
  if (*frame.module)
    put_path (text, "module", frame.module);
}
