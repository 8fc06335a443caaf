/* mpxguard_null_bounds: nothing may be accessed through the pointer.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "1" "any" "any" } */
/* noasan */
#include <mpxguard.h>

static char text[10];

__attribute__ ((noipa)) static char
get (const char *p)
{
  return *p; /* violation */
}

int
main (void)
{
  if (get (text))
    return 2;
  get (mpxguard_null_bounds (text));
  return 0;
}
