/* Pointers as results, alone and in structures, of direct calls and through
   pointers.

   SPDX-License-Identifier: GPL-3.0-or-later  */

/* { dg-do run } */
/* { dg-mpxguard-env "MPXGUARD_OPTIONS=symbolize=0" } */

#include "families.h"

LEAVE static int *
give (int *a, int *p)
{
  return p;
}

static void
return_pointer_1 (int i)
{
  sink = give (wide, numbers)[i];
}

static void
return_pointer_through_pointer (int i)
{
  int *(*volatile function) (int *, int *) = give;
  sink = function (wide, numbers)[i];
}

/* Handed on by a call that is the last thing its caller does.  */
LEAVE static int *
hand_on (int *p, int n)
{
  return n ? hand_on (p, n - 1) : give (wide, p);
}

static void
return_pointer_handed_on (int i)
{
  sink = hand_on (numbers, 3)[i];
}

/* One of several, chosen late.  */
LEAVE static int *
choose (int *p, int *q, int which)
{
  switch (which)
    {
    case 0:
      return q;
    case 1:
      return p + 10;
    default:
      return NULL;
    }
}

static void
return_pointer_inside (int i)
{
  sink = choose (numbers, wide, 1)[i - 10];
}

/* The function returns a pointer and its caller believes that it returns a
   number, and the other way round.  */
static void
wrong_result (int i)
{
  long (*volatile function) (int *, int *) = (long (*) (int *, int *)) give;
  sink = ((int *) function (wide, wide))[i];
}

LEAVE static long
give_number (long n)
{
  return n;
}

static void
number_as_pointer (int i)
{
  int *(*volatile function) (int *) = (int *(*) (int *)) give_number;
  int *p = give (numbers_before, numbers_before);
  sink = function (wide)[i] + p[0];
}

/* Structures: what comes in one register, in two, in one of each kind, and in
   memory.  */
struct one { int *p; };
struct pointer_number { int *p; long n; };
struct number_pointer { long n; int *p; };
struct two { int *p; int *q; };
struct double_pointer { double x; int *p; };
struct pointer_float { int *p; float x; };
struct in_memory { int i; int *p; int j; long k; int *q; };
struct many { int *p[10]; };
struct union_inside { union { int *p; long n; } u; };
struct array_of_one { struct one a[2]; };

LEAVE static int
get_one (struct one s, int i)
{
  return s.p[i];
}

#define RETURNED(NAME, TYPE, FIELD, INITIAL) \
  LEAVE static struct TYPE make_##NAME (int *p, int n) \
  { \
    struct TYPE s = INITIAL; \
    return s; \
  } \
  static void return_struct_##NAME (int i) \
  { \
    struct TYPE s = make_##NAME (numbers, 7); \
    sink = s.FIELD[i]; \
  } \
  static void return_struct_##NAME##_at_once (int i) \
  { \
    struct TYPE (*volatile function) (int *, int) = make_##NAME; \
    sink = get_one ((struct one) { function (numbers, 7).FIELD }, i); \
  }
#define BRACED(...) { __VA_ARGS__ }

RETURNED (1, one, p, BRACED (p))
RETURNED (2, pointer_number, p, BRACED (p, n))
RETURNED (3, number_pointer, p, BRACED (n, p))
RETURNED (4, two, p, BRACED (p, wide))
RETURNED (5, two, q, BRACED (wide, p))
RETURNED (6, in_memory, p, BRACED (1, p, n, 2, wide))
RETURNED (7, in_memory, q, BRACED (1, wide, n, 2, p))
RETURNED (double, double_pointer, p, BRACED (n, p))
RETURNED (float, pointer_float, p, BRACED (p, n))
RETURNED (many, many, p[9], BRACED (BRACED (wide, wide, wide, wide, wide, wide, wide, wide, wide, p)))
RETURNED (union, union_inside, u.p, BRACED (BRACED (p)))
RETURNED (array, array_of_one, a[1].p, BRACED (BRACED (BRACED (wide), BRACED (p))))

/* Straight into memory that somebody else reads.  */
static struct in_memory global;

static void
return_struct_to_global (int i)
{
  global = make_6 (numbers, 7);
  sink = get (global.p, i);
}

/* With variable arguments.  */
LEAVE static struct in_memory
make_from_rest (int n, ...)
{
  va_list list;
  struct in_memory s = { n };
  va_start (list, n);
  s.p = va_arg (list, int *);
  s.q = va_arg (list, int *);
  va_end (list);
  return s;
}

static void
return_struct_from_rest (int i)
{
  sink = make_from_rest (1, wide, numbers).q[i];
}

static void
return_struct_from_rest_at_once (int i)
{
  struct in_memory (*volatile function) (int, ...) = make_from_rest;
  sink = function (1, wide, numbers).q[i];
}

/* From one function through another.  */
LEAVE static struct in_memory
pass_memory (int *p)
{
  return make_7 (p, 2);
}

LEAVE static struct two
pass_two (int *p)
{
  return make_5 (p, 2);
}

static void
return_struct_memory_through (int i)
{
  sink = pass_memory (numbers).q[i];
}

static void
return_struct_two_through (int i)
{
  sink = pass_two (numbers).q[i];
}

const struct member members[] = {
  READS (return_pointer_1), READS (return_pointer_through_pointer),
  READS (return_pointer_handed_on), READS (return_pointer_inside),
  CLEAN (wrong_result), CLEAN (number_as_pointer),
  READS (return_struct_1), READS (return_struct_2), READS (return_struct_3),
  READS (return_struct_4), READS (return_struct_5), READS (return_struct_6),
  READS (return_struct_7), READS (return_struct_double),
  READS (return_struct_float), READS (return_struct_many),
  READS (return_struct_union), READS (return_struct_array),
  READS (return_struct_1_at_once), READS (return_struct_2_at_once),
  READS (return_struct_3_at_once), READS (return_struct_4_at_once),
  READS (return_struct_5_at_once), READS (return_struct_6_at_once),
  READS (return_struct_7_at_once), READS (return_struct_double_at_once),
  READS (return_struct_float_at_once), READS (return_struct_many_at_once),
  READS (return_struct_union_at_once), READS (return_struct_array_at_once),
  READS (return_struct_from_rest), READS (return_struct_from_rest_at_once),
  READS (return_struct_to_global), READS (return_struct_memory_through),
  READS (return_struct_two_through),
  END
};
