/* The printf and scanf families with exact buffers.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int
main (void)
{
  char *p = malloc (6), word[4];
  int number, at;
  float real;

  if (snprintf (p, 6, "%s", "much longer than that") != 21 || strlen (p) != 5)
    return 1;
  if (sprintf (p, "%d", 12345) != 5 || sprintf (p, "%.5s", "abcdefgh") != 5)
    return 2;
  if (sscanf ("12 abc 1.5", "%d %3s %f%n", &number, word, &real, &at) != 3
      || number != 12 || strcmp (word, "abc") || real != 1.5 || at != 10)
    return 3;
  char *text = NULL;
  size_t size = 0;
  FILE *f = open_memstream (&text, &size);
  fprintf (f, "line one\nline %d\n", 2);
  fputs ("line three", f);
  fclose (f);
  if (size != 26 || strlen (text) != 26 || text[25] != 'e')
    return 4;
  f = fmemopen (text, size, "r");
  char line[16], *grown = NULL;
  size_t room = 0;
  if (!fgets (line, sizeof line, f) || strcmp (line, "line one\n")
      || getline (&grown, &room, f) != 7 || grown[6] != '\n' || grown[7]
      || fread (line, 1, 10, f) != 10)
    return 5;
  fclose (f);
  return 0;
}
