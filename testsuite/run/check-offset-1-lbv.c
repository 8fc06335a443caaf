/* A check whose last byte is at the pointer and whose first one is before it.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "1" "below 1" "heap" } */

#include <stdlib.h>

struct two
{
  char a;
  char b;
};

__attribute__ ((noipa)) static void
around (struct two *p)
{
  p[-1].b = 1; /* violation */
  p->a = 2;
}

int
main (void)
{
  struct two *pairs = malloc (3 * sizeof *pairs);

  around (pairs + 1);
  around (pairs);
  return 0;
}
