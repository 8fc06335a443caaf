/* Eight queens and more: recursion over arrays on the stack.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "kernel.h"

enum { SIDE = KERNEL_SHARE > 1 ? 11 : 13 };

struct board
{
  int size;
  char column[SIDE];
  char rising[2 * SIDE];
  char falling[2 * SIDE];
};

static int
place (struct board *board, int *queens, int row)
{
  int solutions = 0;

  if (row == board->size)
    return queens[0] <= queens[row - 1] ? 1 : 2;
  for (int x = 0; x < board->size; x++)
    {
      char *a = &board->column[x];
      char *b = &board->rising[row + x];
      char *c = &board->falling[row - x + board->size];
      if (*a || *b || *c)
	continue;
      *a = *b = *c = 1;
      queens[row] = x;
      solutions += place (board, queens, row + 1);
      *a = *b = *c = 0;
    }
  return solutions;
}

int
main (void)
{
  int total = 0;

  for (int size = 4; size <= SIDE; size++)
    {
      struct board board = { .size = size };
      int queens[SIDE];
      total += place (&board, queens, 0);
    }
  printf ("%d\n", total);
  return 0;
}
