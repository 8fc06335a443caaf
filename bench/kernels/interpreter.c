/* An interpreter of a small stack machine.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "kernel.h"

enum operation { PUSH, LOAD, STORE, ADD, MULTIPLY, LESS, JUMP_IF, HALT };

struct instruction
{
  enum operation operation;
  int operand;
};

struct machine
{
  const struct instruction *next;
  int64_t *top;
  int64_t *stack;
  int64_t *variables;
  uint64_t executed;
};

static void
step (struct machine *m, const struct instruction *program)
{
  const struct instruction *i = m->next++;

  m->executed++;
  switch (i->operation)
    {
    case PUSH:
      *m->top++ = i->operand;
      break;
    case LOAD:
      *m->top++ = m->variables[i->operand];
      break;
    case STORE:
      m->variables[i->operand] = *--m->top;
      break;
    case ADD:
      m->top--;
      m->top[-1] += m->top[0];
      break;
    case MULTIPLY:
      m->top--;
      m->top[-1] = (int64_t) ((uint64_t) m->top[-1] * (uint64_t) m->top[0]
			      % 1000003);
      break;
    case LESS:
      m->top--;
      m->top[-1] = m->top[-1] < m->top[0];
      break;
    case JUMP_IF:
      if (*--m->top)
	m->next = program + i->operand;
      break;
    case HALT:
      m->next = NULL;
      break;
    }
}

int
main (void)
{
  static const struct instruction program[] = {
    { PUSH, 0 }, { STORE, 0 }, { PUSH, 1 }, { STORE, 1 },
    /* 4: */ { LOAD, 1 }, { PUSH, 7 }, { MULTIPLY, 0 }, { LOAD, 0 },
    { ADD, 0 }, { STORE, 1 }, { LOAD, 0 }, { PUSH, 1 }, { ADD, 0 },
    { STORE, 0 }, { LOAD, 0 }, { PUSH, 12000000 / KERNEL_SHARE }, { LESS, 0 },
    { JUMP_IF, 4 }, { HALT, 0 }
  };
  struct machine *m = kernel_allocate (sizeof *m);

  m->stack = kernel_allocate (64 * sizeof *m->stack);
  m->variables = kernel_allocate (16 * sizeof *m->variables);
  m->top = m->stack;
  m->next = program;
  while (m->next)
    step (m, program);
  printf ("%lld %llu\n", (long long) m->variables[1],
	  (unsigned long long) m->executed);
  return 0;
}
