/* Growing by realloc in steps, with pointers into the block kept as offsets;
   the block's pointers go along when it moves.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdlib.h>
#include <string.h>

struct table
{
  char **names;
  size_t used, room;
};

__attribute__ ((noipa)) static void
add (struct table *t, const char *name)
{
  if (t->used == t->room)
    {
      t->room = t->room ? 2 * t->room : 1;
      t->names = realloc (t->names, t->room * sizeof *t->names);
    }
  t->names[t->used++] = strdup (name);
}

int
main (void)
{
  struct table t = { NULL, 0, 0 };
  char name[16] = "name-a";

  for (int i = 0; i < 500; i++)
    {
      name[5] = (char) ('a' + i % 26);
      add (&t, name);
    }
  for (size_t i = 0; i < t.used; i++)
    {
      if (t.names[i][5] != (char) ('a' + i % 26) || strlen (t.names[i]) != 6)
	return 1;
      free (t.names[i]);
    }
  free (t.names);
  return 0;
}
