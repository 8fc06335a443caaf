/* A function of the library that writes too much, called through a pointer.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "11" "any" "heap" "strcpy" } */
#include <stdlib.h>
#include <string.h>

int
main (int argc, char **argv)
{
  char *(*volatile copy) (char *, const char *) = strcpy;
  char *text = malloc (10);

  copy (text, "nine char");
  copy (text, "ten  chars"); /* violation */
  return 0;
}
