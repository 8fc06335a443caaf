/* A pointer to the middle of an array, in a nested static initialiser, leads
   behind the array.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "4" "above 4" "global numbers" } */

struct range
{
  const int *begin, *end;
};

static int numbers[8] = { 1, 2, 3, 4, 5, 6, 7, 8 };
static struct
{
  int tag;
  struct range ranges[2];
} nest = { 7, { { numbers, numbers + 8 }, { &numbers[2], &numbers[4] } } };

__attribute__ ((noipa)) static int
get (int r, int i)
{
  return nest.ranges[r].begin[i]; /* violation */
}

int
main (void)
{
  if (get (1, 5) != 8)
    return 2;
  get (1, 7);
  return 0;
}
