/* A pointer that is another one plus the difference of two: it has the bounds
   of what the difference was added to.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "4" "above 0" "stack target" } */
__attribute__ ((noipa)) static int
get (int *target, const int *from, const int *to)
{
  int *p = target + (to - from);

  return *p; /* violation */
}

int
main (void)
{
  int source[20] = { 0 }, target[6] = { 0, 1, 2, 3, 4, 5 };

  return get (target, source, source + 6) != 5;
}
