/* The attribute no_sanitize of another kind is not for mpxguard.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "4" "above 0" "heap" } */
#include <stdlib.h>

__attribute__ ((noipa, no_sanitize ("undefined"))) static int
get (int *p)
{
  return p[4];	/* violation */
}

int
main (void)
{
  return get (calloc (4, sizeof (int)));
}
