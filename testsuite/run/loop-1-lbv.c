/* A loop that runs down to -1.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "2" "below 2" "heap" } */
#include <stdlib.h>

__attribute__ ((noipa)) static int
find (const short *a, int n, short key)
{
  while (a[--n] != key) /* violation */
    ;
  return n;
}

int
main (void)
{
  short *a = calloc (20, sizeof *a);

  a[0] = 5;
  if (find (a, 20, 5) != 0)
    return 2;
  find (a, 20, 6);
  return 0;
}
