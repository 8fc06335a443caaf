/* After realloc has shrunk a block, its old end is out of bounds.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "1" "above 40" "heap" } */
#include <stdlib.h>

__attribute__ ((noipa)) static void
set (char *p, int i)
{
  p[i] = 1; /* violation */
}

int
main (void)
{
  char *p = malloc (1000);

  p[999] = 1;
  p = realloc (p, 10);
  set (p, 9);
  set (p, 50);
  return 0;
}
