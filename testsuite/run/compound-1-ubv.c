/* A read behind a compound literal in a function.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "4" "above 0" "any" } */

__attribute__ ((noipa)) static int
sum (const int *p, int n)
{
  int s = 0;

  for (int i = 0; i < n; i++)
    s += p[i]; /* violation */
  return s;
}

int
main (void)
{
  int k = 4;

  sum ((int[]) { k, k + 1, k + 2 }, 4);
  return 0;
}
