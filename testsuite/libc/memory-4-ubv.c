/* memcmp is told a size that one of its blocks does not have.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "*" "any" "heap" "memcmp" } */
#include <stdlib.h>
#include <string.h>

__attribute__ ((noipa)) static int
equal (const char *a, const char *b, size_t n)
{
  return memcmp (a, b, n) == 0; /* violation */
}

int
main (void)
{
  char *a = calloc (1, 30), *b = calloc (1, 20);

  if (!equal (a, b, 20))
    return 2;
  return equal (a, b, 25) + 3;
}
