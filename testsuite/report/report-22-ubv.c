/* exitcode_at_end: the program runs to its end and tells what it met.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-env "MPXGUARD_OPTIONS=halt_on_error=0:exitcode_at_end=1:exitcode=7" } */
/* { dg-mpxguard-report "write" "4" "below 4" "global numbers" } */
/* { dg-mpxguard-exit "exit 7" } */
/* { dg-mpxguard-text "SUMMARY.*\nthe end" } */
#include <stdio.h>

int numbers[4];

__attribute__ ((noipa)) static void
set (int i)
{
  numbers[i] = 1; /* violation */
}

int
main (void)
{
  set (-1);
  puts ("the end");
  return 0;
}
