/* malloc_stack: where the block was allocated.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-env "MPXGUARD_OPTIONS=malloc_stack=10" } */
/* { dg-mpxguard-report "write" "1" "above 0" "heap" } */
/* { dg-mpxguard-text "allocated at:\n(    #\[^\n\]*\n)*    #\[0-9\]+ 0x\[0-9a-f\]+ in make \[^\n\]*report-5-ubv.c:@allocation@\n    #\[0-9\]+ 0x\[0-9a-f\]+ in main \[^\n\]*report-5-ubv.c:@call@\n" } */
#include <stdlib.h>

__attribute__ ((noipa)) static char *
make (int n)
{
  char *p = malloc (n); /* allocation */

  p[0] = 1;
  return p;
}

__attribute__ ((noipa)) static void
set (char *p, int i)
{
  p[i] = 1; /* violation */
}

int
main (void)
{
  char *p = make (12); /* call */

  set (p, 12);
  return 0;
}
