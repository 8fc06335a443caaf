/* Past the end of a node that was found by an exclusive or.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-require-effective-target derived_bounds } */
/* { dg-mpxguard-report "read" "4" "any" "heap" } */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct node
{
  uintptr_t link;		/* The addresses of both neighbours.  */
  int values[3];
};

__attribute__ ((noipa)) static struct node *
step (const struct node *from, const struct node *at)
{
  return (struct node *) (at->link ^ (uintptr_t) from);
}

__attribute__ ((noipa)) static int
get (const struct node *n, int i)
{
  return n->values[i]; /* violation */
}

int
main (void)
{
  enum { COUNT = 50 };
  struct node *nodes[COUNT + 2] = { NULL }, *from, *at, *next;
  int sum = 0;

  for (int i = 1; i <= COUNT; i++)
    {
      nodes[i] = calloc (1, sizeof *nodes[i]);
      nodes[i]->values[2] = i;
    }
  for (int i = 1; i <= COUNT; i++)
    nodes[i]->link = (uintptr_t) nodes[i - 1] ^ (uintptr_t) nodes[i + 1];
  for (from = NULL, at = nodes[1]; at; from = at, at = next)
    {
      sum += get (at, 2);
      next = step (from, at);
    }
  for (at = from, from = NULL; at; from = at, at = next)
    {
      sum += get (at, 2);
      next = step (from, at);
    }
  if (sum != COUNT * (COUNT + 1))
    return 1;
  get (step (nodes[1], nodes[2]), 4);
  return 0;
}
