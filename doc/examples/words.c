/* Count the words of the standard input, and print the most frequent.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct word
{
  struct word *next;
  char *text;
  int count;
};

#ifdef PLANT_BUG
#define ROOM(TEXT) strlen (TEXT)	/* The byte that ends it is forgotten.  */
#else
#define ROOM(TEXT) (strlen (TEXT) + 1)
#endif

static struct word *words;

static void
count (const char *text)
{
  struct word *w;

  for (w = words; w; w = w->next)
    if (strcmp (w->text, text) == 0)
      {
	w->count++;
	return;
      }
  w = malloc (sizeof *w);
  w->text = malloc (ROOM (text));
  strcpy (w->text, text);
  w->count = 1;
  w->next = words;
  words = w;
}

int
main (void)
{
  const struct word *most;
  char text[64];
  size_t n = 0;
  int c;

  do
    {
      c = getchar ();
      if (c != EOF && isalpha (c) && n < sizeof text - 1)
	text[n++] = (char) c;
      else if (n > 0)
	{
	  text[n] = '\0';
	  count (text);
	  n = 0;
	}
    }
  while (c != EOF);
  most = words;
  for (const struct word *w = words; w; w = w->next)
    if (w->count > most->count)
      most = w;
  if (most)
    printf ("%s %d\n", most->text, most->count);
  return 0;
}
