/* names=no: neither the column nor the place of the declaration is known; what
   debug information and symbols say is.  source=0 quotes nothing.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-fplugin-arg-mpxguard-names=no" } */
/* { dg-mpxguard-env "MPXGUARD_OPTIONS=source=0" } */
/* { dg-mpxguard-report "write" "4" "above 0" "global numbers" } */
/* { dg-mpxguard-text "report-16-ubv.c:@violation@ in set\n==" } */
/* { dg-mpxguard-no-text "declared at" } */

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
