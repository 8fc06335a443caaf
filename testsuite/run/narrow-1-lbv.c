/* The same below the field, in a global structure.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "4" "below 4" "any" } */

struct record
{
  int key;
  int values[4];
  int last;
};

struct record record = { 1, { 2, 3, 4, 5 }, 6 };

__attribute__ ((noipa)) static int
get (int i)
{
  return record.values[i]; /* violation */
}

int
main (void)
{
  if (get (3) != 5)
    return 2;
  get (-1);
  return 0;
}
