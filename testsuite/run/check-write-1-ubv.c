/* check=write: a write out of bounds is reported.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-fplugin-arg-mpxguard-check=write" } */
/* { dg-mpxguard-report "write" "4" "above 0" "heap" } */
#include <stdlib.h>

__attribute__ ((noipa)) static void
set (int *p, int i)
{
  p[i] = p[i - 1]; /* violation */
}

int
main (void)
{
  int *p = calloc (4, sizeof *p);

  set (p, 3);
  set (p, 4);
  return 0;
}
