/* A list is made in a loop before setjmp and used behind it: when bounds are to
   be found behind a call of the loop, others wait on the call's edge already.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <setjmp.h>
#include <stdlib.h>

struct item
{
  unsigned offset;
  char *data;
};
struct entry
{
  char kind;
  int number;
};
struct list
{
  struct list *next;
  int number;
};

static struct entry entries[] = { { 'a', 1 }, { 't', 2 }, { 'a', 4 } };
static struct item items[3];

__attribute__ ((noipa)) static void *
begin (struct item *first, int count, int *key)
{
  for (int i = 0; i < count; i++)
    {
      first[i].offset = i * sizeof *entries;
      first[i].data = (char *) entries;
    }
  *key = 0;
  return key;
}

__attribute__ ((noipa)) static struct item *
next (int *key)
{
  return *key < 3 ? &items[(*key)++] : NULL;
}

__attribute__ ((noipa)) static void
look (struct entry *e, int *found)
{
  *found = e->number;
}

__attribute__ ((noipa)) static struct list *
append (struct list *list, int number)
{
  struct list *first = malloc (sizeof *first);

  first->next = list;
  first->number = number;
  return first;
}

__attribute__ ((noipa)) static int
drop (struct list *list)
{
  int sum = 0;

  while (list)
    {
      struct list *rest = list->next;

      sum += list->number;
      free (list);
      list = rest;
    }
  return sum;
}

__attribute__ ((noipa)) static int
work (void)
{
  struct list *list = 0;
  struct item *t;
  jmp_buf buffer;
  int keys[8];
  void *scan = begin (items, 3, keys);

  while ((t = next (scan)) != 0)
    {
      struct entry *e = (struct entry *) (t->data + t->offset);
      int found;

      if (e->kind == 't')
	continue;
      look (e, &found);
      list = append (list, found);
    }
  if (setjmp (buffer) == 0)
    ;
  return drop (list);
}

int
main (void)
{
  return work () != 5;
}
