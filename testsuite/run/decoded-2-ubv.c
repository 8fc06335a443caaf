/* The end of a block whose address was kept in another form.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-require-effective-target derived_bounds } */
/* { dg-mpxguard-report "read" "1" "above 0" "heap" } */
#include "decoded.inc.h"

__attribute__ ((noipa)) static int
byte (const struct kept *k, int at)
{
  return unboxed (k)[at];	/* violation */
}

int
main (void)
{
  char *text = strdup ("0123456789");
  struct kept k;

  keep (&k, text, text + 5);
  return byte (&k, 10) + byte (&k, 11) == 4711;
}
