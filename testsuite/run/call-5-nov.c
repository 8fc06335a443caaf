/* Definitions in the old style and calls without a prototype.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-std=gnu89" } */

int total ();

__attribute__ ((noipa)) char
pick (s, i)
     char *s;
     short i;
{
  return s[i];
}

__attribute__ ((noipa)) int
total (a, n, scale)
     int *a, n;
     float scale;
{
  int i, sum = 0;

  for (i = 0; i < n; i++)
    sum += a[i];
  return (int) (sum * scale);
}

int
main ()
{
  int a[3];
  char text[4];

  a[0] = a[1] = a[2] = 2;
  text[3] = 'x';
  return total (a, 3, 2.0) != 12 || pick (text, 3) != 'x';
}
