/* After two structures were swapped, each pointer has its own bounds.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "1" "above 0" "heap" } */
#include <stdlib.h>

struct entry
{
  char *name;
  int length;
};

__attribute__ ((noipa)) static void
swap (struct entry *a, struct entry *b)
{
  struct entry t = *a;

  *a = *b;
  *b = t;
}

__attribute__ ((noipa)) static char
get (struct entry *e, int i)
{
  return e->name[i]; /* violation */
}

int
main (void)
{
  struct entry e[2] = { { calloc (1, 4), 4 }, { calloc (1, 40), 40 } };

  swap (&e[0], &e[1]);
  if (get (&e[0], 39))
    return 2;
  get (&e[1], 4);
  return 0;
}
