/* With check=write the wrappers of libc's functions check no reads either.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "--mpxguard-check=write" } */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int
main (void)
{
  struct { char text[8]; char more[8]; } *s = malloc (sizeof *s);
  char *volatile p = strndup ("abcdefgh", 7);

  memcpy (s, "0123456789abcde", 16);
  p[7] = 'h';
  if (strlen (p) < 8 || strcmp (p, "abcdefgh") < 0 || memcmp (p, "abcdefgh", 9) < 0)
    return 1;
  printf ("%.9s\n", p);
  memcpy (s, p, 9);
  return s->text[0] != 'a';
}
