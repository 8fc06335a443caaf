/* A statically initialised pointer that is an alias of a whole structure's
   last field: the bounds are the structure's.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "4" "above 0" "global object" } */

struct object
{
  int a, b, c;
};

struct object object;
static int *field = &object.b;

__attribute__ ((noipa)) static void
set (int i)
{
  field[i] = 1; /* violation */
}

int
main (void)
{
  set (-1);
  set (1);
  set (2);
  return 0;
}
