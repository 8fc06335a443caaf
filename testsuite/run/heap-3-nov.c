/* A linked list is built, walked, reversed and freed.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdlib.h>

struct node
{
  struct node *next;
  int value;
};

static struct node *
reverse (struct node *list)
{
  struct node *result = NULL;

  while (list)
    {
      struct node *next = list->next;

      list->next = result;
      result = list;
      list = next;
    }
  return result;
}

int
main (void)
{
  struct node *list = NULL;
  int expected = 0;

  for (int i = 0; i < 1000; i++)
    {
      struct node *n = malloc (sizeof *n);

      n->next = list;
      n->value = i;
      list = n;
    }
  list = reverse (list);
  while (list)
    {
      struct node *n = list;

      if (n->value != expected++)
	return 1;
      list = n->next;
      free (n);
    }
  return expected != 1000;
}
