/* strcat appends one byte too many.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "*" "past 1" "stack buffer" "strcat" } */
#include <string.h>

__attribute__ ((noipa)) static char
append (char *to, const char *from)
{
  strcat (to, from); /* violation */
  return to[0];
}

int
main (void)
{
  char buffer[10] = "";

  append (buffer, "12345");
  append (buffer, "6789");
  append (buffer, "0");
  return 0;
}
