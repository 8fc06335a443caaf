/* Pointers as variable arguments: by number of what stands in front of them, of
   every kind, through lists that are handed on and copied.

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

#define SKIPPED(N, ...) \
  static void vararg_##N (int i) \
  { \
    sink = read_after (wide, N __VA_OPT__ (,) __VA_ARGS__, numbers, i, wide); \
  }
#define SKIPPED_POINTER(N, ...) \
  static void vararg_through_pointer_##N (int i) \
  { \
    int (*volatile function) (int *, int, ...) = read_after; \
    sink = function (wide, N __VA_OPT__ (,) __VA_ARGS__, numbers, i, wide); \
  }

SKIPPED (0)
SKIPPED (1, wide)
SKIPPED (2, wide, wide)
SKIPPED (3, wide, wide, wide)
SKIPPED (4, wide, wide, wide, wide)
SKIPPED (5, wide, wide, wide, wide, wide)
SKIPPED (6, wide, wide, wide, wide, wide, wide)
SKIPPED (9, wide, wide, wide, wide, wide, wide, wide, wide, wide)
SKIPPED_POINTER (0)
SKIPPED_POINTER (2, wide, wide)
SKIPPED_POINTER (3, wide, wide, wide)
SKIPPED_POINTER (4, wide, wide, wide, wide)
SKIPPED_POINTER (5, wide, wide, wide, wide, wide)
SKIPPED_POINTER (9, wide, wide, wide, wide, wide, wide, wide, wide, wide)

/* The list goes to another function, by value and by address.  */
LEAVE static int
read_list (va_list list)
{
  int *p = va_arg (list, int *);
  return p[va_arg (list, int)];
}

LEAVE static int
read_list_by_address (va_list *list)
{
  int *p = va_arg (*list, int *);
  return p[va_arg (*list, int)];
}

LEAVE static int
hand_list_on (int kind, ...)
{
  va_list list, copy;
  int result;

  va_start (list, kind);
  (void) va_arg (list, double);
  va_copy (copy, list);
  result = kind == 0 ? read_list (list)
	   : kind == 1 ? read_list (copy) : read_list_by_address (&copy);
  va_end (copy);
  va_end (list);
  return result;
}

static void
vararg_list (int i)
{
  sink = hand_list_on (0, 1.0, numbers, i);
}

static void
vararg_list_copied (int i)
{
  sink = hand_list_on (1, 1.0, numbers, i);
}

static void
vararg_list_by_address (int i)
{
  sink = hand_list_on (2, 1.0, numbers, i);
}

/* Doubles and numbers between.  */
LEAVE static int
read_mixed (const char *kinds, ...)
{
  va_list list;
  double sum = 0;
  int *p = NULL;
  int result;

  va_start (list, kinds);
  for (; *kinds; kinds++)
    switch (*kinds)
      {
      case 'd':
	sum += va_arg (list, double);
	break;
      case 'l':
	sum += va_arg (list, long);
	break;
      case 'L':
	sum += va_arg (list, long double);
	break;
      case 'p':
	p = va_arg (list, int *);
	break;
      }
  result = p[va_arg (list, int)];
  va_end (list);
  return result + (sum > 1e6);
}

static void
vararg_mixed (int i)
{
  sink = read_mixed ("dlLlp", 1.0, 2L, 3.0L, 4L, numbers, i);
}

static void
vararg_mixed_on_stack (int i)
{
  sink = read_mixed ("llldLplp", 1L, 2L, 3L, 4.0, 5.0L, wide, 6L, numbers, i);
}

/* Twice over the same list.  */
LEAVE static int
read_twice (int *first, ...)
{
  va_list list;
  int *p, *q;

  va_start (list, first);
  p = va_arg (list, int *);
  va_end (list);
  va_start (list, first);
  q = va_arg (list, int *);
  (void) p[0];
  p = q + va_arg (list, int);
  va_end (list);
  return *p;
}

static void
vararg_twice (int i)
{
  sink = read_twice (wide, numbers, i);
}

/* All arguments of an inline function.  */
LEAVE static int
read_pack (int add, int *p, ...)
{
  va_list list;
  int i;

  va_start (list, p);
  i = va_arg (list, int);
  va_end (list);
  return p[i + add];
}

static inline __attribute__ ((always_inline)) int
pack_1 (int *p, ...)
{
  return read_pack (10, p, __builtin_va_arg_pack ());
}

static void
va_arg_pack_1 (int i)
{
  sink = pack_1 (numbers, i - 10);
}

static inline __attribute__ ((always_inline)) int
pack_2 (int *p, ...)
{
  return read_after (p, __builtin_va_arg_pack_len () - 2,
		     __builtin_va_arg_pack ());
}

static void
va_arg_pack_2 (int i)
{
  sink = pack_2 (wide, numbers, i);
}

static void
va_arg_pack_3 (int i)
{
  sink = pack_2 (wide, wide, wide, wide, wide, numbers, i);
}

/* A caller that knows nothing of the callee.  */
static void
without_prototype (int i)
{
  int (*volatile function) () = (int (*) ()) get;
  sink = function (wide, i);
}

const struct member members[] = {
  READS (vararg_0), READS (vararg_1), READS (vararg_2), READS (vararg_3),
  READS (vararg_4), READS (vararg_5), READS (vararg_6), READS (vararg_9),
  READS (vararg_through_pointer_0), READS (vararg_through_pointer_2),
  READS (vararg_through_pointer_3), READS (vararg_through_pointer_4),
  READS (vararg_through_pointer_5), READS (vararg_through_pointer_9),
  READS (vararg_list), READS (vararg_list_copied),
  READS (vararg_list_by_address), READS (vararg_mixed),
  READS (vararg_mixed_on_stack), READS (vararg_twice),
  READS (va_arg_pack_1), READS (va_arg_pack_2), READS (va_arg_pack_3),
  CLEAN (without_prototype),
  END
};
