/* Structures by value with pointers inside: as arguments, as results, by
   assignment; small ones in registers, large ones in memory.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdlib.h>

struct slice
{
  int *data;
  int n;
};

struct large
{
  struct slice slices[3];
  char *name;
};

__attribute__ ((noipa)) static struct slice
make (int n)
{
  struct slice s = { malloc (n * sizeof (int)), n };

  for (int i = 0; i < n; i++)
    s.data[i] = i;
  return s;
}

__attribute__ ((noipa)) static int
sum (struct slice s)
{
  int total = 0;

  for (int i = 0; i < s.n; i++)
    total += s.data[i];
  return total;
}

__attribute__ ((noipa)) static struct large
collect (struct slice a, struct slice b, struct slice c)
{
  struct large l = { { a, b, c }, "large" };

  return l;
}

__attribute__ ((noipa)) static int
sum_all (int k, struct large l)
{
  struct large copy = l;

  return k + sum (copy.slices[0]) + sum (copy.slices[1]) + sum (l.slices[2])
	 + l.name[4];
}

int
main (void)
{
  struct large l = collect (make (3), make (4), make (5));
  struct large *heap = malloc (2 * sizeof *heap);

  heap[1] = l;
  heap[0] = heap[1];
  return sum_all (1, heap[0]) != 1 + 3 + 6 + 10 + 'e';
}
