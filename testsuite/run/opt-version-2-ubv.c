/* A loop that steps over its end, in which GCC counts modulo 2^64.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "1" "above 0" "heap" } */
#include <stdlib.h>

__attribute__ ((noipa)) static int
sum (const char *p, const char *end)
{
  int result = 0;

  for (; p != end; p += 3)
    {
      if (p[1] == 9 /* violation */
	  || *p == 9)
	break;
      result += *p;
    }
  return result;
}

int
main (void)
{
  char *p = calloc (103, 1);

  if (sum (p, p + 99) != 0)
    return 1;
  sum (p, p + 100);
  return 0;
}
