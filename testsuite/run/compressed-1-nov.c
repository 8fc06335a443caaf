/* Pointers kept as distances of 32 bits from the first of several objects, which are
   passed and returned as such.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdint.h>
#include <stdlib.h>

struct node
{
  uint32_t next;
  int value;
};

static struct node *first;

__attribute__ ((noipa)) static uint32_t
compress (struct node *n)
{
  return n != NULL ? (uint32_t) (((uintptr_t) n - (uintptr_t) first) >> 3) + 1
		   : 0;
}

static struct node *
expand (uint32_t c)
{
  return c != 0 ? (struct node *) ((uintptr_t) first
				   + ((uintptr_t) (c - 1) << 3))
		: NULL;
}

__attribute__ ((noipa)) static int
value (uint32_t c)
{
  return ((struct node *) ((uintptr_t) first + ((uintptr_t) (c - 1) << 3)))
    ->value;
}

/* The distance of N if it can be kept.  */
__attribute__ ((noipa)) static int
near_p (struct node *n)
{
  uintptr_t distance = (uintptr_t) n - (uintptr_t) first;

  return distance >> 3 < UINT32_MAX && (distance & 7) == 0;
}

int
main (void)
{
  struct node *last = first = calloc (1, sizeof *first);
  uint32_t head = compress (first);
  int count = 1, seen = 0, sum = 0;

  for (int i = 0; i < 200; i++)
    {
      struct node *n = calloc (1, sizeof *n);

      if (!near_p (n))
	continue;
      last->next = compress (n);
      last = n;
      count++;
      n->value = 1;
    }
  for (struct node *n = expand (head); n != NULL; n = expand (n->next))
    seen++, sum += value (compress (n));
  return seen == count && sum == count - 1 ? 0 : 1;
}
