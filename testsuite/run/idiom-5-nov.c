/* Rebasing after realloc: pointers into the old block are moved by the
   distance between the blocks.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct buffer
{
  char *start, *cursor, *end;
};

__attribute__ ((noipa)) static void
grow (struct buffer *b, size_t more)
{
  size_t size = (size_t) (b->end - b->start) + more;
  char *start = realloc (b->start, size);

  b->cursor += start - b->start;
  b->start = start;
  b->end = start + size;
}

/* The same, the way that integers do it.  */
__attribute__ ((noipa)) static void
grow_by_integers (struct buffer *b, size_t more)
{
  size_t size = (size_t) (b->end - b->start) + more;
  uintptr_t old = (uintptr_t) b->start;
  char *start = realloc (b->start, size);
  ptrdiff_t distance = (ptrdiff_t) ((uintptr_t) start - old);

  b->cursor = b->cursor + distance;
  b->end = b->end + distance + more;
  b->start = start;
}

/* A list of places in the buffer, all moved in a loop.  */
__attribute__ ((noipa)) static char *
move_all (char **places, int n, char *old, size_t size)
{
  char *new = malloc (size);

  memcpy (new, old, size);
  for (int i = 0; i < n; i++)
    places[i] = new + (places[i] - old);
  free (old);
  return new;
}

/* And with the offset added to each.  */
__attribute__ ((noipa)) static char *
move_all_by_offset (char **places, int n, char *old, size_t size)
{
  char *new = malloc (size + 1);
  ptrdiff_t offset = new - old;

  memcpy (new, old, size);
  for (int i = 0; i < n; i++)
    places[i] += offset;
  free (old);
  return new;
}

int
main (void)
{
  struct buffer b;
  char *places[3];

  b.start = b.cursor = malloc (8);
  b.end = b.start + 8;
  for (int i = 0; i < 10000; i++)
    {
      if (b.cursor == b.end)
	{
	  if (i & 1)
	    grow (&b, 8);
	  else if (i % 3)
	    grow_by_integers (&b, 100);
	  else
	    grow_by_integers (&b, 5000);
	}
      *b.cursor++ = (char) i;
    }
  for (int i = 0; i < 10000; i++)
    if (b.start[i] != (char) i)
      return 1;
  size_t size = (size_t) (b.end - b.start);
  places[0] = b.start;
  places[1] = b.start + 5;
  places[2] = b.start + 9999;
  char *block = move_all (places, 3, b.start, size);
  if (*places[1] != 5 || *places[2] != (char) 9999 || places[0] != block)
    return 2;
  block = move_all_by_offset (places, 3, block, size);
  return *places[1] != 5 || *places[2] != (char) 9999 || places[0] != block;
}
