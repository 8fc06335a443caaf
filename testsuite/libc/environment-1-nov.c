/* Blocks that libc allocates for its caller: getline, asprintf, realpath,
   getcwd, scandir, getdelim on a block of the program's.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#define _GNU_SOURCE
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int
main (void)
{
  char *line = malloc (1), *text, *root = realpath ("/", NULL);
  size_t room = 1;
  FILE *f = tmpfile ();
  struct dirent **names;

  for (int i = 0; i < 500; i++)
    fputs (i == 250 ? "\n" : "abc", f);
  rewind (f);
  /* The block grows in place or moves, inside libc.  */
  if (getline (&line, &room, f) != 751 || line[750] != '\n' || line[751])
    return 1;
  memset (line, 'x', 752);
  if (getdelim (&line, &room, '\n', f) != 747 || line[746] != 'c')
    return 2;
  for (size_t i = 0; i < room; i++)
    line[i] = 0;
  if (asprintf (&text, "%200d", 1) != 200 || text[199] != '1' || text[200])
    return 3;
  if (strcmp (root, "/") || root[1])
    return 4;
  int n = scandir ("/", &names, NULL, alphasort);
  for (int i = 0; i < n; i++)
    {
      if (strlen (names[i]->d_name) == 0)
	return 5;
      free (names[i]);
    }
  free (names);
  free (text);
  free (root);
  free (line);
  text = getcwd (NULL, 0);
  return !text || text[0] != '/';
}
