/* An alias has the bounds of what it stands for.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "4" "above 0" "any" } */

static int first[4] = { 1, 2, 3, 4 };
extern int second[4] __attribute__ ((alias ("first")));

__attribute__ ((noipa)) static int
get (const int *p, int i)
{
  return p[i]; /* violation */
}

int
main (void)
{
  if (get (second, 3) != 4)
    return 2;
  get (second, 4);
  return 0;
}
