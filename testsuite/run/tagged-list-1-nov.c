/* Lists whose links are integers: pointers with marks in their low bits.  The
   first was made of a pointer that the compiler sees, the others come from
   memory.  Other mallocs than the runtime's make tracked blocks: here they are
   variables.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdint.h>

struct node
{
  long value;
  uintptr_t next;
};

/* Side by side, as a rule: the end of one is the begin of the next.  */
static struct node first, second, third;
static struct node *volatile nodes[] = { &first, &second, &third };

__attribute__ ((noipa)) static long
sum (int n)
{
  uintptr_t root = 0;
  long s = 0;

  for (int i = 0; i < n; i++)
    {
      struct node *p = nodes[i];

      p->value = i + 1;
      p->next = root;
      root = (uintptr_t) p | 1;
    }
  while (root)
    {
      struct node *p = (struct node *) (root & ~(uintptr_t) 7);

      s += p->value;
      root = p->next;
    }
  return s;
}

/* The same, by a choice.  */
__attribute__ ((noipa)) static long
choose (struct node *p, uintptr_t kept, int which)
{
  uintptr_t n = which ? (uintptr_t) p | 1 : kept;

  return ((struct node *) (n & ~(uintptr_t) 7))->value;
}

int
main (void)
{
  struct node local = { 5, 0 };

  return sum (3) != 6 || choose (&local, (uintptr_t) &first | 2, 0) != 1
	 || choose (&local, (uintptr_t) &first, 1) != 5;
}
