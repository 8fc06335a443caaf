/* Tail calls, direct and through pointers, and mutual recursion.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-foptimize-sibling-calls" } */

typedef int (*step) (const int *p, int n, int sum);

__attribute__ ((noipa)) static int even (const int *p, int n, int sum);

__attribute__ ((noipa)) static int
odd (const int *p, int n, int sum)
{
  if (n == 0)
    return -sum;
  return even (p + 1, n - 1, sum - p[0]);
}

__attribute__ ((noipa)) static int
even (const int *p, int n, int sum)
{
  if (n == 0)
    return sum;
  return odd (p + 1, n - 1, sum + p[0]);
}

__attribute__ ((noipa)) static int
forward (step f, const int *p, int n)
{
  return f (p, n, 0);
}

int
main (void)
{
  int a[100];

  for (int i = 0; i < 100; i++)
    a[i] = i;
  return forward (even, a, 100) != -50;
}
