/* A check that was moved out of two loops.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "4" "above 0" "heap" } */
#include <stdlib.h>

struct s
{
  int a, count;
};

__attribute__ ((noipa)) static void
count (struct s *p, int *q, int n, int m)
{
  int i = n;

  do
    {
      int j = m;

      do
	q[j & 3] = p->count; /* violation */
      while (--j);
    }
  while (--i);
}

int
main (void)
{
  struct s *whole = calloc (1, sizeof *whole);
  int *part = calloc (1, sizeof *part);
  int *copies = calloc (4, sizeof *copies);

  whole->count = 7;
  count (whole, copies, 3, 4);
  if (copies[3] != 7)
    return 2;
  count ((struct s *) part, copies, 3, 4);
  return 0;
}
