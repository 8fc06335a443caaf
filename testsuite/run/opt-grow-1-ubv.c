/* A pointer that grows from its base is compared with the upper bound alone.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "1" "above 0" "heap" } */
#include <stdlib.h>
#include <string.h>

__attribute__ ((noipa)) static long
length (const char *s)
{
  const char *p = s;

  while (*p) /* violation */
    p++;
  return p - s;
}

int
main (void)
{
  char *s = malloc (10);

  memset (s, 'x', 10);
  s[9] = 0;
  if (length (s) != 9)
    return 2;
  s[9] = 'x';
  return length (s);
}
