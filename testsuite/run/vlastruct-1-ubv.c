/* Behind the end of a structure whose last member has variable length.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "1" "above 0" "any" } */
__attribute__ ((noipa)) static void
set (char *p, int i)
{
  p[i] = 1; /* violation */
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
  set (s.rest, n);
  return s.first;
}

int
main (void)
{
  return use (20);
}
