/* An index below an array that is the first member of a structure.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "1" "below 1" "heap" } */
#include <stdlib.h>

struct board
{
  char column[8];
  char row[8];
};

__attribute__ ((noipa)) static int
set (struct board *b, long i)
{
  if (b->row[i])
    return 1;
  b->row[i] = 2;
  b->column[i - 1] = 3; /* violation */
  return b->row[i];
}

int
main (void)
{
  struct board *b = calloc (1, sizeof *b);

  if (set (b, 1) != 2 || set (b, 7) != 2 || set (b, 7) != 1)
    return 1;
  set (b, 0);
  return 0;
}
