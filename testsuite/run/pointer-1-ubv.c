/* A string that a function of the library returns through a pointer.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "1" "above 0" "heap" } */
#include <string.h>

int
main (int argc, char **argv)
{
  char *(*volatile duplicate) (const char *) = strdup;
  char *text = duplicate ("four");
  int last = text[3 + argc];

  return last + text[4 + argc]; /* violation */
}
