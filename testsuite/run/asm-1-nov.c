/* Inline assembly: pointers through registers and memory, outputs of unknown
   origin, asm goto, a compiler barrier.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdint.h>
#include <stdlib.h>

__attribute__ ((noipa)) static int *
launder (int *p)
{
  int *q;

  __asm__ volatile ("mov %1, %0" : "=r" (q) : "r" (p));
  return q;
}

__attribute__ ((noipa)) static int
load (int *p, int i)
{
  int value;

  __asm__ ("movl (%1,%2,4), %0"
	   : "=r" (value)
	   : "r" (p), "r" ((intptr_t) i), "m" (*(int (*)[]) p));
  return value;
}

__attribute__ ((noipa)) static int
is_set (unsigned x)
{
  __asm__ goto ("test %0, %0; jnz %l1" : : "r" (x) : "cc" : yes);
  return 0;
yes:
  return 1;
}

int
main (void)
{
  int a[4] = { 1, 2, 3, 4 };
  int *p = launder (a), *q = a;
  int *heap = malloc (sizeof a);

  __asm__ volatile ("" : "+r" (q) : : "memory");
  __asm__ volatile ("add %1, %0" : "+r" (q) : "r" (sizeof (int)));
  __asm__ ("movl $5, %0" : "=m" (heap[3]));
  return p[3] != 4 || q[2] != 4 || load (a, 2) != 3 || !is_set (3) || is_set (0)
	 || heap[3] != 5;
}
