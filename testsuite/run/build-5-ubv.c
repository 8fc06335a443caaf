/* A violation in a static program.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-static" } */
/* { dg-require-effective-target static_libc } */
/* { dg-mpxguard-report "write" "4" "above 0" "global numbers" } */
/* noasan */

int numbers[4] = { 1, 2, 3, 4 };
int *middle = &numbers[2];

__attribute__ ((noipa)) static void
set (int i)
{
  middle[i] = 1; /* violation */
}

int
main (void)
{
  set (1);
  set (2);
  return 0;
}
