/* A skip list: insert, look up, remove.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "kernel.h"

enum
{
  LEVELS = 16,
  KEYS = 100000 / KERNEL_SHARE,
  LOOKUPS = 600000 / KERNEL_SHARE
};

struct node
{
  uint64_t key;
  int levels;
  struct node *next[];
};

static struct node *
new_node (uint64_t key)
{
  int levels = 1;
  struct node *n;

  while (levels < LEVELS && kernel_random () % 4 == 0)
    levels++;
  n = kernel_allocate (sizeof *n + (size_t) levels * sizeof n->next[0]);
  n->key = key;
  n->levels = levels;
  return n;
}

/* Store in BEFORE the last node of each level whose key is less than KEY.  */
static struct node *
find (struct node *list, uint64_t key, struct node **before)
{
  struct node *n = list;

  for (int level = LEVELS - 1; level >= 0; level--)
    {
      while (n->next[level] && n->next[level]->key < key)
	n = n->next[level];
      before[level] = n;
    }
  return n->next[0] && n->next[0]->key == key ? n->next[0] : NULL;
}

static void
insert (struct node *list, uint64_t key)
{
  struct node *before[LEVELS];
  struct node *n;

  if (find (list, key, before))
    return;
  n = new_node (key);
  for (int level = 0; level < n->levels; level++)
    {
      n->next[level] = before[level]->next[level];
      before[level]->next[level] = n;
    }
}

static int
remove_key (struct node *list, uint64_t key)
{
  struct node *before[LEVELS];
  struct node *n = find (list, key, before);

  if (!n)
    return 0;
  for (int level = 0; level < n->levels; level++)
    before[level]->next[level] = n->next[level];
  free (n);
  return 1;
}

int
main (void)
{
  struct node *list
    = kernel_allocate (sizeof *list + LEVELS * sizeof list->next[0]);
  struct node *before[LEVELS];
  int found = 0;
  int removed = 0;

  for (int i = 0; i < KEYS; i++)
    insert (list, kernel_random () % (2 * KEYS));
  for (int i = 0; i < LOOKUPS; i++)
    found += find (list, kernel_random () % (2 * KEYS), before) != NULL;
  for (int i = 0; i < KEYS; i++)
    removed += remove_key (list, kernel_random () % (2 * KEYS));
  printf ("%d %d\n", found, removed);
  return 0;
}
