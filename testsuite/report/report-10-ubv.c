/* max_reports: later ones are counted, not printed.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-env "MPXGUARD_OPTIONS=halt_on_error=0:dedup=0:max_reports=2" } */
/* { dg-mpxguard-exit "exit 0" } */
/* { dg-mpxguard-text "^(==\[^\n\]*ERROR.*){2}" } */
/* { dg-mpxguard-no-text "(==\[0-9\]+==ERROR.*){3}" } */

int numbers[4];
int sink;

__attribute__ ((noipa)) static void
read_all (int n)
{
  for (int i = 0; i < n; i++)
    sink += *(volatile int *) &numbers[i];
}

int
main (void)
{
  read_all (9);
  return 0;
}
