/* Users' own tables of functions: -fplugin-arg-mpxguard-models=FILE.

   In: a file of lines as in include/libc.def, whose opening comment describes
   the language,

     LIBC_FUNCTION (NAME, "SIGNATURE", "EFFECTS", "RESULT")

   for functions of the user's own that are not instrumented: of a library in
   binary form, or written in another language.  Empty lines, lines that start
   with '#' and LIBC_GROUP lines say nothing.  There are no wrappers for such
   functions, so the marks x and n and the effects s and v are refused, and
   calls through pointers are not checked.

   Out: the effects that are made of numbers and arguments are checked like
   those of libc's functions (libc-table.cc).  For the rest, which begins with
   the size of a string, calls are written around the call:

     f (p_1);		s_2 = __mpxguard_model_string (p_1, ~0, "f");
			__mpxguard_model_access (p_1, s_2, 1, "f");
			f (p_1);

   They are functions like any other for the passes that come later, so the
   bounds of p_1 go there as arguments' bounds do.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "libc-table.h"
#include "models.h"

namespace {

/* The lines by name, and where the one that is read stands.  */
hash_map<nofree_string_hash, libc_line *> *lines;
const char *file_name;
unsigned line_number;
bool failed;

/* Refuses the line for REASON.  */

void
refuse (const char *reason)
{
  if (!failed)
    error ("mpxguard: %s:%u: %s", file_name, line_number, reason);
  failed = true;
}

/* Takes the string PREFIX from *TEXT.  */

bool
take (const char **text, const char *prefix)
{
  if (!startswith (*text, prefix))
    return false;
  *text += strlen (prefix);
  return true;
}

/* Takes a number from *TEXT into *NUMBER.  */

bool
take_number (const char **text, unsigned *number)
{
  char *end;
  if (!ISDIGIT (**text))
    return false;
  *number = strtoul (*text, &end, 10);
  *text = end;
  return true;
}

/* Takes from *TEXT a string in quotes, with the comma in front of it; null if
   there is none.  */

char *
take_quoted (const char **text)
{
  if (!take (text, ", \""))
    return NULL;
  const char *end = strchr (*text, '"');
  if (!end)
    return NULL;
  char *inside = xstrndup (*text, end - *text);
  *text = end + 1;
  return inside;
}

/* Takes a string's description, "1", "1,$2" or "1:$2", from *TEXT; the
   string's pointer and what limits it are arguments in SIGNATURE.  */

bool
take_string (const char **text, const char *signature)
{
  unsigned number;
  size_t arguments = strspn (signature + 2, "pzliudDFfa");
  if (!take_number (text, &number) || number >= arguments
      || signature[2 + number] != 'p')
    return false;
  if (**text != ',' && **text != ':')
    return true;
  const char *letters = **text == ',' ? "zliu" : "i";
  ++*text;
  return take (text, "$") && take_number (text, &number)
	 && number < arguments && strchr (letters, signature[2 + number]);
}

/* Takes a size from *TEXT.  */

bool
take_size (const char **text, const char *signature)
{
  static const char *const marks[][2]
    = { { "||", "||" }, { "|", "|" }, { "<<", ">>" }, { "<", ">" } };
  do
    {
      unsigned number;
      bool good = false;
      if (take (text, "$"))
	good = (take_number (text, &number)
		&& number < strspn (signature + 2, "pzliudDFfa")
		&& strchr ("zliu", signature[2 + number]));
      else if (ISDIGIT (**text))
	good = take_number (text, &number);
      else
	for (const char *const *mark : marks)
	  if (take (text, mark[0]))
	    {
	      good = (take_string (text, signature)
		      && take (text, mark[1]));
	      break;
	    }
      if (!good)
	return false;
    }
  while (**text && strchr ("+-*/", **text) && (*text)++);
  return true;
}

/* Takes "N," from *TEXT, where N is a pointer.  */

bool
take_pointer (const char **text, const char *signature)
{
  unsigned number;
  return take_number (text, &number)
	 && number < strspn (signature + 2, "pzliudDFfa")
	 && signature[2 + number] == 'p' && take (text, ",");
}

/* Checks the EFFECTS of a line with SIGNATURE.  */

