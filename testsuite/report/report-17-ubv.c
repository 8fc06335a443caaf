/* One report for a place, however often it is wrong; another way to the same
   place is another one.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-env "MPXGUARD_OPTIONS=halt_on_error=0:stats=1" } */
/* { dg-mpxguard-exit "exit 0" } */
/* { dg-mpxguard-text " 2 violations reported\n" } */
/* { dg-mpxguard-text " 13 violations at places reported before\n" } */
/* { dg-mpxguard-no-text "(==\[0-9\]+==ERROR.*){3}" } */

int numbers[4];

__attribute__ ((noipa)) static void
set (int i)
{
  numbers[i] = 1;
}

int
main (void)
{
  for (int i = 0; i < 14; i++)
    set (i);
  for (int i = 0; i < 9; i++)
    set (i);
  return 0;
}
