/* A local array, overrun by a function that it was passed to.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "4" "above 0" "stack buffer" } */

__attribute__ ((noipa)) static void
fill (int *a, int n)
{
  for (int i = 0; i < n; i++)
    a[i] = i; /* violation */
}

__attribute__ ((noipa)) static int
caller (int n)
{
  int buffer[20];

  fill (buffer, n);
  return buffer[n - 1];
}

int
main (void)
{
  if (caller (20) != 19)
    return 2;
  caller (21);
  return 0;
}
