/* The address of a scalar is no array.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "8" "above 0" "stack x" } */

__attribute__ ((noipa)) static void
set (long *p, int i)
{
  p[i] = 5; /* violation */
}

int
main (void)
{
  long x = 1, y = 2;

  set (&y, 0);
  set (&x, 1);
  return (int) (x - y);
}
