/* The XOR list: each node keeps its two neighbours' addresses in one word.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdint.h>
#include <stdlib.h>

struct node
{
  uintptr_t both;
  int value;
};

__attribute__ ((noipa)) static int
walk (struct node *n)
{
  struct node *previous = NULL;
  int sum = 0;

  while (n)
    {
      struct node *next = (struct node *) (n->both ^ (uintptr_t) previous);

      sum = 2 * sum + n->value;
      previous = n;
      n = next;
    }
  return sum;
}

int
main (void)
{
  struct node *nodes[8], *before = NULL;
  struct node on_stack = { 0, 1 };

  for (int i = 0; i < 8; i++)
    {
      nodes[i] = i == 4 ? &on_stack : malloc (sizeof *nodes[i]);
      nodes[i]->value = i & 1;
    }
  for (int i = 0; i < 8; i++)
    {
      struct node *after = i < 7 ? nodes[i + 1] : NULL;

      nodes[i]->both = (uintptr_t) before ^ (uintptr_t) after;
      before = nodes[i];
    }
  return walk (nodes[0]) != 0x55 || walk (nodes[7]) != 0xaa;
}
