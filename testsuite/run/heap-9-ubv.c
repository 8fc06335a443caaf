/* The block of strdup is as long as its string.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "1" "above 0" "heap" } */
#include <string.h>

__attribute__ ((noipa)) static void
append (char *s, char c)
{
  size_t n = strlen (s);

  s[n] = c;
  s[n + 1] = 0; /* violation */
}

int
main (void)
{
  char *s = strdup ("abcd");

  append (s, 'e');
  return 0;
}
