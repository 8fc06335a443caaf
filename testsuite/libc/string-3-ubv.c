/* strlen of characters without an end.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "*" "any" "heap" "strlen" } */
#include <stdlib.h>
#include <string.h>

__attribute__ ((noipa)) static size_t
measure (const char *s)
{
  return strlen (s) + 1; /* violation */
}

int
main (void)
{
  char *p = malloc (8);

  memset (p, 'x', 8);
  p[7] = 0;
  if (measure (p) != 8)
    return 2;
  p[7] = 'x';
  return (int) measure (p);
}
