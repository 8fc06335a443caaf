/* A static program that brings its own malloc: its blocks are tracked.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-static" } */
/* { dg-require-effective-target static_libc } */
/* { dg-plain-sources "ownmalloc-1-other.inc.c" } */
/* { dg-mpxguard-env "MPXGUARD_OPTIONS=stats=1" } */
/* { dg-mpxguard-text "the program has its own malloc" } */
/* noasan */
#include <stdlib.h>

struct list
{
  struct list *next;
  int *more;
};

__attribute__ ((noipa)) static int
get (const struct list *l, int i)
{
  return l->more[i];
}

int
main (void)
{
  struct list *list = NULL;
  int sum = 0;

  for (int i = 0; i < 100; i++)
    {
      struct list *l = calloc (1, sizeof *l);

      l->next = list;
      l->more = realloc (malloc (4), 10 * sizeof (int));
      l->more[9] = i;
      list = l;
    }
  for (struct list *l = list, *next; l; l = next)
    {
      sum += get (l, 9);
      next = l->next;
      free (l);
    }
  return sum != 99 * 50;
}
