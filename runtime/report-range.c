/* Reports of checks that were made for several accesses at once.

   In: accesses of one size at equal distances, and the bounds that one check
   for all of them, or for them and others, found violated.  Out: a report of
   the first of them that is out of bounds, as if each had its own check.

   The compiler merges the checks of p->a and p->b, and moves those of a loop
   in front of it; which access was wrong is found out here.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "kept-bounds.h"
#include "mpxguard-layout.h"
#include "recheck.h"
#include "report.h"
#include "runtime.h"
#include "stats.h"

/* Accesses of SIZE bytes, COUNT of them, STEP bytes apart.  */
struct range
{
  uint64_t address;		/* The first.  */
  uint64_t size;
  int64_t step;
  uint64_t count;
};

/* Return how many accesses of R stay inside LOWER to UPPER before the first
   that does not.  */
static uint64_t
count_inside (const struct range *r, uint64_t lower, uint64_t upper)
{
  uint64_t room;

  /* What ends before it begins wraps around the end of the addresses.  */
  if (r->address < lower || r->address > upper
      || upper - r->address < r->size - 1)
    return 0;
  if (r->step == 0)
    return r->count;
  room = r->step > 0 ? upper - (r->size - 1) - r->address
		     : r->address - lower;
  return room / (uint64_t) (r->step > 0 ? r->step : -r->step) + 1;
}

/* Return whether all of R lies where the second look allows it; V says the
   rest.  */
static bool
all_accepted (const struct range *r, struct mpxguard_violation *v)
{
  uint64_t distance;

  if (__builtin_mul_overflow (r->step < 0 ? -r->step : r->step, r->count - 1,
			      &distance)
      || distance > UINT64_MAX / 2)
    return false;
  v->address = r->step < 0 ? r->address - distance : r->address;
  v->size = r->size + distance;
  return mpxguard_recheck_accepts (v);
}

/* Called by report-entry.S with the arguments of __mpxguard_report_range, its
   return address PC, and the COUNT of accesses.  */
void mpxguard_range_failed (uint64_t address, uint64_t lower, uint64_t upper,
			    uint64_t info, const void *pc, uint64_t count)
  __attribute__ ((used));

void
mpxguard_range_failed (uint64_t address, uint64_t lower, uint64_t upper,
		       uint64_t info, const void *pc, uint64_t count)
{
  struct range r = { address, MPXGUARD_RANGE_SIZE (info),
		     MPXGUARD_RANGE_STEP (info), count };
  struct mpxguard_violation v
    = { .lower = lower, .upper = upper,
	.flags = MPXGUARD_RANGE_FLAGS (info), .pc = pc };
  uint64_t inside;

  upper = v.upper = mpxguard_recheck_upper (lower, upper);
  inside = count_inside (&r, lower, upper);
  if (inside >= count)
    return;
  if (all_accepted (&r, &v))
    {
      mpxguard_count (rechecks, 1);
      return;
    }
  v.size = r.size;
  for (uint64_t i = inside; i < count; i++)
    {
      v.address = address + (uint64_t) r.step * i;
      if ((v.address < lower || v.address > upper
	   || upper - v.address < r.size - 1)
	  && !mpxguard_recheck_accepts (&v))
	{
	  mpxguard_report_access (v.address, v.size, lower, upper, v.flags,
				  NULL, pc);
	  return;
	}
    }
}

/* The same for __mpxguard_report_found_range; the upper bound is the word at
   WHERE.  */
void mpxguard_found_range_failed (uint64_t address, const uint64_t *where,
				  uint64_t info, uint64_t count,
				  const void *pc)
  __attribute__ ((used));

void
mpxguard_found_range_failed (uint64_t address, const uint64_t *where,
			     uint64_t info, uint64_t count, const void *pc)
{
  struct mpxguard_bounds bounds = mpxguard_bounds_at (where);

  mpxguard_range_failed (address, bounds.lower, bounds.upper, info, pc, count);
}
