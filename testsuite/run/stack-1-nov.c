/* Local arrays and scalars passed down by address.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */

__attribute__ ((noipa)) static void
fill (int *a, int n)
{
  for (int i = 0; i < n; i++)
    a[i] = i;
}

__attribute__ ((noipa)) static int
last (const int *end)
{
  return end[-1];
}

int
main (void)
{
  int a[20], x;

  fill (a, 20);
  fill (&x, 1);
  return last (a + 20) != 19 || last (&x + 1) != 0;
}
