/* The whole text of a report for a write behind a heap block.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "4" "above 0" "heap" } */
/* { dg-mpxguard-text "^==\[0-9\]+==ERROR: mpxguard: out-of-bounds write of size 4 at 0x\[0-9a-f\]+ .soft.\n==\[0-9\]+==  \[^\n\]*report-1-ubv.c:@violation@:\[0-9\]+ in set\n *@violation@ .   p.i. = 1; /. violation ./\n +.  +\\^\n==\[0-9\]+==  pointer bounds .0x\[0-9a-f\]+, 0x\[0-9a-f\]+. .40 bytes., access starts 0 bytes above the upper bound\n" } */
/* { dg-mpxguard-text "the object is a heap block of 40 bytes at 0x" } */
/* { dg-mpxguard-text "\n==\[0-9\]+==    \\.\\.\\.+={40}\\.+\n==\[0-9\]+==  +\\^\\^\\^\\^ *\n" } */
/* { dg-mpxguard-text "  at:\n    #0 0x\[0-9a-f\]+ in set \[^\n\]*report-1-ubv.c:@violation@\n    #1 0x\[0-9a-f\]+ in main \[^\n\]*report-1-ubv.c:@call@\n" } */
/* { dg-mpxguard-text "SUMMARY: mpxguard: out-of-bounds write \[^\n\]*report-1-ubv.c:@violation@ in set\n" } */
#include <stdlib.h>

__attribute__ ((noipa)) static void
set (int *p, int i)
{
  p[i] = 1; /* violation */
}

int
main (void)
{
  int *p = malloc (40);

  set (p, 9);
  set (p, 10); /* call */
  return 0;
}
