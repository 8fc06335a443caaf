/* A local array, read before its start by the function that owns it.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "1" "below 3" "stack text" } */
#include <string.h>

__attribute__ ((noipa)) static int
is_last (const char *s, int at)
{
  char text[10];

  strcpy (text, s);
  return text[at]; /* violation */
}

int
main (void)
{
  if (is_last ("abc", 2) != 'c')
    return 2;
  is_last ("abc", -3);
  return 0;
}
