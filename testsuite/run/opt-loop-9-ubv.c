/* The last structure of an array lacks its last member: the check in front of
   the loop that stands for both members finds that, and says which one.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "1" "above 0" "heap" } */
#include <stdlib.h>

struct value
{
  long bits;
  char tag;
};

__attribute__ ((noipa)) static void
copy (struct value *to, const struct value *from, int n)
{
  for (int i = 0; i < n; i++)
    {
      to[i].bits = from[i].bits;
      to[i].tag = from[i].tag; /* violation */
    }
}

int
main (void)
{
  struct value *from = calloc (5, sizeof *from);
  struct value *to = malloc (5 * sizeof *to);
  struct value *less = malloc (4 * sizeof *less + sizeof (long));

  copy (to, from, 5);
  copy (less, from, 4);
  copy (less, from, 5);
  return 0;
}
