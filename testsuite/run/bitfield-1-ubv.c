/* A bit-field of a structure that does not fit its block.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "*" "any" "heap" } */
#include <stdlib.h>

struct flags
{
  long value;
  unsigned a : 3, b : 5;
};

__attribute__ ((noipa)) static void
set (struct flags *f)
{
  f->b = 1; /* violation */
}

int
main (void)
{
  struct flags *f = malloc (8);

  f->value = 1;
  set (f);
  return 0;
}
