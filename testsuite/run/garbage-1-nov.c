/* Pointers that are no addresses at all, and are never used: what is computed
   from them is not computed early either.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */

#include <stdint.h>
#include <stdlib.h>

struct node
{
  int n;
  struct node *next;
  int values[4];
};

__attribute__ ((noipa)) static long
count (struct node *p, int n, int wanted)
{
  long sum = 0;

  for (int i = 0; i < n; i++)
    {
      if (i == wanted)
	sum += p->next->values[i & 3];
      sum++;
    }
  return sum;
}

int
main (void)
{
  static const uint64_t garbage[]
    = { 1, 0xdeadbeef12345678, 0x7fffffffffffffff, 0x8000000000000000,
	0xffffffffffffffff, 0x3fffffffffff, 0x400000000000, 0x1fffffffff,
	0xfff8000000000000 };
  struct node on_stack, *on_heap = malloc (sizeof *on_heap);

  for (unsigned i = 0; i < sizeof garbage / sizeof *garbage; i++)
    {
      on_stack.next = (struct node *) garbage[i];
      on_heap->next = (struct node *) garbage[i];
      if (count (&on_stack, 100, 200) != 100
	  || count (on_heap, 100, 200) != 100
	  || count ((struct node *) garbage[i], 100, 200) != 100)
	return 1;
    }
  return 0;
}
