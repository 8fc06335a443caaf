/* Strings and parts of strings are compared, measured and searched in the same way
   wherever they lie on their pages.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-fno-builtin" } */
#include <stdlib.h>
#include <string.h>

#define PAGE 4096
#define SIZE (3 * PAGE)

int
main (void)
{
  char *text = malloc (SIZE);

  if (!text)
    return 1;
  memset (text, 'x', SIZE - 1);
  text[SIZE - 1] = 0;
  for (char *p = text + PAGE / 2; p < text + 2 * PAGE; p++)
    {
      memcpy (p, "nulp, ", 6);
      if (strncmp (p, "null", 4) <= 0 || strncmp ("null", p, 4) >= 0
	  || strncmp (p, "nulp", 4) != 0 || strncmp (p, "oulp", 4) >= 0
	  || strncmp (p, "nu", 3) <= 0)
	return 2;
      p[6] = 0;
      if (strcmp (p, "nulp, ") != 0 || strcmp (p, "mulp, ") <= 0
	  || strcmp ("nulp", p) >= 0 || strlen (p) != 6
	  || strchr (p, ',') != p + 4 || strchr (p, 'q') != NULL
	  || strspn (p, "lnu") != 3 || strcspn (p, ", ") != 4
	  || memcmp (p, "nulq", 4) >= 0)
	return 3;
      memset (p, 'x', 7);
    }
  free (text);
  return 0;
}
