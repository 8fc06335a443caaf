/* The end of a block whose address was kept with a distance.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-require-effective-target derived_bounds } */
/* { dg-mpxguard-report "read" "1" "above 0" "heap" } */
#include "biased.inc.h"

NOIPA static int
byte (const char *p, int at)
{
  return p[at];	/* violation */
}

int
main (void)
{
  char *before = strdup ("0123456789abcdef"), *text = strdup ("0123456789");
  struct kept k;
  char *p;

  keep (&k, text, before, 0, 32);
  p = untagged (&k);
  return byte (p, BELOW + 10) + byte (p, BELOW + 11) == 4711;
}
