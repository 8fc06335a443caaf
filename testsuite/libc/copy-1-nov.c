/* Pointers keep their bounds in copied memory: memcpy of structures, of arrays
   of pointers, memmove that overlaps both ways, realloc, qsort.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdlib.h>
#include <string.h>

struct entry
{
  int size;
  char *block;
};

static int
by_size (const void *a, const void *b)
{
  return ((const struct entry *) a)->size - ((const struct entry *) b)->size;
}

__attribute__ ((noipa)) static int
use (struct entry *e, int n)
{
  for (int i = 0; i < n; i++)
    for (int j = 0; j < e[i].size; j++)
      if (e[i].block[j] != (char) e[i].size)
	return 0;
  return 1;
}

int
main (void)
{
  struct entry *e = malloc (50 * sizeof *e), copy[60];

  for (int i = 0; i < 50; i++)
    {
      e[i].size = (i * 31) % 50 + 1;
      e[i].block = malloc (e[i].size);
      memset (e[i].block, e[i].size, e[i].size);
    }
  memcpy (copy, e, 50 * sizeof *e);
  if (!use (copy, 50))
    return 1;
  memmove (copy + 7, copy, 50 * sizeof *e);
  if (!use (copy + 7, 50))
    return 2;
  memmove (copy, copy + 7, 50 * sizeof *e);
  qsort (copy, 50, sizeof *copy, by_size);
  if (!use (copy, 50) || copy[49].size != 50)
    return 3;
  e = realloc (e, 5000 * sizeof *e);
  qsort (e, 50, sizeof *e, by_size);
  struct entry key = { 20, NULL };
  struct entry *found = bsearch (&key, e, 50, sizeof *e, by_size);
  return !found || found->block[19] != 20 || !use (e, 50);
}
