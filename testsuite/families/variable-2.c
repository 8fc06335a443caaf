/* Structures with pointers as variable arguments, and arguments that are taken
   after another such call.

   SPDX-License-Identifier: GPL-3.0-or-later  */

/* { dg-do run } */
/* { dg-mpxguard-env "MPXGUARD_OPTIONS=symbolize=0" } */

#include "families.h"

/* Read through the pointer behind SKIP others.  */
LEAVE static int
read_after (int *first, int skip, ...)
{
  va_list list;
  int *p;
  int i;

  va_start (list, skip);
  while (skip-- > 0)
    (void) va_arg (list, int *);
  p = va_arg (list, int *);
  i = va_arg (list, int);
  va_end (list);
  return p[i];
}

/* Structures.  */
struct one { int *p; };
struct two { int *p; int *q; };
struct big { long n; int *p; int *q; };

LEAVE static int
read_structs (int skip, ...)
{
  va_list list;
  struct two two;
  struct big big;
  struct one one;
  int i, result;

  va_start (list, skip);
  while (skip-- > 0)
    (void) va_arg (list, int *);
  two = va_arg (list, struct two);
  big = va_arg (list, struct big);
  one = va_arg (list, struct one);
  i = va_arg (list, int);
  switch (va_arg (list, int))
    {
    case 0:
      result = two.q[i];
      break;
    case 1:
      result = big.p[i];
      break;
    default:
      result = one.p[i];
    }
  va_end (list);
  return result;
}

#define STRUCTURES(NAME, WHICH, SKIP, ...) \
  static void vararg_struct_##NAME (int i) \
  { \
    struct two two = { wide, WHICH == 0 ? numbers : wide }; \
    struct big big = { 1, WHICH == 1 ? numbers : wide, wide }; \
    struct one one = { WHICH == 2 ? numbers : wide }; \
    sink = read_structs (SKIP __VA_OPT__ (,) __VA_ARGS__, two, big, one, i, \
			 WHICH); \
  }

STRUCTURES (two, 0, 0)
STRUCTURES (big, 1, 0)
STRUCTURES (one, 2, 0)
STRUCTURES (two_on_stack, 0, 5, wide, wide, wide, wide, wide)
STRUCTURES (one_on_stack, 2, 5, wide, wide, wide, wide, wide)

/* A function that calls another with variable arguments between taking its
   own.  */
LEAVE static int
read_between (int n, ...)
{
  va_list list;
  int *p, *q;
  int i;

  va_start (list, n);
  p = va_arg (list, int *);
  sink = read_after (wide, 4, wide, wide, wide, wide, wide, 399);
  q = va_arg (list, int *);
  i = va_arg (list, int);
  va_end (list);
  return n ? p[i] : q[i];
}

static void
vararg_between (int i)
{
  sink = read_between (0, wide, numbers, i);
}

const struct member members[] = {
  READS (vararg_struct_two), READS (vararg_struct_big),
  READS (vararg_struct_one), READS (vararg_struct_two_on_stack),
  READS (vararg_struct_one_on_stack), READS (vararg_between),
  END
};
