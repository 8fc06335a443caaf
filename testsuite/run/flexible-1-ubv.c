/* A flexible array still ends with its block.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "4" "above 0" "heap" } */
#include <stdlib.h>

struct list
{
  int n;
  int a[];
};

__attribute__ ((noipa)) static void
set (struct list *l, int i)
{
  l->a[i] = 1; /* violation */
}

int
main (void)
{
  struct list *l = malloc (sizeof *l + 5 * sizeof (int));

  set (l, 4);
  set (l, 5);
  return 0;
}
