/* A loop in a loop that frees: the inner one frees nothing, so its check leaves
   it, but not the outer one.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "uaf-read" "4" "any" "heap" } */
#include <stdlib.h>

struct row
{
  struct row *next;
  int cells[8];
};

__attribute__ ((noipa)) static void
drop (struct row *row)
{
  free (row);
}

__attribute__ ((noipa)) static int
sum (const struct row *row, struct row *old, int n)
{
  int result = 0;

  for (int j = 0; j < n; j++)
    {
      for (int i = 0; i < 8; i++)
	result += row->cells[i]; /* violation */
      if (j == 2)
	drop (old);
    }
  return result;
}

int
main (void)
{
  struct row *row = calloc (1, sizeof *row);

  if (sum (row, row, 3) != 0)
    return 1;
  row = calloc (1, sizeof *row);
  sum (row, row, 4);
  return 0;
}
