/* An address that is counted on from an object's, as an integer.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "1" "above 0" "stack" } */
#include "relative.inc.h"

__attribute__ ((noipa)) static void
fill (uintptr_t start, int count)
{
  for (int i = 0; i < count; i++)
    *(char *) (start + (unsigned) i) = 'x';
}

__attribute__ ((noipa)) static int
ended (int length)
{
  char text[16];
  uintptr_t start = (uintptr_t) text;

  fill (start, 16);
  *(char *) (start + (unsigned) length) = 0;	/* violation */
  return text[0];
}

int
main (void)
{
  return ended (16) == 4711;
}
