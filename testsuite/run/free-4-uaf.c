/* The old place of a block that realloc moved.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "uaf-read" "4" "any" "heap" } */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static int *old, *new;

__attribute__ ((noipa)) static int
first (int *p)
{
  return p[0]; /* violation */
}

int
main (void)
{
  old = calloc (10, sizeof (int));
  new = realloc (old, 100000);
  if (first (new) != 0)
    return 2;
  return first (old);
}
