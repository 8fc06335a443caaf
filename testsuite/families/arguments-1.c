/* Pointers as arguments: in general registers and on the stack, alone, in
   structures and unions, of direct calls and through pointers.

   SPDX-License-Identifier: GPL-3.0-or-later  */

/* { dg-do run } */
/* { dg-mpxguard-env "MPXGUARD_OPTIONS=symbolize=0" } */
/* { dg-additional-options "-Wno-psabi" } */

#include "families.h"

/* N pointers in front of the one that is read through.  */
#define P1 int *a
#define P2 P1, int *b
#define P3 P2, int *c
#define P4 P3, int *d
#define P5 P4, int *e
#define P6 P5, int *f
#define P7 P6, int *g
#define P8 P7, int *h
#define P9 P8, int *j
#define A1 wide
#define A2 A1, wide
#define A3 A2, wide
#define A4 A3, wide
#define A5 A4, wide
#define A6 A5, wide
#define A7 A6, wide
#define A8 A7, wide
#define A9 A8, wide

LEAVE static int
take_1 (int *p, int i)
{
  return p[i];
}

static void
pointer_arg_1 (int i)
{
  sink = take_1 (numbers, i);
}

static void
through_pointer_1 (int i)
{
  int (*volatile function) (int *, int) = take_1;
  sink = function (numbers, i);
}

#define POINTER_ARGUMENT(N, PARAMETERS, ARGUMENTS) \
  LEAVE static int take_##N (PARAMETERS, int *p, int i) { return p[i]; } \
  static void pointer_arg_##N (int i) \
  { \
    sink = take_##N (ARGUMENTS, numbers, i); \
  } \
  static void through_pointer_##N (int i) \
  { \
    int (*volatile function) (PARAMETERS, int *p, int i) = take_##N; \
    sink = function (ARGUMENTS, numbers, i); \
  }

POINTER_ARGUMENT (2, P1, A1)
POINTER_ARGUMENT (3, P2, A2)
POINTER_ARGUMENT (4, P3, A3)
POINTER_ARGUMENT (5, P4, A4)
POINTER_ARGUMENT (6, P5, A5)
POINTER_ARGUMENT (7, P6, A6)
POINTER_ARGUMENT (8, P7, A7)
POINTER_ARGUMENT (9, P8, A8)
POINTER_ARGUMENT (10, P9, A9)

/* Numbers between pointers: bounds are counted over pointers.  */
LEAVE static int
take_mixed (long x, int *a, double y, long z, int *p, char *t, int i)
{
  return p[i] + (int) (x + y + z) + t[0] + a[0];
}

static void
pointer_arg_mixed (int i)
{
  sink = take_mixed (1, wide, 2.0, 3, numbers, (char *) wide, i);
}

/* Two pointers of which the first, and the second, is read through: what
   fastcall passes in two registers elsewhere.  */
LEAVE static int
take_first (int *p, int *q, int i)
{
  return p[i];
}

LEAVE static int
take_second (int *p, int *q, int i)
{
  return q[i];
}

static void
fastcall_1 (int i)
{
  sink = take_first (numbers, wide, i);
}

static void
fastcall_2 (int i)
{
  sink = take_second (wide, numbers, i);
}

/* A definition without a prototype.  */
LEAVE static int
take_old (a, p, i)
     float a;
     int *p;
     short i;
{
  return p[i];
}

static void
old_style (int i)
{
  sink = take_old (1.0, numbers, i);
}

/* Pointer arguments of a function that calls itself, and of one that calls the
   last thing it does.  */
LEAVE static int
take_again (int depth, P6, int *p, int i)
{
  if (depth)
    return take_again (depth - 1, b, c, d, e, f, a, p, i) + 1;
  return p[i];
}

static void
recursive (int i)
{
  sink = take_again (5, A6, numbers, i);
}

LEAVE static int
take_and_pass (P6, int *p, int i)
{
  return take_8 (p, b, c, d, e, f, a, p, i);
}

