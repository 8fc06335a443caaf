/* The arguments and the environment of main, also kept and searched.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-arguments "one two three" } */
/* { dg-mpxguard-env "MPXGUARD_TEST_WORD=found" } */
#include <stdlib.h>
#include <string.h>

extern char **environ;
static char **kept;

int
main (int argc, char **argv, char **envp)
{
  int found = 0;

  kept = argv;
  if (argc == 1)
    return 0;
  for (char **a = argv; *a; a++)
    found += (int) strlen (*a) > 0;
  for (int i = 0; envp[i]; i++)
    found += !strncmp (envp[i], "MPXGUARD_TEST_WORD=", 19);
  for (char **e = environ; *e; e++)
    found += strchr (*e, '=') == NULL;
  setenv ("MPXGUARD_OTHER", "x", 1);
  return found != 5 || kept[argc] || strcmp (kept[3], "three")
	 || strcmp (getenv ("MPXGUARD_TEST_WORD"), "found");
}
