/* The instrumented library of the test legacy-4.

   SPDX-License-Identifier: GPL-3.0-or-later  */
#include <stdlib.h>

struct counter
{
  int *cells;
  int n;
};

int counter_table[4] = { 1, 2, 3, 4 };
char *counter_text = "text";

struct counter *
counter_make (int n)
{
  struct counter *c = malloc (sizeof *c);

  c->cells = malloc (n * sizeof *c->cells);
  c->n = n;
  for (int i = 0; i < n; i++)
    c->cells[i] = i;
  return c;
}

void
counter_visit (struct counter *c, int (*f) (int))
{
  for (int i = 0; i < c->n; i++)
    c->cells[i] = f (c->cells[i]);
}

int
counter_sum (const struct counter *c)
{
  int s = 0;

  for (int i = 0; i < c->n; i++)
    s += c->cells[i];
  return s;
}
