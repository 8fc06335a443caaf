/* The plugin's arguments.

   In: the -fplugin-arg-mpxguard-* arguments of the command line.  Out: the
   structure `options'.  One table, options.def, names every key, its values and
   its default; a key or value that it does not hold is an error that lists
   those it does.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "ignore-list.h"
#include "models.h"
#include "options.h"
#include "remarks.h"

plugin_options options;

const char options_help[] =
#define MPXGUARD_KEY(FIELD, NAME, VALUES, IMPLICIT, DEFAULT, HELP) \
  "  -fplugin-arg-mpxguard-" NAME "=" VALUES "\n    " HELP ".\n"
#define MPXGUARD_FILE(NAME, READ, HELP) \
  "  -fplugin-arg-mpxguard-" NAME "=FILE\n    " HELP ".\n"
#include "options.def"
#undef MPXGUARD_FILE
#undef MPXGUARD_KEY
#define MPXGUARD_WORD(NAME, FORM, HELP) \
  "  -fplugin-arg-mpxguard-" NAME FORM "\n    " HELP ".\n"
#include "options-other.def"
#undef MPXGUARD_WORD
  ;

namespace {

/* A key, as options.def has it.  */
struct option_key
{
  int plugin_options::*field;
  const char *name;
  const char *values;
  const char *implicit;
  const char *initial;
};

const option_key keys[] = {
#define MPXGUARD_KEY(FIELD, NAME, VALUES, IMPLICIT, DEFAULT, HELP) \
  { &plugin_options::FIELD, NAME, VALUES, IMPLICIT, DEFAULT },
#define MPXGUARD_FILE(NAME, READ, HELP)
#include "options.def"
#undef MPXGUARD_FILE
#undef MPXGUARD_KEY
};

const char *const pass_names[]
  = { "early", "redirect", "bounds", "checks", "checkopt", "lower" };

/* Those of the mpx backend that work on RTL.  */
const char *const rtl_pass_names[] = { "bndargs", "bndalloc", "bndverify",
				      "bndprefix" };

/* The key that asks for a dump.  */
const char dump_key[] = "dump";

/* The keys whose value is a file, and what reads it.  */
struct file_key
{
  const char *name;
  bool (*read) (const char *);
};

const file_key file_keys[] = {
#define MPXGUARD_KEY(FIELD, NAME, VALUES, IMPLICIT, DEFAULT, HELP)
#define MPXGUARD_FILE(NAME, READ, HELP) { NAME, READ },
#include "options.def"
#undef MPXGUARD_FILE
#undef MPXGUARD_KEY
};

/* The names of the other keys.  */
const char *const other_keys[] = {
#define MPXGUARD_WORD(NAME, FORM, HELP) NAME,
#include "options-other.def"
#undef MPXGUARD_WORD
};

/* "soft" or "none, array or field": the values of KEY.  */

const char *
value_list (const option_key &key)
{
  char *list = xstrdup ("");
  const char *end;
  for (const char *value = key.values; *value; value = end + (*end == '|'))
    {
      end = value + strcspn (value, "|");
      const char *link = *list == '\0' ? "" : *end == '|' ? ", " : " or ";
      char *word = xstrndup (value, end - value);
      char *longer = concat (list, link, word, NULL);
      free (word);
      free (list);
      list = longer;
    }
  return list;
}

/* The number of VALUE in the values of KEY, or -1.  */

int
value_number (const option_key &key, const char *value)
{
  int number = 0;
  const char *end;
  for (const char *v = key.values; *v; v = end + (*end == '|'), number++)
    {
      end = v + strcspn (v, "|");
      if (strlen (value) == (size_t) (end - v)
	  && strncmp (v, value, end - v) == 0)
	return number;
    }
  return -1;
}

/* The names of all keys, for the message about one that does not exist.  */

const char *
key_list (void)
{
  char *list = xstrdup ("");
  for (const option_key &key : keys)
    {
      char *longer = concat (list, *list ? ", " : "", key.name, NULL);
      free (list);
      list = longer;
    }
  for (const file_key &key : file_keys)
    list = concat (list, ", ", key.name, NULL);
  for (const char *const &key : other_keys)
    list = concat (list, &key == other_keys + ARRAY_SIZE (other_keys) - 1
			 ? " and " : ", ", key, NULL);
  return list;
}

