/* An access that starts inside the block and ends outside.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "8" "past 4" "heap" } */
#include <stdlib.h>

__attribute__ ((noipa)) static long
get (const char *p)
{
  return *(const long *) p; /* violation */
}

int
main (void)
{
  char *p = calloc (1, 12);

  if (get (p) != 0)
    return 2;
  get (p + 8);
  return 0;
}
