/* What the ownmalloc tests do with their malloc.  GET reads a number of a list's
   element; it stands in the test, where the violation is.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <stdlib.h>

struct list
{
  struct list *next;
  int values[4];
  int *more;
};

static int get (const struct list *l, int i);

/* Make a list of blocks, read what is in them and free them; read beyond a
   block then if BEYOND.  Return 0 if all had the right values.  */
static int
use_blocks (int beyond)
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
  if (beyond)
    get (list, sum - 99 * 50 - 190);
  return sum != 99 * 50 + 200;
}
