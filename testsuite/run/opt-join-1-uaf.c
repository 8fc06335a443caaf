/* A call that is made seldom frees: behind it, where a way meets on which
   everything was checked, the access is found.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-require-effective-target derived_bounds } */
/* { dg-mpxguard-report "uaf-write" "8" "any" "heap" } */
#include <stdlib.h>

struct buffer
{
  unsigned long size;
  unsigned long used;
};

__attribute__ ((noipa)) static void
drop (struct buffer *b)
{
  free (b);
}

__attribute__ ((noipa)) static void
restart (struct buffer *b, unsigned long n)
{
  if (__builtin_expect (b->size - b->used < n, 0))
    drop (b);
  b->used = 0; /* violation */
}

int
main (void)
{
  struct buffer *b = calloc (1, sizeof *b);

  b->size = 10;
  for (int i = 0; i < 5; i++)
    {
      restart (b, 10);
      b->used = 0;
    }
  restart (b, 11);
  return 0;
}
