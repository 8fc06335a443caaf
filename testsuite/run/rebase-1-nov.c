/* Pointers that are moved along with their block.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct item
{
  char *name;
  int *where;
};

static struct item items[10];

/* Grow the block at P to SIZE bytes, and let the items that point into it do
   so at its new place.  */
__attribute__ ((noipa)) static char *
grow (char *p, size_t size)
{
  char *old = p;
  ptrdiff_t moved;

  p = realloc (p, size);
  moved = p - old;
  for (int i = 0; i < 10; i++)
    {
      items[i].name += moved;
      items[i].where = (int *) (p + ((char *) items[i].where - old));
    }
  return p;
}

__attribute__ ((noipa)) static char
letter (const struct item *it, long n)
{
  return it->name[n];
}

int
main (void)
{
  char *text = calloc (100, 1);
  int sum = 0, rounds = 0;

  for (int i = 0; i < 10; i++)
    {
      items[i].name = text + 4 * i;
      items[i].where = (int *) (text + 40 + 4 * i);
    }
  for (size_t size = 200; size < 1000000; size = size * 3 / 2)
    {
      text = grow (text, size);
      rounds++;
      for (int i = 0; i < 10; i++)
	{
	  items[i].name[0]++;
	  *items[i].where += 1;
	  letter (&items[i], (long) (size - 1 - 4 * i));
	  sum += *items[i].where;
	}
    }
  if (sum != 10 * (rounds + 1) * rounds / 2)
    return 1;
  free (text);
  return 0;
}
