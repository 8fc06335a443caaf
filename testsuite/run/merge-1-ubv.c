/* The smaller of two objects is the one that a merged pointer came from.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "4" "above 0" "global few" } */

static int few[3] = { 1, 2, 3 };
static int many[300];

__attribute__ ((noipa)) static int
get (int which, int i)
{
  int *p = which ? few : many;

  return p[i]; /* violation */
}

int
main (void)
{
  if (get (0, 299) || get (1, 2) != 3)
    return 2;
  get (1, 3);
  return 0;
}
