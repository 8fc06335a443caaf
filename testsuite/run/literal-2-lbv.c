/* A string out of an array of strings that is initialised statically.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "1" "below 1" "any" } */

static const char *const names[] = { "alpha", "beta", "gamma" };

__attribute__ ((noipa)) static char
get (int i, int j)
{
  return names[i][j]; /* violation */
}

int
main (void)
{
  if (get (1, 4) || get (2, 0) != 'g')
    return 2;
  get (1, -1);
  return 0;
}
