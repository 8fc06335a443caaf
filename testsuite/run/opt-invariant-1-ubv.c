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
count (struct s *p, int n, int m)
{
  int i = n;

  do
    {
      int j = m;

      do
	p->count += j; /* violation */
      while (--j);
    }
  while (--i);
}

int
main (void)
{
  struct s *whole = calloc (1, sizeof *whole);
  int *part = calloc (1, sizeof *part);

  count (whole, 3, 4);
  if (whole->count != 30)
    return 2;
  count ((struct s *) part, 3, 4);
  return 0;
}
