/* symbolize=0: addresses, no names of files.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-env "MPXGUARD_OPTIONS=symbolize=0" } */
/* { dg-mpxguard-exit "signal SIGABRT" } */
/* { dg-mpxguard-text "ERROR: mpxguard: out-of-bounds write of size 4 at" } */
/* { dg-mpxguard-text "\n    #0 0x\[0-9a-f\]+" } */
/* { dg-mpxguard-no-text "report-6-ubv.c" } */

int numbers[4];

__attribute__ ((noipa)) static void
set (int i)
{
  numbers[i] = 1;
}

int
main (void)
{
  set (4);
  return 0;
}
