/* A loop over the members of structures, forwards and backwards, touches no byte
   of an array that is not there, though the last structure lacks what it leaves.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdlib.h>

struct value
{
  long bits;
  char tag;
  char more[7];
};

__attribute__ ((noipa)) static void
copy (struct value *to, const struct value *from, int n)
{
  for (int i = 0; i < n; i++)
    {
      to[i].bits = from[i].bits;
      to[i].tag = from[i].tag;
    }
}

__attribute__ ((noipa)) static long
sum_back (const struct value *v, int n)
{
  long sum = 0;

  for (int i = n - 1; i >= 0; i--)
    sum += v[i].tag + v[i].bits;
  return sum;
}

int
main (void)
{
  struct value *from = calloc (5, sizeof *from);
  struct value *to = malloc (5 * sizeof *to);
  struct value *less = malloc (4 * sizeof *less + sizeof (long) + 1);

  copy (to, from, 5);
  copy (less, from, 4);
  copy (less, from, 5);
  copy (less, from, 0);
  return sum_back (less, 5) != 0;
}
