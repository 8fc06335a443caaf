/* A program that forgets the byte that ends a string: for the manual.
   SPDX-License-Identifier: GPL-3.0-or-later  */
#include <stdlib.h>
#include <string.h>

static void
copy (char *to, const char *from)
{
  while (*from)
    *to++ = *from++;
  *to = '\0';
}

int
main (int argc, char **argv)
{
  char *text = malloc (strlen (argv[argc - 1]));

  copy (text, argv[argc - 1]);
  return text[0] == 'x';
}
