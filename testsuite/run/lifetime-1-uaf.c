/* A block is freed by a function that was not given it, in the third iteration
   of a loop whose pointer stays in a register.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "uaf-read" "4" "any" "heap" } */
#include <stdlib.h>

static int *global;

__attribute__ ((noipa)) static void
maybe_drop (int i)
{
  if (i == 2)
    free (global);
}

__attribute__ ((noipa)) static int
sum (const int *p, int n)
{
  int total = 0;

  for (int i = 0; i < n; i++)
    {
      total += *p; /* violation */
      maybe_drop (i);
    }
  return total;
}

int
main (void)
{
  global = calloc (4, sizeof *global);
  if (sum (global, 2) != 0)
    return 2;
  return sum (global, 4);
}
