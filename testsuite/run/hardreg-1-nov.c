/* A pointer that lives in a register which the program has chosen.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdlib.h>

__attribute__ ((noipa)) static void
set (int *p, int i)
{
  register int *chosen __asm__ ("r12") = p;

  chosen[i] = i;
}

int
main (void)
{
  int *p = malloc (10 * sizeof *p);

  set (p, 9);
  free (p);
  return 0;
}
