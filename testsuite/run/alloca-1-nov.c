/* alloca: blocks of several sizes in a loop, all live together, and a list
   threaded through them.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <alloca.h>

struct item
{
  struct item *next;
  int size;
  char data[];
};

__attribute__ ((noipa)) static int
walk (struct item *list)
{
  int sum = 0;

  for (; list; list = list->next)
    for (int i = 0; i < list->size; i++)
      sum += list->data[i];
  return sum;
}

int
main (void)
{
  struct item *list = 0;

  for (int i = 1; i < 50; i++)
    {
      struct item *n = alloca (sizeof *n + i);

      n->next = list;
      n->size = i;
      for (int j = 0; j < i; j++)
	n->data[j] = 1;
      list = n;
    }
  return walk (list) != 49 * 50 / 2;
}
