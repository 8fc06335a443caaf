/* A vector read that ends behind an array.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "16" "past 4" "stack plain" } */

typedef int v4 __attribute__ ((vector_size (16), aligned (4)));

__attribute__ ((noipa)) static int
get (const int *p)
{
  v4 v = *(const v4 *) p; /* violation */

  return v[0] + v[1] + v[2] + v[3];
}

int
main (void)
{
  int plain[9] = { 0, 1, 2, 3, 4, 5, 6, 7, 8 };

  if (get (plain + 5) != 26)
    return 2;
  get (plain + 6);
  return 0;
}
