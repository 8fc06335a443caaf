/* A structure that is smaller than what a library function fills in.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "*" "any" "heap" "gmtime_r" } */
#include <stdlib.h>
#include <time.h>

__attribute__ ((noipa)) static int
convert (time_t *t, void *to)
{
  struct tm *tm = gmtime_r (t, to); /* violation */

  return tm->tm_mday;
}

int
main (void)
{
  time_t now = 0;

  if (convert (&now, malloc (sizeof (struct tm))) != 1)
    return 2;
  convert (&now, malloc (20));
  return 0;
}
