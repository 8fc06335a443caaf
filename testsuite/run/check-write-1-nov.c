/* check=write: a read out of bounds passes.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-fplugin-arg-mpxguard-check=write" } */
/* noasan */
#include <stdlib.h>

__attribute__ ((noipa)) static int
get (const int *p, int i)
{
  return p[i];
}

int
main (void)
{
  int *p = malloc (4 * sizeof *p);

  p[3] = 1;
  return get (p, 4) == 0x12345678;
}
