/* Without debug information: the plugin says where the access is.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-options "-g0 -w" } */
/* { dg-mpxguard-report "write" "4" "above 0" "global numbers" } */
/* { dg-mpxguard-text "report-15-ubv.c:@violation@:10 in set\n +@violation@ \\|   numbers.i. = 1; " } */
/* { dg-mpxguard-text "'numbers' of 16 bytes at 0x\[0-9a-f\]+, declared at \[^\n\]*report-15-ubv.c:@numbers@\n" } */

int numbers[4]; /* numbers */

__attribute__ ((noipa)) void
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
