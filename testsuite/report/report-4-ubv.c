/* abort_on_error=0 and exitcode.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-env "MPXGUARD_OPTIONS=abort_on_error=0:exitcode=42" } */
/* { dg-mpxguard-report "write" "4" "above 0" "global numbers" } */
/* { dg-mpxguard-exit "exit 42" } */

int numbers[4];

__attribute__ ((noipa)) static void
set (int i)
{
  numbers[i] = 1; /* violation */
}

int
main (void)
{
  set (3);
  set (4);
  return 0;
}
