/* Computed goto: a small interpreter whose stack pointer and program counter
   live through all the jumps.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdlib.h>

enum { PUSH, ADD, MUL, DUP, JUMP_IF_LESS, STOP };

__attribute__ ((noipa)) static int
interpret (const int *code)
{
  static void *const labels[] = { &&push, &&add, &&mul, &&dup, &&jump, &&stop };
  int *stack = malloc (16 * sizeof *stack), *sp = stack;
  const int *pc = code;

#define NEXT goto *labels[*pc++]
  NEXT;
push:
  *sp++ = *pc++;
  NEXT;
add:
  sp--;
  sp[-1] += sp[0];
  NEXT;
mul:
  sp--;
  sp[-1] *= sp[0];
  NEXT;
dup:
  sp[0] = sp[-1];
  sp++;
  NEXT;
jump:
  if (sp[-1] < pc[0])
    pc += pc[1];
  else
    pc += 2;
  NEXT;
stop:
  {
    int result = sp[-1];

    free (stack);
    return result;
  }
}

int
main (void)
{
  static const int code[]
    = { PUSH, 1, PUSH, 3, ADD, DUP, MUL, JUMP_IF_LESS, 1000, -6, STOP };

  /* 1, (1 + 3)^2 = 16, (16 + 3)^2 = 361, (361 + 3)^2.  */
  return interpret (code) != 364 * 364;
}
