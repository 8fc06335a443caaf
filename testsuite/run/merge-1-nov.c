/* Pointers that come from different objects by conditions, loops and switches
   have the bounds of the one that they came from.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdlib.h>

static int global[3] = { 1, 2, 3 };

__attribute__ ((noipa)) static int
last (int which, int *heap, int n)
{
  int local[5] = { 0, 0, 0, 0, 50 };
  int *p = which == 0 ? global : which == 1 ? local : heap;
  int size = which == 0 ? 3 : which == 1 ? 5 : n;

  switch (which)
    {
    case 3:
      p = &n;
      size = 1;
      break;
    case 4:
      p = global + 1;
      size = 2;
      break;
    }
  while (size > 1)
    {
      p++;
      size--;
    }
  return *p;
}

int
main (void)
{
  int *heap = calloc (7, sizeof *heap);

  heap[6] = 70;
  return last (0, heap, 7) != 3 || last (1, heap, 7) != 50
	 || last (2, heap, 7) != 70 || last (3, heap, 7) != 7
	 || last (4, heap, 7) != 3;
}
