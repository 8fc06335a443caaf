/* faults=0: a fault ends the process without a word.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-env "MPXGUARD_OPTIONS=faults=0" } */
/* { dg-mpxguard-exit "signal SIGSEGV" } */
/* { dg-mpxguard-no-text "mpxguard" } */
static int *volatile nowhere;

int
main (void)
{
  return *nowhere;
}
