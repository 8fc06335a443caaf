/* The same with the old spelling [1].

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "8" "above 8" "heap" } */
/* noasan: -fsanitize=undefined takes the valid part for a violation */
#include <stdlib.h>

struct list
{
  long n;
  long a[1];
};

__attribute__ ((noipa)) static long
get (struct list *l, int i)
{
  return l->a[i]; /* violation */
}

int
main (void)
{
  struct list *l = calloc (1, sizeof *l + 5 * sizeof (long));

  if (get (l, 5))
    return 2;
  get (l, 7);
  return 0;
}
