/* List the keys of the plugin and of the runtime, for help, manual and shell
   completion.

   In:  plugin/options.def, plugin/options-other.def and runtime/options.def.
   Out: a line a key: WHOSE, NAME, VALUES, DEFAULT, HELP, separated by tabs;
	WHOSE is plugin or runtime, and VALUES is "one|two" or a range of
	numbers or FILE or TEXT or, where none is needed, "[=WORD]".  doc/keys.awk makes the rest.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <stdio.h>
#include <string.h>

/* Print a key of the plugin.  One without DEFAULT has the one that suits.  */
static void
print_plugin_key (const char *name, const char *values, const char *initial,
		  const char *help)
{
  printf ("plugin\t%s\t%s\t%s\t%s\n", name, values, initial, help);
}

/* Print a key of the runtime that is a number from LEAST to MOST.  */
static void
print_number (const char *name, long initial, long least, long most,
	      const char *help)
{
  char values[64];

  if (least == 0 && most == 1)
    strcpy (values, "0|1");
  else
    snprintf (values, sizeof values, "%ld to %ld", least, most);
  printf ("runtime\t%s\t%s\t%ld\t%s\n", name, values, initial, help);
}

/* Print a key of the runtime whose value is number INITIAL of VALUES.  */
static void
print_choice (const char *name, int initial, const char *values,
	      const char *help)
{
  const char *value = values;

  while (initial-- > 0)
    value += strcspn (value, "|") + 1;
  printf ("runtime\t%s\t%s\t%.*s\t%s\n", name, values,
	  (int) strcspn (value, "|"), value, help);
}

int
main (void)
{
#define MPXGUARD_KEY(FIELD, NAME, VALUES, IMPLICIT, DEFAULT, HELP) \
  print_plugin_key (NAME, VALUES, DEFAULT, HELP);
#define MPXGUARD_FILE(NAME, READ, HELP) \
  print_plugin_key (NAME, "FILE", "", HELP);
#include "../plugin/options.def"

#define MPXGUARD_WORD(NAME, FORM, HELP) \
  print_plugin_key (NAME, *(FORM) == '=' ? (FORM) + 1 : (FORM), "", HELP);
#include "../plugin/options-other.def"

#define MPXGUARD_NUMBER(NAME, DEFAULT, LEAST, MOST, HELP) \
  print_number (#NAME, DEFAULT, LEAST, MOST, HELP);
#define MPXGUARD_STRING(NAME, DEFAULT, SECURE, HELP) \
  printf ("runtime\t%s\tTEXT\t%s\t%s\n", #NAME, DEFAULT, HELP);
#define MPXGUARD_CHOICE(NAME, DEFAULT, VALUES, HELP) \
  print_choice (#NAME, DEFAULT, VALUES, HELP);
#include "../runtime/options.def"
  return 0;
}
