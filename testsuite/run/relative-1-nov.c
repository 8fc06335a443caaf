/* Objects that are found by their distance from another one.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include "relative.inc.h"

static struct relative global;
static char other[20] __attribute__ ((aligned (64))) = "global";

/* Blocks of an allocator of the program's own.  */
static char memory[4096] __attribute__ ((aligned (64)));
static size_t used;

__attribute__ ((noipa, malloc, alloc_size (1))) static void *
allocate (size_t size)
{
  void *block = memory + used;

  used += (size + 15) & -16UL;
  return block;
}

int
main (void)
{
  struct relative local, *heap = malloc (sizeof *heap);
  struct relative *own = allocate (sizeof *own);
  char buffer[20] = "local", *block = strdup ("block");
  char *block2 = strcpy (allocate (20), "own");

  point (&global, other);
  if (strcmp (at (&global), "global") != 0
      || strcmp (near (&global), "global") != 0)
    return 1;
  point (&local, buffer);
  if (strcmp (at (&local), "local") != 0 || near (&local)[4] != 'l')
    return 2;
  point (heap, block);
  if (strcmp (at (heap), "block") != 0)
    return 3;
  point (own, block2);
  if (strcmp (at (own), "own") != 0 || near (own)[2] != 'n')
    return 4;
  point (&global, block);
  if (at (&global)[4] != 'k')
    return 5;
  point (heap, buffer);
  if (at (heap)[4] != 'l')
    return 6;
  free (block);
  free (heap);
  return 0;
}
