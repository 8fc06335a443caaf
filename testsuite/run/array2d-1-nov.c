/* Arrays of arrays: by rows, by columns, and flat from the first element to
   the last.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */

static int grid[7][9];

__attribute__ ((noipa)) static int
row_sum (int (*rows)[9], int r)
{
  int s = 0;

  for (int *p = rows[r]; p != rows[r + 1]; p++)
    s += *p;
  return s;
}

int
main (void)
{
  int local[3][4][5];
  int *flat = &local[0][0][0];
  int *p = &grid[0][0];
  int total = 0;

  for (int i = 0; i < 7 * 9; i++)
    p[i] = 1;
  for (int r = 0; r < 7; r++)
    total += row_sum (grid, r);
  for (int i = 0; i < 60; i++)
    flat[i] = i;
  return total != 63 || local[2][3][4] != 59;
}
