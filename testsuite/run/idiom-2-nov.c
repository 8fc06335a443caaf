/* Tagged pointers: the low bits of a pointer carry a mark.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdint.h>
#include <stdlib.h>

struct node
{
  struct node *left, *right;
  long value;
};

__attribute__ ((noipa)) static struct node *
mark (struct node *n)
{
  return (struct node *) ((uintptr_t) n | 1);
}

__attribute__ ((noipa)) static int
is_marked (struct node *n)
{
  return (uintptr_t) n & 1;
}

__attribute__ ((noipa)) static struct node *
strip (struct node *n)
{
  return (struct node *) ((uintptr_t) n & ~(uintptr_t) 7);
}

__attribute__ ((noipa)) static long
value_by_arithmetic (struct node *n)
{
  return ((struct node *) ((char *) n - 1))->value;
}

int
main (void)
{
  struct node *a = calloc (1, sizeof *a), *b = calloc (1, sizeof *b);

  b->value = 7;
  a->left = mark (b);
  a->right = (struct node *) ((char *) b + 3);
  if (!is_marked (a->left) || strip (a->left)->value != 7
      || strip (a->right)->value != 7 || value_by_arithmetic (a->left) != 7)
    return 1;
  strip (a->left)->left = mark (mark (a));
  return strip (strip (a->right)->left) != a;
}
