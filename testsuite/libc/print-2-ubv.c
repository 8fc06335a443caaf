/* A string without an end is printed.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "*" "any" "heap" "v?snprintf" } */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

__attribute__ ((noipa)) static int
format (const char *s, int precision)
{
  char to[100];

  return snprintf (to, sizeof to, "%.*s!", precision, s) + 1; /* violation */
}

int
main (void)
{
  char *p = malloc (8);

  memset (p, 'x', 8);
  if (format (p, 8) != 10)
    return 2;
  format (p, 9);
  return 0;
}
