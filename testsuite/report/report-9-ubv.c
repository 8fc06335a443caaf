/* A violation in a destructor and at the bottom of a deep stack: the trace has
   an end.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "1" "above 0" "heap" } */
#include <stdlib.h>

static char *block;

__attribute__ ((noipa)) static int
dive (int n, int i)
{
  if (n)
    return dive (n - 1, i) + 1;
  return block[i]; /* violation */
}

__attribute__ ((destructor)) static void
finish (void)
{
  dive (500, 8);
}

int
main (void)
{
  block = calloc (1, 8);
  return dive (500, 7) != 500;
}
