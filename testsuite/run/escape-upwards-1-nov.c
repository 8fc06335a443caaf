/* A pointer past its object, by an index that cannot be negative, is passed and
   comes back to its object there.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */

#include <stdlib.h>

__attribute__ ((noipa)) static int
back (int *p, unsigned n)
{
  return p[-(long) n];
}

__attribute__ ((noipa)) static int
there (int *p, unsigned n)
{
  return back (p + n, n) + back (p + n, n);
}

int
main (void)
{
  int local[4] = { 3 };
  int *block = malloc (4 * sizeof *block);
  int sum;

  block[0] = 5;
  sum = there (block, 2) + there (block, 4) + there (block, 100)
	+ there (local, 4);
  free (block);
  return sum == 36 ? 0 : 1;
}
