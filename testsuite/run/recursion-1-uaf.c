/* A function that calls itself and frees then.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "uaf-read" "8" "any" "heap" } */
#include <stdlib.h>

struct item
{
  long value;
  long uses;
};

__attribute__ ((noinline)) static void
use (struct item *item, int depth)
{
  item->value++;
  if (depth)
    use (item, depth - 1);
  item->value++; /* violation */
  if (!depth)
    free (item);
}

int
main (void)
{
  struct item *item = calloc (1, sizeof *item);

  use (item, 0);
  item = calloc (1, sizeof *item);
  use (item, 1);
  return 0;
}
