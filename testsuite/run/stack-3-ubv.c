/* The same structure, and an index behind the variable.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "4" "above 4" "stack value" } */
#include <stdlib.h>

struct frame
{
  int *value;
};

__attribute__ ((noipa)) static int
get (struct frame *f, int i)
{
  return f->value[i]; /* violation */
}

int
main (void)
{
  int value = 3;
  struct frame *f = malloc (sizeof *f);

  f->value = &value;
  if (get (f, 0) != 3)
    return 2;
  get (f, 2);
  return 0;
}
