/* container_of: from a member, also an array member and a list link, back to
   the structure around it.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stddef.h>
#include <stdlib.h>

#define container_of(POINTER, TYPE, MEMBER) \
  ((TYPE *) ((char *) (POINTER) - offsetof (TYPE, MEMBER)))

struct link
{
  struct link *next, *previous;
};

struct item
{
  long weight;
  char name[6];
  struct link link;
  int tail;
};

static void
insert (struct link *head, struct link *l)
{
  l->next = head->next;
  l->previous = head;
  head->next->previous = l;
  head->next = l;
}

__attribute__ ((noipa)) static struct item *
from_name (char *name)
{
  return container_of (name, struct item, name);
}

int
main (void)
{
  struct link head = { &head, &head };
  long sum = 0;

  for (int i = 0; i < 10; i++)
    {
      struct item *it = calloc (1, sizeof *it);

      it->weight = i;
      it->tail = 2 * i;
      from_name (it->name)->name[5] = 1;
      from_name (&it->name[0])->tail++;
      insert (&head, &it->link);
    }
  for (struct link *l = head.next; l != &head; l = l->next)
    {
      struct item *it = container_of (l, struct item, link);

      sum += it->weight + it->tail + it->name[5];
    }
  return sum != 45 + 90 + 10 + 10;
}
