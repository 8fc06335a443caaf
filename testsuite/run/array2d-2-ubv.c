/* The indices of a local array of arrays, both variable.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "1" "above" "stack board" } */

__attribute__ ((noipa)) static void
fill (char *p, int n)
{
  while (n--)
    *p++ = '.';
}

__attribute__ ((noipa)) static int
at (int i, int j)
{
  char board[8][8];

  fill (board[0], sizeof board);
  return board[i][j]; /* violation */
}

int
main (void)
{
  if (at (7, 7) != '.')
    return 2;
  at (9, 1);
  return 0;
}
