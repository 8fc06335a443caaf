/* A structure with a member of variable length.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
__attribute__ ((noipa)) static void
set (char *p, int i)
{
  p[i] = 1;
}

__attribute__ ((noipa)) static int
use (int n)
{
  struct
  {
    char first;
    char rest[n];
  } s;

  s.first = 0;
  set (s.rest, n - 1);
  return s.first;
}

int
main (void)
{
  return use (20);
}
