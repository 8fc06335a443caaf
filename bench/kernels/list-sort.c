/* Linked lists: build, merge sort, reverse, sum.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "kernel.h"

enum { ELEMENTS = 250000 / KERNEL_SHARE, ROUNDS = 3 };

struct element
{
  struct element *next;
  uint64_t key;
};

static struct element *
merge (struct element *a, struct element *b)
{
  struct element *first = NULL;
  struct element **end = &first;

  while (a && b)
    {
      struct element **less = a->key <= b->key ? &a : &b;
      *end = *less;
      end = &(*less)->next;
      *less = (*less)->next;
    }
  *end = a ? a : b;
  return first;
}

static struct element *
sort (struct element *list)
{
  struct element *slow = list;
  struct element *fast;
  struct element *rest;

  if (!list || !list->next)
    return list;
  for (fast = list->next; fast && fast->next; fast = fast->next->next)
    slow = slow->next;
  rest = slow->next;
  slow->next = NULL;
  return merge (sort (list), sort (rest));
}

static struct element *
reverse (struct element *list)
{
  struct element *reversed = NULL;

  while (list)
    {
      struct element *next = list->next;
      list->next = reversed;
      reversed = list;
      list = next;
    }
  return reversed;
}

int
main (void)
{
  struct element *list = NULL;
  uint64_t hash = 0;

  for (int i = 0; i < ELEMENTS; i++)
    {
      struct element *element = kernel_allocate (sizeof *element);
      element->key = kernel_random ();
      element->next = list;
      list = element;
    }
  for (int i = 0; i < ROUNDS; i++)
    {
      list = reverse (sort (list));
      for (struct element *e = list; e; e = e->next)
	{
	  hash = hash * 31 + e->key;
	  e->key = e->key * 6364136223846793005 + 1442695040888963407;
	}
    }
  printf ("%llu\n", (unsigned long long) hash);
  return 0;
}
