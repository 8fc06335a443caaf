/* The program is not instrumented, only a library of its is: what it passes has
   no bounds, what the library makes works on both sides.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-plain-program "yes" } */
/* { dg-library "legacy-4-library.inc.c" } */
#include <stdlib.h>
#include <string.h>

struct counter
{
  int *cells;
  int n;
};

extern struct counter *counter_make (int n);
extern void counter_visit (struct counter *c, int (*f) (int));
extern int counter_sum (const struct counter *c);
extern int counter_table[4];
extern char *counter_text;

static int
square (int x)
{
  return x * x;
}

int
main (void)
{
  struct counter *c = counter_make (5), own = { malloc (12), 3 };

  counter_visit (c, square);
  if (counter_sum (c) != 0 + 1 + 4 + 9 + 16)
    return 1;
  memset (own.cells, 0, 12);
  if (counter_sum (&own) || counter_table[3] != 4 || strcmp (counter_text, "text"))
    return 2;
  free (c->cells);
  free (c);
  return 0;
}
