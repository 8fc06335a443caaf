/* A loop that steps over its end, and so goes on behind the array.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "4" "above 0" "heap" } */
#include <stdlib.h>

__attribute__ ((noipa)) static long
up_to (const int *p, const int *end)
{
  long s = 0;

  for (; p != end; p++)
    {
      s += *p; /* violation */
      if (s == 999)
	s = 0;
    }
  return s;
}

int
main (void)
{
  int *p = calloc (12, sizeof *p);

  return up_to (p, (int *) ((char *) p + 30)) == 5;
}
