/* Alignment by bit tricks, offsets by offsetof, comparisons of pointers to
   different objects, null and one-past pointers in arithmetic.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

struct record
{
  char tag;
  double values[3];
  struct
  {
    short a, b[2];
  } inner;
};

__attribute__ ((noipa)) static void *
aligned (size_t size, size_t alignment)
{
  char *raw = malloc (size + alignment + sizeof (void *));
  char *p = raw + alignment + sizeof (void *);

  p = (char *) ((intptr_t) p & -(intptr_t) alignment);
  ((void **) p)[-1] = raw;
  return p;
}

__attribute__ ((noipa)) static void
aligned_free (void *p)
{
  free (((void **) p)[-1]);
}

__attribute__ ((noipa)) static short *
field (void *base, size_t offset)
{
  return (short *) ((char *) base + offset);
}

__attribute__ ((noipa)) static int
inside (const char *p, const char *begin, const char *end)
{
  return p >= begin && p < end;
}

int
main (void)
{
  struct record r, *q = malloc (sizeof *q);
  char *p = aligned (100, 64);

  if ((uintptr_t) p % 64)
    return 1;
  for (int i = 0; i < 100; i++)
    p[i] = 1;
  aligned_free (p);
  *field (&r, offsetof (struct record, inner.b[1])) = 5;
  *field (q, offsetof (struct record, inner)) = 6;
  if (r.inner.b[1] != 5 || q->inner.a != 6)
    return 2;
  if (inside ((char *) q, (char *) &r, (char *) (&r + 1))
      || !inside (&r.tag, (char *) &r, (char *) (&r + 1)))
    return 3;
  char *null = NULL;
  return null + 0 != NULL || &((struct record *) 0)->tag != NULL;
}
