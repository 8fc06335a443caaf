/* malloc_stack=1: the place of the allocation, and only that.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "1" "above 0" "heap" } */
/* { dg-mpxguard-env "MPXGUARD_OPTIONS=malloc_stack=1" } */
/* { dg-mpxguard-text "  allocated at:\n    #0 0x\[0-9a-f\]+ in make \[^\n\]*report-25-ubv.c:@malloc@\n==\[0-9\]+==  the stack by which it was allocated is recorded with MPXGUARD_OPTIONS=malloc_stack=20\n" } */
#include <stdlib.h>

__attribute__ ((noipa)) static char *
make (size_t n)
{
  char *p = malloc (n); /* malloc */

  p[0] = 0;
  return p;
}

int
main (void)
{
  char *p = make (9);

  p[9] = 1; /* violation */
  return p[0];
}
