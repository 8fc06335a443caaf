/* The compiler must not believe that a loop stays inside its array.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "4" "above 0" "global table" } */

static int table[10] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 };

__attribute__ ((noipa)) static int
sum (int n)
{
  int s = 0;

  for (int i = 0; i <= n; i++)
    s += table[i]; /* violation */
  return s;
}

__attribute__ ((noipa)) static void
change (int i, int x)
{
  table[i] = x;
}

int
main (void)
{
  change (0, 5);
  if (sum (9) != 59)
    return 2;
  return sum (10);
}
