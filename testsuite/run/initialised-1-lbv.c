/* The same, before the array.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "4" "below 4" "global numbers" } */

int before[8];
int numbers[8];
int *middle = &numbers[4];

__attribute__ ((noipa)) static void
set (int i)
{
  middle[i] = 1; /* violation */
}

int
main (void)
{
  set (-4);
  set (3);
  set (-5);
  return before[7];
}
