/* A global array of a program that is linked to a fixed address, where the
   compiler was not told to make code for one.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-fPIE -no-pie" } */
/* { dg-mpxguard-report "write" "4" "above 0" "global shared" } */

int shared[30];
int neighbour[30];

__attribute__ ((noipa)) static void
set (int *p, int i)
{
  p[i] = 1; /* violation */
}

int
main (void)
{
  set (shared, 29);
  set (shared, 30);
  return neighbour[0];
}
