/* Behind the end through a pointer in a register which the program has
   chosen.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "4" "above 0" "heap" } */
/* { dg-skip-level "-O0" } */
#include <stdlib.h>

__attribute__ ((noipa)) static void
set (int *p, int i)
{
  register int *chosen __asm__ ("r12") = p;

  chosen[i] = i; /* violation */
}

int
main (void)
{
  int *p = malloc (10 * sizeof *p);

  set (p, 10);
  free (p);
  return 0;
}
