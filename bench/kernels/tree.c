/* A binary search tree: build, walk, look up, delete.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "kernel.h"

enum
{
  NODES = 200000 / KERNEL_SHARE,
  LOOKUPS = 600000 / KERNEL_SHARE,
  WALKS = 10
};

struct node
{
  struct node *left;
  struct node *right;
  uint64_t key;
  uint64_t value;
};

static struct node *
insert (struct node *tree, uint64_t key)
{
  if (!tree)
    {
      tree = kernel_allocate (sizeof *tree);
      tree->key = key;
      tree->value = key >> 3;
    }
  else if (key < tree->key)
    tree->left = insert (tree->left, key);
  else if (key > tree->key)
    tree->right = insert (tree->right, key);
  return tree;
}

static uint64_t
sum (const struct node *tree)
{
  return tree ? tree->value + sum (tree->left) + sum (tree->right) : 0;
}

static const struct node *
find (const struct node *tree, uint64_t key)
{
  while (tree && tree->key != key)
    tree = key < tree->key ? tree->left : tree->right;
  return tree;
}

static void
delete (struct node *tree)
{
  if (!tree)
    return;
  delete (tree->left);
  delete (tree->right);
  free (tree);
}

int
main (void)
{
  struct node *tree = NULL;
  uint64_t total = 0;
  int found = 0;

  for (int i = 0; i < NODES; i++)
    tree = insert (tree, kernel_random () % (4 * NODES));
  for (int i = 0; i < WALKS; i++)
    total += sum (tree);
  for (int i = 0; i < LOOKUPS; i++)
    found += find (tree, kernel_random () % (4 * NODES)) != NULL;
  delete (tree);
  printf ("%llu %d\n", (unsigned long long) total, found);
  return 0;
}
