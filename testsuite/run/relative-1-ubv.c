/* What is found by a distance that leads into the object itself has that object's
   bounds.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "1" "above 2" "global table" } */
#include "relative.inc.h"

static union
{
  struct relative r;
  char bytes[64];
} table;

__attribute__ ((noipa)) static int
byte (const char *p, int i)
{
  return p[i];			/* violation */
}

int
main (void)
{
  point (&table.r, table.bytes + 40);
  return byte (at (&table.r), 26);
}
