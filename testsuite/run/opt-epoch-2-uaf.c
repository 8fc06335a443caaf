/* A loop with two entries, freed between the rounds.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "uaf-read" "4" "any" "heap" } */
#include <stdlib.h>

__attribute__ ((noipa)) static void
drop (int *p)
{
  free (p);
}

__attribute__ ((noipa)) static int
sum (int *p, int n, int enter, int last)
{
  int i = 0, result = p[0];

  if (enter)
    goto middle;
  while (i < n)
    {
      result += p[1]; /* violation */
    middle:
      result += p[0];
      i++;
      if (i == last)
	drop (p);
    }
  return result;
}

int
main (void)
{
  if (sum (calloc (8, sizeof (int)), 3, 1, 3) != 0)
    return 1;
  sum (calloc (8, sizeof (int)), 3, 1, 2);
  return 0;
}
