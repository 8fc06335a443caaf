/* The plugin's arguments.

   In: the -fplugin-arg-mpxguard-* arguments of the command line.  Out: the
   structure `options'.  One table names every key, its values and its default;
   a key or value that it does not hold is an error that lists those it does.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "ignore-list.h"
#include "models.h"
#include "options.h"

plugin_options options;

namespace {

/* A key, the values that it takes in the order of its enumeration (a key
   without "=VALUE" means the value named by IMPLICIT), and where it goes.  */
struct option_key
{
  const char *name;
  int plugin_options::*field;
  const char *values[4];
  int implicit;
  int initial;
  const char *help;
};

const option_key keys[] = {
  { "backend", &plugin_options::backend, { "soft", NULL }, -1, BACKEND_SOFT,
    "the code to generate" },
  { "metadata", &plugin_options::metadata, { "tables", "hybrid", NULL }, -1,
    METADATA_DEFAULT, "where bounds are kept; soft: hybrid, mpx: tables" },
  { "narrow", &plugin_options::narrow, { "none", "array", "field", NULL }, -1,
    NARROW_NONE, "cut the bounds of a pointer to a part of an object down" },
  { "check", &plugin_options::check, { "all", "write", NULL }, -1, CHECK_ALL,
    "the accesses to check" },
  { "stats", &plugin_options::stats, { "no", "yes", NULL }, 1, 0,
    "print for every function how many checks it got and lost" },
  { "warn", &plugin_options::warn, { "no", "yes", NULL }, 1, 1,
    "warn of accesses that are always out of bounds" },
  { "names", &plugin_options::names, { "no", "yes", NULL }, 1, 1,
    "write names of variables and places of checks for reports" },
};

const char *const pass_names[]
  = { "early", "redirect", "bounds", "checks", "checkopt", "lower" };

/* The key that asks for a dump.  */
const char dump_key[] = "dump";

/* The keys whose value is a file, and what reads it.  */
struct file_key
{
  const char *name;
  bool (*read) (const char *);
};

const file_key file_keys[]
  = { { "models", read_models }, { "ignore", read_ignore_list } };

/* "soft" or "none, array or field": the values of KEY.  */

const char *
value_list (const option_key &key)
{
  char *list = xstrdup (key.values[0]);
  for (int i = 1; key.values[i]; i++)
    {
      const char *link = key.values[i + 1] ? ", " : " or ";
      char *longer = concat (list, link, key.values[i], NULL);
      free (list);
      list = longer;
    }
  return list;
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
  return concat (list, " and ", dump_key, NULL);
}

/* Sets KEY to VALUE, null for none.  Returns false after an error.  */

bool
set_option (const option_key &key, const char *value)
{
  if (!value && key.implicit >= 0)
    {
      options.*key.field = key.implicit;
      return true;
    }
  for (int i = 0; value && key.values[i]; i++)
    if (strcmp (value, key.values[i]) == 0)
      {
	options.*key.field = i;
	return true;
      }
  error ("mpxguard: %<-fplugin-arg-mpxguard-%s%> takes the value %s",
	 key.name, value_list (key));
  return false;
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
    options.*key.field = key.initial;

  for (int i = 0; i < info->argc; i++)
    {
      const option_key *found = NULL;
      bool good = true;
      if (strcmp (info->argv[i].key, dump_key) == 0)
	continue;
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
  char *name = concat ("tree-mpxguard-", pass, NULL);
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
	for (const char *pass : pass_names)
	  start_dump (pass);
      else
	start_dump (value ? value : "");
    }
}

char *
write_options (void)
{
  return xasprintf ("%d %d %d %d %d %d %d", options.backend,
		    options.metadata, options.narrow, options.check,
		    options.stats, options.warn, options.names);
}

bool
read_options (const char *text, plugin_options *result)
{
  return sscanf (text, "%d %d %d %d %d %d %d", &result->backend,
		 &result->metadata, &result->narrow, &result->check,
		 &result->stats, &result->warn, &result->names) == 7;
}
