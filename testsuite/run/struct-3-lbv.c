/* A returned structure in memory, assigned to the heap first.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "8" "below 8" "stack numbers" } */
#include <stdlib.h>

struct large
{
  long pad[4];
  const long *data;
};

__attribute__ ((noipa)) static struct large
wrap (const long *data)
{
  struct large l = { { 0 }, data };

  return l;
}

__attribute__ ((noipa)) static long
get (struct large *l, int i)
{
  return l->data[i]; /* violation */
}

int
main (void)
{
  long numbers[4] = { 1, 2, 3, 4 };
  struct large *l = malloc (sizeof *l);

  *l = wrap (numbers);
  if (get (l, 3) != 4)
    return 2;
  get (l, -1);
  return 0;
}
