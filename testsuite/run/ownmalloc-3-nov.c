/* A program that brings its own malloc, which asks for memory where ours would
   be: its blocks are tracked.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-plain-sources "ownmalloc-3-other.inc.c" } */
/* { dg-mpxguard-env "MPXGUARD_OPTIONS=stats=1" } */
/* { dg-mpxguard-text "the program has its own malloc" } */
#include <stdlib.h>

struct list
{
  struct list *next;
  int values[4];
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
  int *grown = NULL, sum = 0;

  for (int i = 0; i < 100; i++)
    {
      struct list *l = calloc (1, sizeof *l);

      l->next = list;
      l->values[3] = i;
      l->more = malloc (10 * sizeof (int));
      l->more[9] = 1;
      list = l;
      grown = realloc (grown, (i + 1) * sizeof (int));
      grown[i] = 1;
    }
  for (struct list *l = list, *next; l; l = next)
    {
      sum += l->values[3] + get (l, 9) + grown[l->values[3]];
      next = l->next;
      free (l);
    }
  return sum != 99 * 50 + 200;
}
