/* One row too many of an array of arrays.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "4" "above 0" "global grid" } */

static int grid[7][9];

__attribute__ ((noipa)) static void
clear (int (*rows)[9], int n)
{
  for (int r = 0; r < n; r++)
    rows[r][0] = 0; /* violation */
}

int
main (void)
{
  clear (grid, 7);
  clear (grid, 8);
  return 0;
}
