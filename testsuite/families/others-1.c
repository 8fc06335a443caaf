/* What must only run clean: code that is not checked, addresses of labels and
   frames, functions of libc with pointers to pointers.

   SPDX-License-Identifier: GPL-3.0-or-later  */

/* { dg-do run } */
/* { dg-mpxguard-env "MPXGUARD_OPTIONS=symbolize=0" } */
/* { dg-additional-options "-lm" } */

#include <math.h>
#include <mpxguard.h>
#include <setjmp.h>

#include "families.h"

MPXGUARD_IGNORE LEAVE static int
get_unchecked (int *p, int i)
{
  return p[i];
}

static void
legacy_1 (int i)
{
  int *p = mpxguard_set_bounds (numbers + 40, sizeof (int));
  sink = get_unchecked (p, i / 2);
}

/* Code that is not checked returns pointers, and calls back.  */
MPXGUARD_IGNORE LEAVE static int *
give_unchecked (int *p, int n)
{
  return p + n;
}

MPXGUARD_IGNORE LEAVE static int
call_unchecked (int (*function) (int *, int), int *p, int i)
{
  return function (p, i);
}

static void
legacy_result (int i)
{
  int *p = mpxguard_set_bounds (wide, sizeof (int));
  sink = get (give_unchecked (p, 100), i);
}

static void
legacy_call_back (int i)
{
  int *p = mpxguard_set_bounds (wide, sizeof (int));
  sink = get (p, 0);
  sink = call_unchecked (get, give_unchecked (wide, 1), i);
}

static void
label_address_1 (int i)
{
  static void *places[] = { &&even, &&odd };
  void *volatile place = places[i & 1];
  goto *place;
even:
  sink = 0;
  return;
odd:
  sink = 1;
}

static void
frame_address_1 (int i)
{
  void **frame = __builtin_frame_address (0);
  sink = frame[0] != NULL;
  sink = __builtin_return_address (0) != NULL;
}

static void
sincos_1 (int i)
{
  volatile double x = i;
  double s = sin (x), c = cos (x);
  if (fabs (s * s + c * c - 1) > 1e-9)
    abort ();
}

/* Pointers in memory that moves keep their bounds, also over each other.  */
static void
memcpy_1 (int i)
{
  int *from[3] = { wide, numbers, wide }, *to[3];
  memcpy (to, from, sizeof to);
  sink = to[1][i];
}

static void
memmove_1 (int i)
{
  int *table[6] = { wide, numbers, wide, wide, wide, wide };
  memmove (table + 2, table, 4 * sizeof *table);
  sink = table[3][i];
}

static void
memmove_down (int i)
{
  int *table[6] = { wide, wide, wide, wide, numbers, wide };
  memmove (table, table + 2, 4 * sizeof *table);
  sink = table[2][i];
}

/* Over the border of two megabytes, whose bounds lie in two tables.  */
static void
memmove_2 (int i)
{
  enum { COUNT = 1 << 17 };
  static int *table[2 * COUNT + 200] __attribute__ ((aligned (1 << 20)));
  int **from = table + COUNT - 20, **to = table + COUNT - 5;
  for (int k = 0; k < 40; k++)
    from[k] = k % 2 ? numbers : wide;
  memmove (to, from, 40 * sizeof *from);
  for (int k = 1; k < 40; k += 2)
    sink = to[k][i];
}

static void
memmove_unaligned (int i)
{
  int *table[4] = { numbers, numbers, numbers, numbers };
  char *bytes = (char *) table;
  memmove (bytes + 1, bytes, 20);
  memmove (bytes, bytes + 1, 20);
  sink = table[0][i] + table[3][i];
}

static void
memmove_zero_length (int i)
{
  volatile size_t none = 0;
  memmove (numbers, wide, none);
  memcpy (wide, numbers + 100, none);
  memset (numbers + 100, 0, none);
}

/* Back from a call by a jump.  */
static jmp_buf place;

LEAVE static void
jump (int *p, int i)
{
  longjmp (place, p[i] + 1);
}

static void
setjmp_1 (int i)
{
  int *volatile p = numbers;
  int *q = numbers;
  if (setjmp (place) == 0)
    jump (p, i);
  sink = p[i] + q[i];
}

/* A call without arguments of a function that has some, and a number made from
   what another function returned.  */
LEAVE static int
number (void)
{
  return 0;
}

static void
number_to_pointer (int i)
{
  int *p = (int *) (long) number ();
  if (p)
    sink = p[i];
}

const struct member members[] = {
  CLEAN (legacy_1), CLEAN (legacy_result), CLEAN (legacy_call_back),
  CLEAN (label_address_1), CLEAN (frame_address_1), CLEAN (sincos_1),
  READS (memcpy_1), READS (memmove_1), READS (memmove_down), READS (memmove_2),
  CLEAN (memmove_unaligned), CLEAN (memmove_zero_length), READS (setjmp_1),
  CLEAN (number_to_pointer),
  END
};