static void
sibling (int i)
{
  sink = take_and_pass (A6, numbers, i);
}

/* Structures.  */
struct pointer_first { int *p; int i; int j; };
struct pointer_last { int i; int j; int *p; };
struct two_pointers { int *p[2]; };
struct one_pointer { int *p; };
struct with_double { double x; int *p; };
struct with_float { int *p; float x; };
struct in_memory { int *p; long x; int *q; };
struct packed { char c; int *p; } __attribute__ ((packed));
struct aligned { int *p; } __attribute__ ((aligned (32)));
struct nested { struct one_pointer one; struct { int *q; } other; };
struct many { int *p[9]; };
struct wide_number { __int128 x; int *p; };
struct with_union { union { int i; long j; } v; union { int *p; long n; } u; };

LEAVE static int
in_struct_1 (struct pointer_first s)
{
  return s.p[s.i + s.j];
}

static void
struct_arg_1 (int i)
{
  struct pointer_first s = { numbers, 50, i - 50 };
  sink = in_struct_1 (s);
}

LEAVE static int
in_struct_2 (struct pointer_last s)
{
  return s.p[s.i + s.j];
}

static void
struct_arg_2 (int i)
{
  struct pointer_last s = { 50, i - 50, numbers };
  sink = in_struct_2 (s);
}

/* Pointers in front of a structure, which goes to the stack if it has not two
   registers left.  */
#define STRUCT_ARGUMENT(N, PARAMETERS, ARGUMENTS) \
  LEAVE static int in_struct_##N (PARAMETERS, struct pointer_first s) \
  { \
    return s.p[s.i + s.j]; \
  } \
  static void struct_arg_##N (int i) \
  { \
    struct pointer_first s = { numbers, 50, i - 50 }; \
    sink = in_struct_##N (ARGUMENTS, s); \
  }

STRUCT_ARGUMENT (3, P1, A1)
STRUCT_ARGUMENT (4, P2, A2)
STRUCT_ARGUMENT (5, P3, A3)
STRUCT_ARGUMENT (6, P4, A4)
STRUCT_ARGUMENT (7, P5, A5)

LEAVE static int
in_struct_8 (struct two_pointers s, int which, int i)
{
  return s.p[which][i];
}

static void
struct_arg_8 (int i)
{
  struct two_pointers s = { { numbers, wide } };
  sink = in_struct_8 (s, 0, i);
}

static void
struct_arg_9 (int i)
{
  struct two_pointers s = { { wide, numbers } };
  sink = in_struct_8 (s, 1, i);
}

LEAVE static int
in_struct_10 (P6, struct one_pointer s, int i)
{
  return s.p[i];
}

static void
struct_arg_10 (int i)
{
  struct one_pointer s = { numbers };
  sink = in_struct_10 (A6, s, i);
}

/* Shapes.  */
#define SHAPE(NAME, TYPE, FIELD, INITIAL) \
  LEAVE static int take_##NAME (int *a, struct TYPE s, int *b, int i) \
  { \
    return s.FIELD[i]; \
  } \
  static void struct_##NAME (int i) \
  { \
    struct TYPE s = INITIAL; \
    sink = take_##NAME (wide, s, wide, i); \
  } \
  static void struct_##NAME##_through_pointer (int i) \
  { \
    int (*volatile function) (int *, struct TYPE, int *, int) = take_##NAME; \
    struct TYPE s = INITIAL; \
    sink = function (wide, s, wide, i); \
  }
#define BRACED(...) { __VA_ARGS__ }

SHAPE (double, with_double, p, BRACED (1.0, numbers))
SHAPE (float, with_float, p, BRACED (numbers, 1.0))
SHAPE (memory_1, in_memory, p, BRACED (numbers, 1, wide))
SHAPE (memory_2, in_memory, q, BRACED (wide, 1, numbers))
SHAPE (aligned, aligned, p, BRACED (numbers))
SHAPE (nested, nested, other.q, BRACED (BRACED (wide), BRACED (numbers)))
SHAPE (many, many, p[8], BRACED (BRACED (A8, numbers)))
SHAPE (int128, wide_number, p, BRACED (1, numbers))
SHAPE (union, with_union, u.p, BRACED (BRACED (1), BRACED (numbers)))

