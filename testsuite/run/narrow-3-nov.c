/* narrow=field: the first field keeps the whole structure; container_of from
   it works.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-fplugin-arg-mpxguard-narrow=field" } */
#include <stdlib.h>

struct base
{
  int kind;
};

struct derived
{
  struct base base;
  int value;
};

__attribute__ ((noipa)) static int
value (struct base *b)
{
  return ((struct derived *) b)->value;
}

int
main (void)
{
  struct derived *d = malloc (sizeof *d);
  struct derived local = { { 1 }, 5 };

  d->value = 4;
  return value (&d->base) != 4 || value (&local.base) != 5;
}
