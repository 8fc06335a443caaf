/* An index inside an array of a structure that the block ends in.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "1" "above 0" "heap" } */
#include <stdlib.h>
#include <stddef.h>

struct board
{
  long size;
  char column[32];
  long end;
};

__attribute__ ((noipa)) static int
set (struct board *b, long i)
{
  if (b->column[i & 15])
    return 1;
  b->column[i] = 3; /* violation */
  return b->column[i & 15];
}

int
main (void)
{
  struct board *b = calloc (1, offsetof (struct board, column) + 16);

  if (set (b, 1) != 3 || set (b, 15) != 3 || set (b, 15) != 1)
    return 1;
  set (b, 16);
  return 0;
}
