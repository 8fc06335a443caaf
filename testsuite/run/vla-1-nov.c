/* Arrays of variable length: of one and of two dimensions, in loops, as
   parameters.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */

__attribute__ ((noipa)) static long
trace (int n, int m, long a[n][m])
{
  long sum = 0;

  for (int i = 0; i < n && i < m; i++)
    sum += a[i][i];
  return sum;
}

__attribute__ ((noipa)) static long
work (int n)
{
  long total = 0;

  for (int k = 1; k <= n; k++)
    {
      long a[k][n];

      for (int i = 0; i < k; i++)
	for (int j = 0; j < n; j++)
	  a[i][j] = i * j;
      total += trace (k, n, a);
    }
  return total;
}

int
main (void)
{
  return work (6) != 0 + 1 + 5 + 14 + 30 + 55;
}
