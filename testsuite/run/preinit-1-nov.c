/* An instrumented function in .preinit_array runs before the constructors of
   all libraries but ours, and before its own module is registered.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdlib.h>
#include <string.h>

static char *keep, *slots[4];
static char small[4], large[16];
static char *changed = small;

static void
begin (int argc, char **argv, char **environment)
{
  char buffer[8];
  char **s = slots;

  keep = malloc (10);
  changed = large;
  strcpy (keep, "early");
  s[1] = keep;
  s[2] = buffer;
  memset (s[2], 0, 8);
  buffer[0] = s[1][1];
  s[3] = strdup (argc > 0 && environment ? argv[0] : "");
}

__attribute__ ((section (".preinit_array"), used))
static void (*const begin_early) (int, char **, char **) = begin;

int
main (int argc, char **argv)
{
  keep[9] = 0;
  /* Its bounds are not those of what it was initialised with.  */
  changed[15] = 1;
  return strcmp (slots[1], "early") != 0
	 || (argc > 0 && strcmp (slots[3], argv[0]) != 0);
}
