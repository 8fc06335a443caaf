/* A call that is made seldom puts another block in the place of the one that it
   frees: what is used behind it is that one.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdlib.h>

struct buffer
{
  unsigned long size;
  unsigned long used;
};

__attribute__ ((noipa)) static void
replace (struct buffer **place)
{
  struct buffer *b = malloc (sizeof *b);

  *b = **place;
  b->size *= 2;
  free (*place);
  *place = b;
}

__attribute__ ((noipa)) static void
restart (struct buffer **place, unsigned long n)
{
  struct buffer *b = *place;

  if (__builtin_expect (b->size - b->used < n, 0))
    {
      replace (place);
      b = *place;
    }
  b->used = 0;
}

int
main (void)
{
  struct buffer *b = calloc (1, sizeof *b);

  b->size = 10;
  for (int i = 0; i < 5; i++)
    {
      restart (&b, 10);
      b->used = 0;
    }
  restart (&b, 11);
  return b->size != 20;
}
