/* After a longjmp a pointer variable still has its bounds.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "4" "above 0" "heap" } */
#include <setjmp.h>
#include <stdlib.h>

static jmp_buf escape;

__attribute__ ((noipa)) static void
leave (void)
{
  longjmp (escape, 1);
}

__attribute__ ((noipa)) static void
set (int *p, int i)
{
  p[i] = 1; /* violation */
}

int
main (void)
{
  int *p = malloc (4 * sizeof *p);

  if (!setjmp (escape))
    leave ();
  set (p, 3);
  set (p, 4);
  return 0;
}
