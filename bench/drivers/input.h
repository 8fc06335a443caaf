/* What the drivers of bench/drivers share: the whole of a file as a string, and a
   sum of what was seen.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef INPUT_H
#define INPUT_H

#include <stdio.h>
#include <stdlib.h>

/* Return the file NAME with a NUL behind it; put its size into *SIZE.  */
static inline char *
read_input (const char *name, size_t *size)
{
  FILE *file = fopen (name, "rb");
  char *text;

  if (!file || fseek (file, 0, SEEK_END) != 0)
    {
      perror (name);
      exit (1);
    }
  *size = (size_t) ftell (file);
  rewind (file);
  text = malloc (*size + 1);
  if (!text || fread (text, 1, *size, file) != *size)
    {
      perror (name);
      exit (1);
    }
  text[*size] = '\0';
  fclose (file);
  return text;
}

/* Return SUM with the string S added.  */
static inline unsigned long
add_string (unsigned long sum, const char *s)
{
  while (*s)
    sum = sum * 31 + (unsigned char) *s++;
  return sum;
}

#endif /* INPUT_H */
