/* A pointer that may shrink is compared with the lower bound, also where it
   shrinks before a loop in which it grows.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "1" "below 3" "heap" } */
#include <stdlib.h>
#include <string.h>

__attribute__ ((noipa)) static long
length (const char *s, long from)
{
  const char *p = s + from;

  while (*p) /* violation */
    p++;
  return p - s;
}

int
main (void)
{
  char *s = calloc (10, 1);

  if (length (s, 9) != 9)
    return 2;
  return length (s, -3);
}
