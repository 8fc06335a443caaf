/* The list of functions and files to leave alone: -fplugin-arg-mpxguard-ignore.

   In: a file of lines

     function:GLOB	functions by name
     file:GLOB		all functions that stand in a file, a header too

   where GLOB is as the shell has it, but * matches a slash as well.  A file
   matches by its name as GCC has it or by what follows a slash in it.  Empty
   lines and lines that start with '#' say nothing.  Out: whether a function
   is on the list.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <fnmatch.h>

#include "gcc-headers.h"
#include "ignore-list.h"

namespace {

struct pattern
{
  bool file;			/* Of a file's name; else a function's.  */
  const char *glob;
};

auto_vec<pattern> *patterns;

/* Whether the file called NAME matches GLOB.  */

bool
file_matches (const char *glob, const char *name)
{
  for (; name; name = strchr (name, '/'))
    {
      name += *name == '/';
      if (fnmatch (glob, name, 0) == 0)
	return true;
    }
  return false;
}

/* Takes in LINE.  Returns false if it is malformed.  */

bool
read_line (const char *line)
{
  const char *colon = strchr (line, ':');
  pattern p = { startswith (line, "file:"), NULL };
  if (!colon || !colon[1] || (!p.file && !startswith (line, "function:")))
    return false;
  p.glob = xstrdup (colon + 1);
  patterns->safe_push (p);
  return true;
}

/* Says that FILE cannot be read because of errno.  Returns false.  */

bool
refuse_list (const char *file)
{
  error ("mpxguard: the list %qs of %<-fplugin-arg-mpxguard-ignore%> "
	 "cannot be read: %m", file);
  return false;
}

} // anonymous namespace

bool
read_ignore_list (const char *file)
{
  FILE *input = fopen (file, "r");
  if (!input)
    return refuse_list (file);
  if (!patterns)
    patterns = new auto_vec<pattern> ();
  char *line = NULL;
  size_t size = 0;
  unsigned number = 0;
  bool good = true;
  while (good && getline (&line, &size, input) >= 0)
    {
      number++;
      line[strcspn (line, "\r\n")] = '\0';
      good = !*line || *line == '#' || read_line (line);
    }
  /* A directory can be opened, but not read.  */
  if (ferror (input))
    good = refuse_list (file);
  else if (!good)
    error ("mpxguard: %s:%u: a line has the form function:GLOB or file:GLOB",
	   file, number);
  free (line);
  fclose (input);
  return good;
}

bool
on_ignore_list_p (tree decl)
{
  if (!patterns || !DECL_NAME (decl))
    return false;
  const char *name = IDENTIFIER_POINTER (DECL_NAME (decl));
  const char *file = DECL_SOURCE_FILE (decl);
  for (const pattern &p : *patterns)
    if (p.file ? file && file_matches (p.glob, file)
	       : fnmatch (p.glob, name, 0) == 0)
      return true;
  return false;
}
