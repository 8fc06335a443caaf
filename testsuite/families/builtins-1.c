/* What a program says of bounds itself (mpxguard.h).

   Null bounds have no sides: ../run/api-3-ubv.c.

   SPDX-License-Identifier: GPL-3.0-or-later  */

/* { dg-do run } */
/* { dg-mpxguard-env "MPXGUARD_OPTIONS=symbolize=0" } */

#include <mpxguard.h>

#include "families.h"

static void
set_bounds (int i)
{
  int *p = mpxguard_set_bounds (numbers + 10, 10 * sizeof (int));
  sink = get (p, i);
}

static void
set_bounds_larger (int i)
{
  sink = get (mpxguard_set_bounds (&wide[100], 100 * sizeof (int)), i);
}

static void
narrow_bounds (int i)
{
  int *p = mpxguard_narrow_bounds (numbers + 10, numbers, 10 * sizeof (int));
  sink = get (p, i);
}

/* No more than there was.  */
static void
narrow_bounds_no_wider (int i)
{
  int *p = mpxguard_narrow_bounds (numbers + 10, numbers, 400 * sizeof (int));
  sink = get (p, i);
}

static void
narrow_bounds_of_init (int i)
{
  int *q = mpxguard_init_bounds (wide + 100);
  sink = get (mpxguard_narrow_bounds (q, q, 100 * sizeof (int)), i);
}

static void
copy_bounds (int i)
{
  int *p = mpxguard_set_bounds (numbers + 10, 10 * sizeof (int));
  int *q = mpxguard_copy_bounds (numbers + 15, p);
  sink = q[i];
}

static void
init_bounds (int i)
{
  sink = get (mpxguard_init_bounds (numbers + 50), i);
}

static void
init_bounds_behind (int i)
{
  int *p = mpxguard_set_bounds (wide + 10, sizeof (int));
  sink = get (mpxguard_init_bounds (p), i);
}

static int *slot;

static void
store_bounds (int i)
{
  int *p = mpxguard_set_bounds (numbers + 10, 10 * sizeof (int));
  slot = numbers;
  mpxguard_store_bounds (&slot, p - 10);
  sink = get (slot, i);
}

static void
check_bounds (int i)
{
  mpxguard_check_bounds (numbers + i, 4);
}

static void
check_lower (int i)
{
  mpxguard_check_lower (numbers + i);
}

static void
check_upper (int i)
{
  mpxguard_check_upper (numbers + i);
}

static void
get_bounds (int i)
{
  int *p = mpxguard_set_bounds (numbers + 10, 10 * sizeof (int));
  int *q = mpxguard_init_bounds (numbers);
  const char *lower = mpxguard_get_lower (p + i);
  const char *upper = mpxguard_get_upper (p + i);

  if (lower != (char *) (numbers + 10) || upper != (char *) (numbers + 20) - 1
      || mpxguard_get_lower (q) != NULL
      || mpxguard_get_upper (q) != (void *) -1)
    abort ();
}

const struct member members[] = {
  { "set_bounds", set_bounds, -1, 0, 9, 10, "read", 4, 40, "" },
  { "set_bounds_larger", set_bounds_larger, -1, 0, 99, 100, "read", 4, 400, "" },
  { "narrow_bounds", narrow_bounds, -1, 0, 9, 10, "read", 4, 40, "" },
  { "narrow_bounds_no_wider", narrow_bounds_no_wider, -1, 0, 89, 90, "read", 4,
    360, "" },
  { "narrow_bounds_of_init", narrow_bounds_of_init, -1, 0, 99, 100, "read", 4,
    400, "" },
  { "copy_bounds", copy_bounds, -6, -5, 4, 5, "read", 4, 40, "" },
  { "init_bounds", init_bounds, NEVER, -60, 49, NEVER, "", 0, 0, "" },
  { "init_bounds_behind", init_bounds_behind, NEVER, -10, 99, NEVER, "", 0, 0,
    "" },
  { "store_bounds", store_bounds, 9, 10, 19, 20, "read", 4, 40, "" },
  { "check_bounds", check_bounds, -1, 0, 99, 100, "read", 4, 400, "" },
  { "check_lower", check_lower, -1, 0, 100, NEVER, "read", 1, 0, "" },
  { "check_upper", check_upper, NEVER, -1, 99, 100, "read", 1, 0, "" },
  { "get_bounds", get_bounds, NEVER, 0, 9, NEVER, "", 0, 0, "" },
  END
};
