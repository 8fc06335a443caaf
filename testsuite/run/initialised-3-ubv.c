/* A static pointer to an array in another file, whose size is known here.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-sources "initialised-1-other.inc.c" } */
/* { dg-mpxguard-report "read" "4" "above 0" "global other_array" } */

extern int other_array[6];
static int *in_other = &other_array[3];

__attribute__ ((noipa)) static int
get (int i)
{
  return in_other[i]; /* violation */
}

int
main (void)
{
  if (get (2) != 15)
    return 2;
  get (3);
  return 0;
}
