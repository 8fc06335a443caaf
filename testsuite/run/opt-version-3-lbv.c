/* A loop that goes down one too far.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "2" "below 2" "heap" } */
#include <stdlib.h>

__attribute__ ((noipa)) static int
find (const short *p, int from, int to)
{
  for (int i = from; i >= to; i--)
    if (p[i + 2] == 3
	|| p[i] == 3) /* violation */
      return i;
  return -5;
}

int
main (void)
{
  short *p = calloc (102, sizeof *p);

  if (find (p, 99, 0) != -5)
    return 1;
  find (p, 99, -1);
  return 0;
}
