/* A pointer whose tag was taken off through an integer leads to one object
   only; behind it is a violation or, where the origin is lost, unchecked:
   here the origin is plain to see.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "8" "above 0" "heap" } */
#include <stdint.h>
#include <stdlib.h>

__attribute__ ((noipa)) static void
set (long *tagged, int i)
{
  long *p = (long *) ((uintptr_t) tagged & ~(uintptr_t) 7);

  p[i] = 1; /* violation */
}

int
main (void)
{
  long *a = calloc (4, sizeof *a);

  set ((long *) ((char *) a + 1), 3);
  set ((long *) ((char *) a + 1), 4);
  return 0;
}
