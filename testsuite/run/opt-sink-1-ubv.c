/* Bounds that are found in a branch, long after their pointer was, are those of
   the object that it pointed into then: memory is written in between.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "4" "above 0" "stack" } */
#include <stdio.h>

struct node
{
  int *values;
  int *others;
};

static int seven[7];

__attribute__ ((noipa)) static int
get (struct node *p, int c)
{
  int *values = p->values;

  p->values = seven;
  if (__builtin_expect (c > 4, 0))
    return values[c];	/* violation */
  return values != p->others;
}

int
main (int argc, char **argv)
{
  int five[5] = { argc, 2, 3, 4, 5 };
  struct node n = { five, seven };

  printf ("%d\n", get (&n, argc));
  n.values = five;
  printf ("%d\n", get (&n, argc + 4));
  return 0;
}
