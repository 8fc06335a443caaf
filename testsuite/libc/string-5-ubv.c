/* The result of strchr has the bounds of the string's object.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "1" "above 0" "heap" } */
#include <stdlib.h>
#include <string.h>

__attribute__ ((noipa)) static void
blank (char *s, int n)
{
  char *p = strchr (s, '=');

  for (int i = 0; i < n; i++)
    p[i] = ' '; /* violation */
}

int
main (void)
{
  char *s = strdup ("key=value"), *t = strdup ("key=value");

  blank (s, 7);
  blank (t, 8);
  return 0;
}
