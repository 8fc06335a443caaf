/* The functions of mpxguard.h.

   In: pointers, and their bounds from the call area.  Out: pointers with
   other bounds, checks, answers.  To the plugin these are functions like any
   other; called by code that is not instrumented they find no records, and
   every pointer has the bounds INIT.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "bounds.h"
#include "protocol.h"
#include "table.h"

#define API(TYPE, NAME, ...)						\
  MPXGUARD_EXPORT TYPE __mpxguard_api_##NAME (__VA_ARGS__);		\
  TYPE __mpxguard_api_##NAME (__VA_ARGS__)

#define SELF(NAME) ((const void *) __mpxguard_api_##NAME)

/* Return P with the bounds [P, P + SIZE - 1].  */
API (void *, set_bounds, const void *p, size_t size)
{
  mpxguard_consume (SELF (set_bounds));
  mpxguard_give_result (SELF (set_bounds), p, mpxguard_bounds_make (p, size));
  return (void *) p;
}

/* Return P with the part of Q's bounds that lies in [P, P + SIZE - 1].  */
API (void *, narrow_bounds, const void *p, const void *q, size_t size)
{
  uint64_t ours = mpxguard_consume (SELF (narrow_bounds));
  struct mpxguard_bounds b = mpxguard_argument (ours, 1, q);
  struct mpxguard_bounds part = mpxguard_bounds_make (p, size);

  if (part.lower > b.lower)
    b.lower = part.lower;
  if (part.upper < b.upper)
    b.upper = part.upper;
  mpxguard_give_result (SELF (narrow_bounds), p, b);
  return (void *) p;
}

/* Return Q with the bounds of R.  */
API (void *, copy_bounds, const void *q, const void *r)
{
  uint64_t ours = mpxguard_consume (SELF (copy_bounds));

  mpxguard_give_result (SELF (copy_bounds), q, mpxguard_argument (ours, 1, r));
  return (void *) q;
}

/* Return Q with bounds that allow everything.  */
API (void *, init_bounds, const void *q)
{
  mpxguard_consume (SELF (init_bounds));
  mpxguard_give_result (SELF (init_bounds), q, mpxguard_bounds_init ());
  return (void *) q;
}

/* Return Q with bounds that allow nothing.  */
API (void *, null_bounds, const void *q)
{
  mpxguard_consume (SELF (null_bounds));
  mpxguard_give_result (SELF (null_bounds), q,
			(struct mpxguard_bounds) { ~0UL, 0 });
  return (void *) q;
}

/* Write to the tables what bounds POINTER, which lies at SLOT, has.  */
API (void, store_bounds, const void *slot, const void *pointer)
{
  uint64_t ours = mpxguard_consume (SELF (store_bounds));

  mpxguard_store (slot, pointer, mpxguard_argument (ours, 1, pointer));
}

/* Check that Q is not below its lower bound.  */
API (void, check_lower, const void *q)
{
  uint64_t ours = mpxguard_consume (SELF (check_lower));
  struct mpxguard_bounds b = mpxguard_argument (ours, 0, q);

  b.upper = MPXGUARD_INIT_UPPER;
  mpxguard_check (q, 1, b, MPXGUARD_ACCESS_READ, "mpxguard_check_lower",
		  __builtin_return_address (0));
}

/* Check that Q is not above its upper bound.  */
API (void, check_upper, const void *q)
{
  uint64_t ours = mpxguard_consume (SELF (check_upper));
  struct mpxguard_bounds b = mpxguard_argument (ours, 0, q);

  b.lower = MPXGUARD_INIT_LOWER;
  mpxguard_check (q, 1, b, MPXGUARD_ACCESS_READ, "mpxguard_check_upper",
		  __builtin_return_address (0));
}

/* Check that the SIZE bytes at Q lie in Q's bounds.  */
API (void, check_bounds, const void *q, size_t size)
{
  uint64_t ours = mpxguard_consume (SELF (check_bounds));

  mpxguard_check (q, size, mpxguard_argument (ours, 0, q),
		  MPXGUARD_ACCESS_READ, "mpxguard_check_bounds",
		  __builtin_return_address (0));
}

/* Return Q's lower bound.  */
API (const void *, get_lower, const void *q)
{
  uint64_t ours = mpxguard_consume (SELF (get_lower));

  mpxguard_give_no_result ();
  return (const void *) mpxguard_argument (ours, 0, q).lower;
}

/* Return Q's upper bound: the address of the last byte.  */
API (const void *, get_upper, const void *q)
{
  uint64_t ours = mpxguard_consume (SELF (get_upper));

  mpxguard_give_no_result ();
  return (const void *) mpxguard_argument (ours, 0, q).upper;
}

/* The memory [P, P + SIZE) went away by ways that the runtime cannot see.  */
MPXGUARD_EXPORT void mpxguard_region_released (const void *p, size_t size);

void
mpxguard_region_released (const void *p, size_t size)
{
  mpxguard_consume ((const void *) mpxguard_region_released);
  mpxguard_init ();
  mpx_pre_unmap (&mpxguard_space, (uint64_t) p, size);
  mpx_post_unmap (&mpxguard_space);
}
