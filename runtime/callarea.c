/* The area through which bounds travel from caller to callee.

   In: calls from generated code and from C code of the runtime.  Out: the
   thread's records.  The layout is asserted here against the offsets that
   generated code uses.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "export.h"

__thread struct mpxguard_call_area __mpxguard_call_area;

uint64_t mpxguard_record_mask;

#define ASSERT_OFFSET(FIELD, OFFSET) \
  _Static_assert (offsetof (struct mpxguard_call_area, FIELD) == (OFFSET), \
		  "mpxguard-layout.h contradicts itself: " #FIELD)

ASSERT_OFFSET (callee, MPXGUARD_AREA_CALLEE);
ASSERT_OFFSET (valid, MPXGUARD_AREA_VALID);
ASSERT_OFFSET (stack_words, MPXGUARD_AREA_STACK_WORDS);
ASSERT_OFFSET (argument[0], MPXGUARD_AREA_ARGUMENT (0));
ASSERT_OFFSET (argument[MPXGUARD_ARGUMENT_RECORDS - 1],
	       MPXGUARD_AREA_ARGUMENT (MPXGUARD_ARGUMENT_RECORDS - 1));
ASSERT_OFFSET (returner, MPXGUARD_AREA_RETURNER);
ASSERT_OFFSET (result, MPXGUARD_AREA_RESULT);
_Static_assert (sizeof (struct mpxguard_call_area) == MPXGUARD_AREA_SIZE,
		"mpxguard-layout.h contradicts itself: the area's size");
_Static_assert (offsetof (struct mpxguard_record, pointer)
		  == MPXGUARD_RECORD_POINTER
		&& offsetof (struct mpxguard_record, lower)
		     == MPXGUARD_RECORD_LOWER
		&& offsetof (struct mpxguard_record, upper)
		     == MPXGUARD_RECORD_UPPER,
		"mpxguard-layout.h contradicts itself: the record");

void
mpxguard_prepare_call (const void *callee, unsigned arguments)
{
  struct mpxguard_call_area *area = &__mpxguard_call_area;

  area->callee = (uint64_t) callee;
  mpxguard_area_fence ();
  area->valid = 0;
  area->stack_words = arguments > 6 ? arguments - 6 : 0;
  area->returner = 0;
}

void
mpxguard_give_argument (unsigned n, const void *pointer,
			struct mpxguard_bounds bounds)
{
  struct mpxguard_call_area *area = &__mpxguard_call_area;

  if (n >= MPXGUARD_ARGUMENT_RECORDS)
    return;
  area->argument[n] = mpxguard_record_make (pointer, bounds);
  area->valid |= 1U << n;
}

/* If RECORD describes an aggregate of SIZE bytes, let the bounds in it move
   to TO.  */

static void
take_aggregate (const struct mpxguard_record *record, void *to, uint64_t size)
{
  if (record->upper == MPXGUARD_RECORD_AGGREGATE && record->lower == size)
    __mpxguard_copy_bounds (to, (const void *) record->pointer, size);
}

/* The function that was just entered has argument N, an aggregate of SIZE
   bytes, at TO.  OURS says whether the records are for it.  */

void
__mpxguard_take_argument (uint64_t n, void *to, uint64_t size, uint64_t ours)
{
  if (ours && n < MPXGUARD_ARGUMENT_RECORDS
      && (__mpxguard_call_area.valid & 1U << n))
    take_aggregate (&__mpxguard_call_area.argument[n], to, size);
}

/* The same for code of metadata=hybrid: the function is SELF, and the record
   is consumed.  */

void
__mpxguard_consume_argument (uint64_t n, void *to, uint64_t size,
			     uint64_t self)
{
  struct mpxguard_call_area *area = &__mpxguard_call_area;

  if (area->callee != self || n >= MPXGUARD_ARGUMENT_RECORDS
      || !(area->valid & 1U << n))
    return;
  area->valid &= ~(1U << n);
  take_aggregate (&area->argument[n], to, size);
}

/* CALLEE has just returned an aggregate of SIZE bytes, now at TO.  OURS is
   true.  */

void
__mpxguard_take_result (uint64_t callee, void *to, uint64_t size,
			uint64_t ours)
{
  if (ours && __mpxguard_call_area.returner == callee)
    take_aggregate (&__mpxguard_call_area.result, to, size);
  __mpxguard_call_area.returner = 0;
}
