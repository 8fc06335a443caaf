/* The same through two levels of memory, and below the block.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "2" "below 2" "heap" } */
#include <stdlib.h>

__attribute__ ((noipa)) static short ***
make (void)
{
  short ***top = malloc (4 * sizeof *top);

  top[3] = malloc (4 * sizeof **top);
  top[3][2] = malloc (4 * sizeof ***top);
  return top;
}

__attribute__ ((noipa)) static void
put (short ***top, int i, int j, int k)
{
  top[i][j][k] = 7; /* violation */
}

int
main (void)
{
  short ***top = make ();

  put (top, 3, 2, 0);
  put (top, 3, 2, -1);
  return 0;
}
