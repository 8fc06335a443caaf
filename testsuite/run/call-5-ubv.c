/* A call without a prototype still carries bounds.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-std=gnu89" } */
/* { dg-mpxguard-report "read" "4" "above 0" "stack a" } */

int total ();

int
main ()
{
  int a[3];

  a[0] = a[1] = a[2] = 2;
  if (total (a, 3, 2.0) != 12)
    return 2;
  total (a, 4, 2.0);
  return 0;
}

__attribute__ ((noipa)) int
total (a, n, scale)
     int *a, n;
     float scale;
{
  int i, sum = 0;

  for (i = 0; i < n; i++)
    sum += a[i]; /* violation */
  return (int) (sum * scale);
}
