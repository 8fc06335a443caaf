/* One iteration too many of loops that end at, and not before, a number or a
   pointer.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "4" "above 0" "heap" } */
#include <stdlib.h>

__attribute__ ((noipa)) static void
up_to (int *p, int *end)
{
  for (; p != end; p++)
    *p = 3;
}

__attribute__ ((noipa)) static void
not_above (int *p, int n)
{
  for (int i = 0; i <= n; i++)
    p[i] = 5; /* violation */
}

int
main (int argc, char **argv)
{
  int *p = malloc (12 * sizeof *p);

  up_to (p, p + 12);
  not_above (p, 11 + argc);
  return 0;
}
