/* Blocks that are freed and allocated again, moved, grown and shrunk.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct node
{
  struct node *next;
  char *text;
};

__attribute__ ((noipa)) static struct node *
push (struct node *list, int i)
{
  struct node *n = malloc (sizeof *n);

  n->next = list;
  n->text = calloc (1, i % 50 + 1);
  n->text[i % 50] = 'x';
  return n;
}

__attribute__ ((noipa)) static struct node *
pop (struct node *list)
{
  struct node *next = list->next;

  free (list->text);
  free (list);
  return next;
}

int
main (void)
{
  struct node *list = NULL;
  int *grown = NULL, n = 0, sum = 0;

  for (int i = 0; i < 20000; i++)
    {
      list = push (list, i);
      if (i % 3 != 0)
	list = pop (list);
      grown = realloc (grown, ++n * sizeof *grown);
      grown[n - 1] = i;
    }
  while (n > 1)
    {
      sum += grown[--n] & 1;
      grown = realloc (grown, n * sizeof *grown);
    }
  while (list)
    list = pop (list);
  sum += grown[0];
  free (grown);
  return sum != 10000;
}