void
check_effects (const char *effects, const char *signature)
{
  for (const char *text = effects; *text;)
    {
      if (*text == ' ')
	{
	  text++;
	  continue;
	}
      char kind = *text;
      if (strchr ("xnsv", kind))
	{
	  refuse ("a user's table has no wrappers: only the effects r, w and "
		  "m are possible");
	  return;
	}
      bool good = (take (&text, "r(") || take (&text, "w(")
		   || take (&text, "m("))
		  && take_pointer (&text, signature)
		  && (kind != 'm' || take_pointer (&text, signature))
		  && take_size (&text, signature) && take (&text, ")")
		  && (!*text || *text == ' ');
      if (!good)
	{
	  refuse ("an effect is r(N,SIZE), w(N,SIZE) or m(N,N,SIZE), where N "
		  "is the number of a pointer in the signature");
	  return;
	}
    }
}

/* Checks the RESULT of a line with SIGNATURE.  */

void
check_result (const char *result, const char *signature)
{
  const char *text = result;
  unsigned number;
  if ((strcmp (result, "none") == 0) != (signature[0] != 'p'))
    refuse ("the result is \"none\" if and only if the signature's is no "
	    "pointer");
  else if (take (&text, "arg("))
    {
      if (!take_number (&text, &number)
	  || number >= strspn (signature + 2, "pzliudDFfa")
	  || signature[2 + number] != 'p' || strcmp (text, ")") != 0)
	refuse ("arg(N) needs the number of a pointer in the signature");
    }
  else if (take (&text, "new("))
    {
      if (!take_size (&text, signature) || strcmp (text, ")") != 0)
	refuse ("new(SIZE) needs a size");
    }
  else if (strcmp (result, "none") != 0 && strcmp (result, "init") != 0
	   && strcmp (result, "static") != 0 && strcmp (result, "string") != 0
	   && strcmp (result, "wstring") != 0)
    refuse ("a result is none, init, static, arg(N), new(SIZE), string or "
	    "wstring");
}

/* Checks SIGNATURE.  */

void
check_signature (const char *signature)
{
  size_t arguments;
  if (!strchr ("pzliudDFv", signature[0]) || signature[1] != ':'
      || (arguments = strspn (signature + 2, "pzliudDFfa"),
	  strcmp (signature + 2 + arguments, "") != 0
	  && strcmp (signature + 2 + arguments, ".") != 0))
    refuse ("a signature is a letter, a colon and one letter an argument, as "
	    "in \"p:pz\"");
}

/* Takes in the line TEXT.  */

void
read_line (const char *text)
{
  if (!take (&text, "LIBC_FUNCTION ("))
    {
      refuse ("a line has the form LIBC_FUNCTION (NAME, \"SIGNATURE\", "
	      "\"EFFECTS\", \"RESULT\")");
      return;
    }
  size_t length = 0;
  while (ISALNUM (text[length]) || text[length] == '_')
    length++;
  libc_line *line = new libc_line ();
  line->name = xstrndup (text, length);
  text += length;
  line->signature = take_quoted (&text);
  line->effects = take_quoted (&text);
  line->result = take_quoted (&text);
  if (!length || !line->result || strcmp (text, ")") != 0)
    refuse ("a line has the form LIBC_FUNCTION (NAME, \"SIGNATURE\", "
	    "\"EFFECTS\", \"RESULT\")");
  else if (lines->get (line->name))
    refuse ("the function stands in a line above already");
  else if (libc_line_known_p (line->name))
    refuse ("the function stands in mpxguard's own table");
  if (failed)
    return;
  check_signature (line->signature);
  if (!failed)
    check_effects (line->effects, line->signature);
  if (!failed)
    check_result (line->result, line->signature);
  lines->put (line->name, line);
}

/* Says that FILE cannot be read because of errno.  Returns false.  */

bool
refuse_table (const char *file)
{
  error ("mpxguard: the table %qs of %<-fplugin-arg-mpxguard-models%> "
	 "cannot be read: %m", file);
  return false;
}

} // anonymous namespace

bool
read_models (const char *file)
{
  FILE *input = fopen (file, "r");
  if (!input)
    return refuse_table (file);
  if (!lines)
    lines = new hash_map<nofree_string_hash, libc_line *> ();
  file_name = file;
  line_number = 0;
  char *text = NULL;
  size_t size = 0;
  while (getline (&text, &size, input) >= 0)
    {
      line_number++;
      text[strcspn (text, "\r\n")] = '\0';
      if (*text && *text != '#' && !startswith (text, "LIBC_GROUP "))
	read_line (text);
    }
  /* A directory can be opened, but not read.  */
  if (ferror (input))
    failed = !refuse_table (file);
  free (text);
  fclose (input);
  return !failed;
}

const libc_line *
find_model (const char *name)
{
  libc_line **line = lines ? lines->get (name) : NULL;
  return line ? *line : NULL;
}
