/* A pointer on the stack, in fixed and variable arguments, from a caller that
   is not instrumented, where an instrumented one has passed the same pointer
   with narrower bounds before: those are not the bounds of this call.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-plain-sources "stackarg-1-plain.inc.c" } */
#include <alloca.h>
#include <stdarg.h>
#include <stdlib.h>

#include "mpxguard.h"

#define KEEP(P) __asm__ volatile ("" : : "r" (P) : "memory")

__attribute__ ((noipa)) static int
fill (int a, int b, int c, int d, int e, int f, char *p, int size)
{
  for (int i = 0; i < size; i++)
    p[i] = a + b + c + d + e + f;
  return p[size - 1] != 21;
}

__attribute__ ((noipa)) static int
fill_variable (int size, ...)
{
  va_list ap;
  int sum = 0;
  char *p;

  va_start (ap, size);
  for (int i = 0; i < 5; i++)
    sum += va_arg (ap, int);
  p = va_arg (ap, char *);
  va_end (ap);
  for (int i = 0; i < size; i++)
    p[i] = sum;
  return p[size - 1] != 20;
}

extern int legacy_fill (int (*) (int, int, int, int, int, int, char *, int),
			char *, int, int);
extern int legacy_fill_variable (int (*) (int, ...), char *, int, int);

static char object[64];

__attribute__ ((noipa)) static int
known_fill (char *p, int size, int pad)
{
  char *room = alloca (pad + 16);

  KEEP (room);
  return fill (1, 2, 3, 4, 5, 6, p, size);
}

__attribute__ ((noipa)) static int
known_fill_variable (char *p, int size, int pad)
{
  char *room = alloca (pad + 16);

  KEEP (room);
  return fill_variable (size, 2, 3, 4, 5, 6, p);
}

int
main (void)
{
  char *narrow = mpxguard_set_bounds (object, 16);
  int failed = known_fill (narrow, 16, 512);

  /* One of these finds its argument where the other was.  */
  for (int pad = 0; pad < 1024; pad += 16)
    failed |= legacy_fill (fill, object, 64, pad);
  failed |= known_fill_variable (narrow, 16, 512);
  for (int pad = 0; pad < 1024; pad += 16)
    failed |= legacy_fill_variable (fill_variable, object, 64, pad);
  return failed;
}
