/* Blocks that come and go in a loop: a check must not be made with the bounds of
   another time.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdlib.h>

struct node
{
  struct node *next;
  long value;
};

__attribute__ ((noipa)) static struct node *
build (int n)
{
  struct node *list = NULL;

  for (int i = 0; i < n; i++)
    {
      struct node *more = malloc (sizeof *more);

      more->next = list;
      more->value = i;
      list = more;
    }
  return list;
}

__attribute__ ((noipa)) static long
consume (struct node *list)
{
  long s = 0;

  while (list)
    {
      struct node *next = list->next;

      s += list->value;
      free (list);
      list = next;
    }
  return s;
}

__attribute__ ((noipa)) static int
grow (int n)
{
  int *p = NULL;
  int s = 0;

  for (int i = 0; i < n; i++)
    {
      p = realloc (p, (i + 1) * sizeof *p);
      p[i] = i;
    }
  for (int i = 0; i < n; i++)
    s += p[i];
  free (p);
  return s;
}

__attribute__ ((noipa)) static int
replace (char **slot, int n)
{
  int s = 0;

  for (int i = 1; i < n; i++)
    {
      (*slot)[i - 1] = 1;
      s += (*slot)[0];
      free (*slot);
      *slot = calloc (i + 1, 1);
    }
  return s;
}

int
main (void)
{
  char *slot = calloc (1, 1);

  if (consume (build (100)) != 4950 || grow (100) != 4950
      || replace (&slot, 50) != 1)
    return 2;
  free (slot);
  return 0;
}
