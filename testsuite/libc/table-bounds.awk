# More programs from the table of libc's functions: that results, pointers that
# are stored and pointers that are moved have the bounds that the table says, and
# that an array in a structure is taken for itself where it says so.
#
# In:  what table-cases.awk knows of a line.
# Out: cases, for strncpy these, the bounds of whose result are to be those of
#      argument 0, which f(0) is about:
#
#	   CASE (strncpy_result)
#	   { char *a0 = place (0, 0); char *a1 = place (1, 0);
#	     if (confine ())
#	       { char *p = call_strncpy (a0, a1, number (8));
#	         seen (p, a0, 4096); } }
#	   CASE (strncpy_field)
#	   { FIELD (s, 7); confine ();
#	     call_strncpy (field (s->array, 0), text (4096), number (8)); }
#
#      Arguments are static objects here: the bounds of blocks of the heap come
#      from their addresses, whoever returns them.
#
# SPDX-License-Identifier: GPL-3.0-or-later

# Note what the words of the effects TEXT say of bounds.
function note_bounds (text,    count, words, i, part)
{
  split("", pointed)
  stores = moves = 0
  field = ""
  count = split(text, words, " ")
  for (i = 1; i <= count; i++)
    {
      part = substr(words[i], 3, length(words[i]) - 3)
      if (words[i] ~ /^s\(/)
	{
	  stored_at[stores] = substr(part, 1, 1)
	  stored[stores++] = substr(part, 3)
	}
      else if (words[i] ~ /^m\(/)
	{
	  moved_to[moves] = substr(part, 1, 1)
	  moved_from[moves++] = substr(part, 3, 1)
	}
      else if (words[i] ~ /^f\([0-9]/)
	field = part
      # What is written as a pointer may be read first.
      else if (words[i] ~ /^w\([0-9],8\)/)
	pointed[substr(part, 1, 1)] = 1
    }
}

# Return the statement that looks whether the pointer P has the bounds that TEXT
# says; "" if it says nothing.
function look_at (p, text,    n)
{
  n = substr(text, 5, 1)
  if (text ~ /^arg/)
    return "seen (" p ", a" n ", 4096);"
  if (text ~ /^new/)
    return "seen (" p ", " p ", " bytes_of(substr(text, 5, length(text) - 5)) ");"
  if (text == "string")
    return "seen (" p ", " p ", strlen (" p ") + 1);"
  if (text == "wstring")
    return "seen (" p ", " p ", 4 * wcslen ((wchar_t *) " p ") + 4);"
  if (text == "heap")
    return "seen_block (" p ");"
  return ""
}

# Return 1 if argument N is a wide string as far as is known, else 0.
function is_wide (n)
{
  return (n in wide) || name ~ /^(__)?w(cs|cp|mem)/
}

# Return the declarations of the arguments that are pointers.
function places (    i, text)
{
  text = ""
  for (i = 0; i < arguments; i++)
    if (substr(signature, i + 3, 1) == "p")
      text = text "char *a" i " = " \
	(i in pointed ? "zeros (" i ")" : "place (" i ", " is_wide(i) ")") "; "
  return text
}

# Return how the call with these is written.
function call_places (    text, i)
{
  in_places = 1
  text = call_with(-1)
  in_places = 0
  return text
}

# Return the statement that makes TEXT the last pointer among the arguments.
function last_argument (text,    i)
{
  for (i = arguments - 1; i >= 0; i--)
    if (substr(signature, i + 3, 1) == "p")
      return "a" i " = " text "; "
}

# Return what the function wants besides places.
function specially ()
{
  if (name in special)
    return special[name]
  if (name ~ /[a-z]_l$/)
    return last_argument("locale ()")
  if (name ~ /^(__)?fgetws/)
    return last_argument("wide_stream ()")
  if (name ~ /^(__)?fgets|^(__)?get(line|delim)$/)
    return last_argument("stream ()")
  return ""
}

# Note the case WHICH, in which the statements BEFORE, the call after the word
# TAKE and LOOK are done.
function make_seen (which, before, take, look,    full)
{
  full = name "_" which
  written[cases] = "CASE (" full ") { " places() specially() before \
    "if (confine ()) { " \
    take call_places() "; " look " } }"
  listed[cases++] = (name in unseen || group in unseen_group ? "PASSED" : "SEEN") \
    " (" full ", \"" name "\"),"
}

# Note the cases for a field that is a byte too small and for one that is not.
function make_field_cases (    e, bytes)
{
  e = first_of(field, 0)
  if (e == "" || kind[e] != "write")
    return
  bytes = bytes_of(size[e])
  call = call_with(field, "field (s->array, " is_wide(field) ")")
  full = name "_field"
  written[cases] = "CASE (" full ") { FIELD (s, " bytes - 1 "); confine (); " \
    call "; }"
  listed[cases++] = "BAD (" full ", \"write\", " bytes ", \"*\"),"
  full = name "_whole_field"
  written[cases] = "CASE (" full ") { FIELD (s, " bytes "); if (confine ()) " \
    call "; }"
  listed[cases++] = "PASSED (" full ", \"" name "\"),"
}

# Make the cases for the bounds of this line.
function make_bounds_cases (    i, look)
{
  look = look_at("p", result)
  if (substr(signature, 1, 1) == "p" && look != "")
    make_seen("result", "", "char *p = ", look)
  for (i = 0; i < stores; i++)
    {
      look = look_at("stored (a" stored_at[i] ")", stored[i])
      if (look != "")
	make_seen("stored" i, "", "", look)
    }
  for (i = 0; i < moves; i++)
    make_seen("moved" i, "*(char **) a" moved_from[i] " = hide (small); ", "",
	      "seen (stored (a" moved_to[i] "), small, sizeof small);")
  if (field != "")
    make_field_cases()
}

BEGIN {
  # What some functions want besides.
  special["strtok"] = special["strtok_r"] = special["__strtok_r"] = "a1[1] = 0; "
  special["wcstok"] = "a1[4] = 0; "
  special["argz_next"] = special["__argz_next"] = "a2 = a0; "
  special["envz_get"] = "a0[6] = '='; "
  special["argz_create"] = "*(char **) a0 = small; *(char **) (a0 + 8) = 0; "
  special["realloc"] = special["reallocarray"] = "a0 = 0; "
  special["lfind"] = special["lsearch"] = "*(long *) a2 = 2; "
  special["gets"] = special["__gets_chk"] = "stdin = (FILE *) stream (); "
  special["asctime_r"] = "memset (a0, 0, 56); "
  special["ctime_r"] = special["gmtime"] = special["gmtime_r"] \
    = special["localtime"] = special["localtime_r"] \
    = "memset (a0, 0, 8); setenv (\"TZ\", \"UTC0\", 1); tzset (); "

  # These want much more, or their blocks are larger than what they say.
  split("argz_delete argz_insert argz_replace envz_remove getdate hsearch iconv " \
	"tfind tmpnam_r tsearch", words, " ")
  for (i = 1; i in words; i++)
    unseen[words[i]] = 1
  # These ask the system.
  split("file netdb socket users", words, " ")
  for (i = 1; i in words; i++)
    unseen_group[words[i]] = 1
}
