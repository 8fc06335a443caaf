/* A pointer that is another one plus the difference of two.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
__attribute__ ((noipa)) static int
get (int *target, const int *from, const int *to)
{
  int *p = target + (to - from);

  return *p;
}

int
main (void)
{
  int source[20] = { 0 }, target[6] = { 0, 1, 2, 3, 4, 5 };

  return get (target, source, source + 5) != 5;
}
