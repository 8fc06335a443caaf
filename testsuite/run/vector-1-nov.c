/* Vector types, read and written whole and by element, aligned or not.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdlib.h>

typedef int v4 __attribute__ ((vector_size (16)));
typedef int v4_unaligned __attribute__ ((vector_size (16), aligned (4)));
typedef double v2 __attribute__ ((vector_size (16)));

__attribute__ ((noipa)) static v4
sum (const v4 *v, int n)
{
  v4 s = { 0, 0, 0, 0 };

  for (int i = 0; i < n; i++)
    s += v[i];
  return s;
}

__attribute__ ((noipa)) static int
element (v4 *v, int i)
{
  (*v)[i] = 7;
  return (*v)[i];
}

int
main (void)
{
  v4 *heap = aligned_alloc (16, 5 * sizeof *heap);
  int plain[9] = { 0, 1, 2, 3, 4, 5, 6, 7, 8 };
  v2 d = { 1, 2 };

  for (int i = 0; i < 5; i++)
    heap[i] = (v4) { i, 1, 2, 3 };
  v4 s = sum (heap, 5);
  v4_unaligned u = *(v4_unaligned *) (plain + 5);
  return s[0] != 10 || s[3] != 15 || element (&heap[4], 3) != 7 || u[3] != 8
	 || d[1] != 2;
}
