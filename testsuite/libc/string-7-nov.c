/* Strings at the end of a page behind which nothing is: what may not be read is
   not looked at, and nothing is where nothing is to be compared.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */

#include "page-end.inc.c"

static volatile size_t nothing;

int
main (void)
{
  char *end = page_end ();
  char *text = end - 4;

  memcpy (text, "abc", 4);
  return strlen (text) != 3 || strchr (text, 'c') != text + 2
	 || strchr (text, 'd') || strncmp (text, "abc", nothing + 9)
	 || strncmp (text, text + 1, nothing + 4) >= 0
	 || strncmp (text, end, nothing) || strncmp (end, end, nothing)
	 || strnlen (end, nothing) || strnlen (end - 2, nothing + 1) != 1;
}
