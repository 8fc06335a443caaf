/* The address of a local variable in a structure on the heap; deep recursion.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdlib.h>

struct frame
{
  struct frame *outer;
  int *value;
};

__attribute__ ((noipa)) static int
walk (struct frame *f)
{
  int sum = 0;

  for (; f; f = f->outer)
    sum += *f->value;
  return sum;
}

__attribute__ ((noipa)) static int
recurse (int depth, struct frame *outer)
{
  int value = depth;
  struct frame *f = malloc (sizeof *f);

  f->outer = outer;
  f->value = &value;
  int result = depth ? recurse (depth - 1, f) : walk (f);
  free (f);
  return result;
}

int
main (void)
{
  return recurse (1000, NULL) != 500500;
}
