/* A read of a block after its free, through a pointer in memory.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "uaf-read" "4" "any" "heap" } */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

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
