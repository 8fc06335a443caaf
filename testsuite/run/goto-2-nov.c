/* Bounds of a variable that computed gotos carry along, found again in a loop
   behind calls that free: the memory is on the stack first and moves to the
   heap.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */

#include <alloca.h>
#include <stdlib.h>
#include <string.h>

struct machine
{
  long *stack;
  long *top;
  long *end;
  long *counts;
};

/* Double the stack of M; *ON_HEAP says whether it is a block.  */
__attribute__ ((noipa)) static long *
grow (struct machine *m, int *on_heap)
{
  size_t room = (size_t) (m->end - m->stack);
  size_t used = (size_t) (m->top - m->stack);
  long *stack = malloc (2 * room * sizeof *stack);

  memcpy (stack, m->stack, used * sizeof *stack);
  if (*on_heap)
    free (m->stack);
  *on_heap = 1;
  m->stack = stack;
  m->top = stack + used;
  m->end = stack + 2 * room;
  return stack;
}

/* Free a block that has nothing to do with the stack.  */
__attribute__ ((noipa)) static void
free_another (void)
{
  static void *another;

  free (another);
  another = malloc (100);
}

/* Look at M.  */
__attribute__ ((noipa)) static void
hide (struct machine *m)
{
  __asm__ volatile ("" : : "r" (m) : "memory");
}

/* Run CODE: 0 push, 1 pop down to a mark, 2 push a mark, 3 end.  */
__attribute__ ((noipa)) static long
run (const unsigned char *code)
{
  static const void *labels[] = { &&push, &&pop, &&mark, &&end };
  struct machine m;
  int on_heap = 0;
  long *counts;
  long result = 0;

  m.stack = alloca (8 * sizeof *m.stack);
  memset (m.stack, 0, 8 * sizeof *m.stack);
  m.top = m.stack + 4;
  m.end = m.stack + 8;
  counts = m.stack;
  goto *labels[*code++];

push:
  if (m.top == m.end)
    counts = grow (&m, &on_heap);
  *m.top++ = (code[0] & 2) + 1;
  if (code[0] == 1 && result & 1)
    {
      code++;
      counts = m.stack;
      goto pop;
    }
  goto *labels[*code++];

pop:
  m.counts = counts;
  hide (&m);
  if (result & 64)
    while (m.top > m.stack + 6)
      counts[*--m.top & 3]++;
  for (;;)
    {
      long value = *--m.top;

      if (m.top == m.stack + 4 || value == 0)
	break;
      counts[value & 3] += value;
      if (value & 1)
	counts[2]++;
    }
  result += counts[1] + counts[2] + counts[3];
  m.top++;
  goto *labels[*code++];

mark:
  if (m.top == m.end)
    counts = grow (&m, &on_heap);
  *m.top++ = 0;
  free_another ();
  if (code[0] == 1)
    {
      code++;
      goto pop;
    }
  goto *labels[*code++];

end:
  if (on_heap)
    free (m.stack);
  return result;
}

int
main (void)
{
  unsigned char code[201];

  for (int i = 0; i < 200; i++)
    code[i] = i % 50 < 8 ? 2 : i % 50 == 49 ? 1 : i % 9 == 5 ? 2 : 0;
  code[200] = 3;
  return run (code) > 0 ? 0 : 1;
}
