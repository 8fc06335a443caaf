/* A freed block whose address was kept with a distance, so that bounds are
   derived from that before it.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-require-effective-target derived_bounds } */
/* { dg-mpxguard-report "read" "1" "above 16" "heap" } */
#include "biased.inc.h"

NOIPA static int
byte (const struct kept *k, int at)
{
  return untagged (k)[at];	/* violation */
}

int
main (void)
{
  char *before = strdup ("0123456789abcdef"), *text = strdup ("0123456789");
  struct kept k;

  keep (&k, text, before, 0, 32);
  if (byte (&k, BELOW) != '0')
    return 2;
  free (text);
  return byte (&k, BELOW + 1) == 4711;
}
