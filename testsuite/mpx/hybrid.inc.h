/* Pointers of both kinds through memory, calls and results, with
   metadata=hybrid: into the heap, where bounds are computed, and to a variable,
   where the tables have them.  ACCESS is what main does in the end.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <stdlib.h>

struct box
{
  int *values;
};

static int get (const struct box *b, int i);

static int variable[10];
static struct box heap, table;

__attribute__ ((noipa)) static int *
hand_back (int *p)
{
  return p;
}

int
main (void)
{
  int sum = 0;

  heap.values = hand_back (calloc (10, sizeof (int)));
  table.values = hand_back (variable);
  for (int i = 0; i < 10; i++)
    sum += get (&heap, i) + get (&table, i);
  if (sum != 0)
    return 2;
  ACCESS;
  return sum;
}
