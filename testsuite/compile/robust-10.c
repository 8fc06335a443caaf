/* Loops that count by sums which -ftrapv lets trap, in front of which checks are
   made.

   SPDX-License-Identifier: GPL-3.0-or-later  */

/* { dg-do compile } */
/* { dg-additional-options "-ftrapv" } */

void
clear_down (int *x, int *y, int *z, long w)
{
  while (y + w > z)
    {
      x[w] = 0;
      --w;
    }
}

long
sum_between (long *p, long from, long to, long step)
{
  long sum = 0;

  for (long i = from - step; i < to + step; i += 3)
    sum += p[i];
  return sum;
}

void
copy_until (short *to, short *from, int *end, int n)
{
  for (int i = n; i != *end - n; i++)
    to[i] = from[i + n];
}
