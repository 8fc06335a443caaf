/* Uninstrumented callers of functions with arguments on the stack, which lie
   PAD bytes deeper than usual.

   SPDX-License-Identifier: GPL-3.0-or-later  */
#include <alloca.h>

#define KEEP(P) __asm__ volatile ("" : : "r" (P) : "memory")

int
legacy_fill (int (*f) (int, int, int, int, int, int, char *, int), char *p,
	     int size, int pad)
{
  char *room = alloca (pad + 16);

  KEEP (room);
  return f (1, 2, 3, 4, 5, 6, p, size);
}

int
legacy_fill_variable (int (*f) (int, ...), char *p, int size, int pad)
{
  char *room = alloca (pad + 16);

  KEEP (room);
  return f (size, 2, 3, 4, 5, 6, p);
}
