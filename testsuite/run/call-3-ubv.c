/* The bounds of a returned pointer are its object's.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "4" "above 0" "global pool" } */

int pool[16];

__attribute__ ((noipa)) static int *
find (int i)
{
  return &pool[i];
}

__attribute__ ((noipa)) static void
set (int i, int j)
{
  find (i)[j] = 1; /* violation */
}

int
main (void)
{
  set (10, 5);
  set (10, 6);
  return 0;
}
