/* A violation in a function of the other file, with link-time optimisation.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-require-effective-target lto } */
/* { dg-additional-options "-flto" } */
/* { dg-sources "lto-1-other.inc.c" } */
/* { dg-mpxguard-report "write" "4" "above 0" "global shared" } */

extern int other_sum (const int *p, int n);
extern int *other_pointers[3];
int shared[5] = { 1, 2, 3, 4, 5 };

__attribute__ ((noipa)) static void
set (int i)
{
  other_pointers[1][i] = 9; /* violation */
}

int
main (void)
{
  if (other_sum (shared, 5) != 15)
    return 2;
  set (2);
  set (3);
  return 0;
}
