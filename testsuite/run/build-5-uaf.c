/* A use after free in a static program: the C library allocates there before
   anybody has told the heap what the program is.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-static" } */
/* { dg-require-effective-target static_libc } */
/* { dg-require-effective-target derived_bounds } */
/* { dg-mpxguard-report "uaf-read" "4" "any" "heap" } */
#include <stdlib.h>

struct box
{
  int *values;
};

__attribute__ ((noipa)) static int
get (struct box *b, int i)
{
  return b->values[i]; /* violation */
}

int
main (void)
{
  struct box b = { calloc (10, sizeof (int)) };

  if (get (&b, 9) != 0)
    return 2;
  free (b.values);
  return get (&b, 3);
}
