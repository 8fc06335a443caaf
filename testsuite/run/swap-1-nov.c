/* Two pointers that change places in a loop: nothing is wrong with them.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
static int small[4] = { 1, 2, 3, 4 }, large[40] = { 5, 6, 7, 8 };
volatile int times = 5;

__attribute__ ((noipa)) static int
sum (int *p, int *q, int i, int n)
{
  int total = 0;

  while (n--)
    {
      int *r = p;

      total += p[i % 4];
      p = q;
      q = r;
    }
  return total + p[i];
}

int
main (void)
{
  if (sum (large, small, 3, times) != 36
      || sum (large, small, 39, times + 1) != 36)
    return 2;
  return sum (large, small, 0, times) != 17 + 1;
}
