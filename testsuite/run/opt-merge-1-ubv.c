/* Fields whose checks are made together: the report names the one that is out
   of bounds, and its line.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "8" "above 0" "heap" } */
#include <stdlib.h>

struct s
{
  long a, b, c;
};

__attribute__ ((noipa)) static long
sum (struct s *p, long *q)
{
  long x = p->a;

  *q = x;
  x += p->b;
  *q = x;
  x += p->c; /* violation */
  return x;
}

int
main (void)
{
  struct s *whole = calloc (1, sizeof *whole);
  struct s *part = calloc (1, sizeof *whole - sizeof (long));
  long x;

  if (sum (whole, &x) != 0)
    return 2;
  return sum (part, &x);
}
