/* Constructors and destructors of the program use pointers with bounds,
   initialised ones among them, before and after main.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdlib.h>
#include <unistd.h>

static int numbers[4] = { 1, 2, 3, 4 };
static int *cursor = &numbers[3];
static int *heap;

__attribute__ ((constructor (101))) static void
early (void)
{
  heap = malloc (4 * sizeof *heap);
  for (int i = 0; i < 4; i++)
    heap[i] = cursor[-i];
}

__attribute__ ((constructor)) static void
later (void)
{
  heap[3] += 10;
}

__attribute__ ((destructor)) static void
last (void)
{
  if (heap[3] != 12)
    _exit (5);
  free (heap);
}

int
main (void)
{
  heap[3]++;
  return heap[0] != 4;
}
