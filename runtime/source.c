/* The source line, quoted.

   In: a place in the source.  Out: the line and a caret, as GCC has them:

       12 |   p->name[i] = 1;
	  |             ^

   The plugin tells the column of an access.  The call of a library function
   is looked for by its name; GCC may have made a call of another function of
   it, then the line as a whole is meant.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#define _GNU_SOURCE
#include "source.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>

#include "note.h"
#include "sections.h"
#include "sys.h"

/* Longer lines are left out: nobody wrote them by hand.  */
#define LINE_MOST 400

#define PATH_SIZE 4096

/* Find line NUMBER of the SIZE bytes at DATA; return it and put its length
   into *LENGTH, or return null.  */
static const char *
find_line (const char *data, uint64_t size, int number, int *length)
{
  const char *end = data + size;
  const char *newline;

  for (int i = 1; i < number; i++)
    {
      newline = memchr (data, '\n', (size_t) (end - data));
      if (!newline)
	return NULL;
      data = newline + 1;
    }
  newline = memchr (data, '\n', (size_t) (end - data));
  if (!newline)
    newline = end;
  if (newline == data || newline - data > LINE_MOST)
    return NULL;
  *length = (int) (newline - data);
  return data;
}

/* True if C may be part of a name.  */
static bool
is_name_character (char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
	 || (c >= '0' && c <= '9') || c == '_';
}

/* Return the column of the only call of NAME in the LENGTH characters at LINE;
   0 if there is none, or more than one.  */
static int
find_call (const char *line, int length, const char *name)
{
  int name_length = (int) strlen (name);
  int column = 0;

  for (int i = 0; i + name_length < length; i++)
    if (memcmp (line + i, name, (size_t) name_length) == 0
	&& (i == 0 || !is_name_character (line[i - 1]))
	&& !is_name_character (line[i + name_length]))
      {
	int j = i + name_length;

	while (j < length && (line[j] == ' ' || line[j] == '\t'))
	  j++;
	if (j == length || line[j] != '(')
	  continue;
	if (column)
	  return 0;
	column = i + 1;
      }
  return column;
}

/* Append the LENGTH characters at LINE, without what a terminal would
   obey.  */
static void
put_line (struct mpxguard_text *text, const char *line, int length)
{
  for (int i = 0; i < length; i++)
    mpxguard_format (text, "%c",
		     (unsigned char) line[i] < ' ' && line[i] != '\t'
		       ? ' ' : line[i]);
  mpxguard_format (text, "\n");
}

/* Append the caret below column COLUMN of LINE.  */
static void
put_caret (struct mpxguard_text *text, const char *line, int column,
	   const char *on, const char *off)
{
  mpxguard_format (text, "%9s | ", "");
  for (int i = 0; i < column - 1; i++)
    /* A character of several bytes takes one column.  */
    if (((unsigned char) line[i] & 0xc0) != 0x80)
      mpxguard_format (text, "%c", line[i] == '\t' ? '\t' : ' ');
  mpxguard_format (text, "%s^%s\n", on, off);
}

/* Return the column of what F is about in the LENGTH characters at LINE: that
   of the line's first character if nothing better is known of a call; 0 if
   nothing is.  */
static int
column_in (const struct mpxguard_finding *f, const char *line, int length)
{
  const char *by = f->v->by;
  int column, first = 0;

  if (f->v->misuse)
    by = strstr (f->v->misuse, "realloc") ? "realloc" : "free";
  if (f->column || !by)
    return f->column;
  column = find_call (line, length, by);
  while (column == 0 && first < length
	 && (line[first] == ' ' || line[first] == '\t'))
    first++;
  return column ? column : first + 1;
}

/* Put the time of the last change of PATH into *CHANGED; return false if it
   cannot be known.  */
static bool
last_change (const char *path, struct timespec *changed)
{
  struct stat st;

  if (mpxguard_sys_failed (mpxguard_syscall (SYS_newfstatat, AT_FDCWD,
					     (long) path, (long) &st, 0, 0,
					     0)))
    return false;
  *changed = st.st_mtim;
  return true;
}

/* True if the source of F was changed after the program was compiled.  */
static bool
is_newer (const struct mpxguard_finding *f)
{
  struct mpxguard_object object;
  char path[PATH_SIZE];
  struct timespec source, program;

  if (!mpxguard_object_find (f->place_pc, &object))
    return false;
  mpxguard_object_path (&object, path, sizeof path);
  return last_change (f->file, &source) && last_change (path, &program)
	 && (source.tv_sec > program.tv_sec
	     || (source.tv_sec == program.tv_sec
		 && source.tv_nsec > program.tv_nsec));
}

void
mpxguard_source_put (struct mpxguard_text *text,
		     const struct mpxguard_finding *f, const char *on,
		     const char *off)
{
  uint64_t size = 0;
  int length = 0;
  const char *data = NULL;
  const char *line = NULL;

  if (f->file && f->line > 0)
    data = mpxguard_file_map (f->file, &size);
  if (data)
    line = find_line (data, size, f->line, &length);
  if (line)
    {
      int column = column_in (f, line, length);

      mpxguard_format (text, "%9d | ", f->line);
      put_line (text, line, length);
      if (column > 0 && column <= length)
	put_caret (text, line, column, on, off);
      if (is_newer (f))
	mpxguard_format (text, "%9s | (the file was changed after the program "
			 "was compiled)\n", "");
    }
  if (data)
    mpxguard_sys_munmap ((void *) data, size);
}