/* Sets KEY to VALUE, null for none.  Returns false after an error.  */

bool
set_option (const option_key &key, const char *value)
{
  int number = value_number (key, value ? value : key.implicit);
  if (number < 0)
    {
      error ("mpxguard: %<-fplugin-arg-mpxguard-%s%> takes the value %s",
	     key.name, value_list (key));
      return false;
    }
  options.*key.field = number;
  return true;
}

/* Reads the file VALUE if KEY is a key for files; *GOOD tells how it went.
   Returns false if it is none.  */

bool
read_file (const char *name, const char *value, bool *good)
{
  for (const file_key &key : file_keys)
    if (strcmp (name, key.name) == 0)
      {
	*good = value && *value;
	if (!*good)
	  error ("mpxguard: %<-fplugin-arg-mpxguard-%s%> needs the name of a "
		 "file", name);
	else
	  *good = key.read (value);
	return true;
      }
  return false;
}

} // anonymous namespace

bool
parse_options (const plugin_name_args *info)
{
  for (const option_key &key : keys)
    options.*key.field = value_number (key, key.initial);

  for (int i = 0; i < info->argc; i++)
    {
      const option_key *found = NULL;
      bool good = true;
      if (strcmp (info->argv[i].key, dump_key) == 0)
	continue;
      if (take_remarks_argument (info->argv[i].key, info->argv[i].value,
				 &good))
	{
	  if (!good)
	    return false;
	  continue;
	}
      if (read_file (info->argv[i].key, info->argv[i].value, &good))
	{
	  if (!good)
	    return false;
	  continue;
	}
      for (const option_key &key : keys)
	if (strcmp (info->argv[i].key, key.name) == 0)
	  found = &key;
      if (!found)
	{
	  error ("mpxguard: unknown argument %<-fplugin-arg-mpxguard-%s%>; "
		 "the arguments are %s", info->argv[i].key, key_list ());
	  return false;
	}
      if (!set_option (*found, info->argv[i].value))
	return false;
    }
  if (options.backend == BACKEND_DEFAULT)
    options.backend = (strcmp (MPXGUARD_DEFAULT_BACKEND, "mpx") == 0
		       ? BACKEND_MPX : BACKEND_SOFT);
  if (options.mpx_forms == FORMS_DEFAULT)
    options.mpx_forms = (strcmp (MPXGUARD_DEFAULT_MPX_FORMS, "compact") == 0
			 ? FORMS_COMPACT : FORMS_SAFE);
  if (options.metadata == METADATA_DEFAULT)
    options.metadata = (options.backend == BACKEND_SOFT ? METADATA_HYBRID
			: METADATA_TABLES);
  return true;
}

/* Lets GCC write the dumps of the pass PASS, which may be followed by options
   as in -fdump-tree.  GCC complains of names that it does not know.  */

static void
start_dump (const char *pass)
{
  bool rtl = startswith (pass, "bnd");
  char *name = concat (rtl ? "rtl-mpxguard-" : "tree-mpxguard-", pass, NULL);
  g->get_dumps ()->dump_switch_p (name);
  free (name);
}

void
start_dumps (const plugin_name_args *info)
{
  for (int i = 0; i < info->argc; i++)
    {
      if (strcmp (info->argv[i].key, dump_key) != 0)
	continue;
      const char *value = info->argv[i].value;
      if (value && strcmp (value, "all") == 0)
	{
	  for (const char *pass : pass_names)
	    start_dump (pass);
	  if (options.backend == BACKEND_MPX)
	    for (const char *pass : rtl_pass_names)
	      start_dump (pass);
	}
      else
	start_dump (value ? value : "");
    }
}

char *
write_options (void)
{
  char *text = xstrdup ("");
  for (const option_key &key : keys)
    {
      char *longer = xasprintf ("%s %d", text, options.*key.field);
      free (text);
      text = longer;
    }
  return text;
}

bool
read_options (const char *text, plugin_options *result)
{
  for (const option_key &key : keys)
    {
      int length;
      if (sscanf (text, "%d%n", &(result->*key.field), &length) != 1)
	return false;
      text += length;
    }
  return *text == '\0';
}
