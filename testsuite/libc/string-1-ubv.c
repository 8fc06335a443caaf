/* strcpy of a string that does not fit.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "6" "past 1" "heap" "strcpy" } */
#include <stdlib.h>
#include <string.h>

__attribute__ ((noipa)) static char
copy (char *to, const char *from)
{
  strcpy (to, from); /* violation */
  return to[0];
}

int
main (void)
{
  char *p = malloc (5);

  copy (p, "four");
  copy (p, "fiver");
  return 0;
}
