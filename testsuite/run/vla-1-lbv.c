/* An array of variable length, read below its start where it lives.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "4" "below 4" "stack a" } */

__attribute__ ((noipa)) static int
work (int n, int at)
{
  int a[n];

  for (int i = 0; i < n; i++)
    a[i] = i;
  return a[at]; /* violation */
}

int
main (void)
{
  if (work (9, 8) != 8)
    return 2;
  work (9, -1);
  return 0;
}
