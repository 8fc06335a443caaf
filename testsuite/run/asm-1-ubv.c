/* A memory operand of inline assembly behind a block.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "4" "above 0" "heap" } */
/* noasan: does not look into asm */
#include <stdlib.h>

__attribute__ ((noipa)) static void
set (int *p, int i)
{
  __asm__ ("movl $5, %0" : "=m" (p[i])); /* violation */
}

int
main (void)
{
  int *p = malloc (4 * sizeof *p);

  set (p, 3);
  set (p, 4);
  return p[3];
}