/* A pointer that is not aligned shares its entry with others: its bounds may be
   lost, and nothing else may happen.  */
LEAVE static int
take_packed (struct packed s, int i)
{
  return s.p[i];
}

static void
struct_packed (int i)
{
  struct packed s = { 'c', numbers };
  sink = take_packed (s, i);
}

union pointer_or_number { int *p; long n; };

LEAVE static int
in_union (int *a, union pointer_or_number u, int i)
{
  return u.p[i];
}

static void
union_arg_1 (int i)
{
  union pointer_or_number u = { .p = numbers };
  sink = in_union (wide, u, i);
}

/* A structure by value whose copy is changed by the callee.  */
LEAVE static int
change (struct in_memory s, int i)
{
  int *was = s.p;
  s.p = wide;
  s.q = was;
  return in_struct_1 ((struct pointer_first) { s.q, i, 0 });
}

static void
struct_changed (int i)
{
  struct in_memory s = { numbers, 1, wide };
  sink = change (s, i);
}

/* Callers and callees that do not agree: nothing may be reported that is
   right.  */
LEAVE static int
take_number (long p, int i, int *q)
{
  return ((int *) p)[i] + q[i];
}

static void
wrong_prototype (int i)
{
  int (*volatile function) (int *, int, int *)
    = (int (*) (int *, int, int *)) take_number;
  sink = function (numbers, i, wide);
}

LEAVE static int
take_fewer (int *p)
{
  return p[399];
}

static void
too_many_arguments (int i)
{
  int (*volatile function) () = (int (*) ()) take_fewer;
  sink = function (wide, numbers, i);
}

/* Arguments of another convention.  */
LEAVE __attribute__ ((ms_abi)) static int
take_ms (int *a, int *p, int i)
{
  return p[i];
}

static void
other_convention (int i)
{
  sink = take_ms (wide, numbers, i);
}

const struct member members[] = {
  READS (pointer_arg_1), READS (pointer_arg_2), READS (pointer_arg_3),
  READS (pointer_arg_4), READS (pointer_arg_5), READS (pointer_arg_6),
  READS (pointer_arg_7), READS (pointer_arg_8), READS (pointer_arg_9),
  READS (pointer_arg_10), READS (pointer_arg_mixed),
  READS (through_pointer_1), READS (through_pointer_2),
  READS (through_pointer_3), READS (through_pointer_4),
  READS (through_pointer_5), READS (through_pointer_6),
  READS (through_pointer_7), READS (through_pointer_8),
  READS (through_pointer_9), READS (through_pointer_10),
  READS (fastcall_1), READS (fastcall_2), READS (old_style), READS (recursive),
  READS (sibling),
  READS (struct_arg_1), READS (struct_arg_2), READS (struct_arg_3),
  READS (struct_arg_4), READS (struct_arg_5), READS (struct_arg_6),
  READS (struct_arg_7), READS (struct_arg_8), READS (struct_arg_9),
  READS (struct_arg_10),
  READS (struct_double), READS (struct_double_through_pointer),
  READS (struct_float), READS (struct_float_through_pointer),
  READS (struct_memory_1), READS (struct_memory_1_through_pointer),
  READS (struct_memory_2), READS (struct_memory_2_through_pointer),
  READS (struct_aligned), READS (struct_aligned_through_pointer),
  READS (struct_nested), READS (struct_nested_through_pointer),
  READS (struct_many), READS (struct_many_through_pointer),
  READS (struct_int128), READS (struct_int128_through_pointer),
  READS (struct_union), READS (struct_union_through_pointer),
  READS (union_arg_1), READS (struct_changed),
  CLEAN (struct_packed), CLEAN (wrong_prototype), CLEAN (too_many_arguments),
  CLEAN (other_convention),
  END
};
