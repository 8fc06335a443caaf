/* How bounds travel: records are believed by the function that they name and
   only once, only for the value that arrived; variadic arguments get entries
   in memory; the API's out-of-line functions take part.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "unit.h"

#include "export.h"
#include "table.h"

void *__mpxguard_api_set_bounds (const void *, size_t);
void *__mpxguard_api_narrow_bounds (const void *, const void *, size_t);
void *__mpxguard_api_copy_bounds (const void *, const void *);
void *__mpxguard_api_init_bounds (const void *);
void *__mpxguard_api_null_bounds (const void *);
void __mpxguard_api_store_bounds (const void **, const void *);
const void *__mpxguard_api_get_lower (const void *);
const void *__mpxguard_api_get_upper (const void *);
void mpxguard_region_released (const void *, size_t);

#define SELF(F) ((const void *) (F))

static char object[100];

static bool
same (struct mpxguard_bounds b, uint64_t lower, uint64_t upper)
{
  return b.lower == lower && b.upper == upper;
}

static bool
is_init (struct mpxguard_bounds b)
{
  return same (b, 0, ~0UL);
}

/* Be called with records.  */
static void __attribute__ ((noinline))
take_call (void)
{
  CHECK (mpxguard_consume (SELF (is_init)));
}

static void
check_records (void)
{
  struct mpxguard_bounds b = mpxguard_bounds_make (object, 100);
  uint64_t ours;

  mpxguard_prepare_call (SELF (check_records), 3);
  mpxguard_give_argument (1, object + 5, b);
  mpxguard_give_argument (MPXGUARD_ARGUMENT_RECORDS, object, b);
  /* Another function does not believe them, and uses them up.  */
  CHECK (!mpxguard_consume (SELF (is_init)));
  CHECK (!mpxguard_consume (SELF (check_records)));
  mpxguard_prepare_call (SELF (check_records), 3);
  mpxguard_give_argument (1, object + 5, b);
  ours = mpxguard_consume (SELF (check_records));
  CHECK (ours);
  CHECK (__mpxguard_call_area.callee != (uint64_t) SELF (check_records));
  CHECK (same (mpxguard_argument (ours, 1, object + 5), b.lower, b.upper));
  CHECK (is_init (mpxguard_argument (ours, 1, object + 6)));
  CHECK (is_init (mpxguard_argument (ours, 0, object + 5)));
  CHECK (is_init (mpxguard_argument (ours, 0, NULL)));
  CHECK (is_init (mpxguard_argument (0, 1, object + 5)));
  CHECK (is_init (mpxguard_argument (ours, 1000, object)));
  /* A signal handler made a call meanwhile.  */
  mpxguard_prepare_call (SELF (is_init), 2);
  mpxguard_give_argument (1, object + 5, mpxguard_bounds_make (object, 1));
  CHECK (is_init (mpxguard_argument (ours, 1, object + 5)));
  take_call ();
  CHECK (is_init (mpxguard_argument (ours, 1, object + 5)));
}

static void
check_results (void)
{
  struct mpxguard_bounds b = mpxguard_bounds_make (object, 100);

  mpxguard_give_result (SELF (check_results), object, b);
  CHECK (same (mpxguard_result (SELF (check_results), object), b.lower,
	       b.upper));
  CHECK (is_init (mpxguard_result (SELF (check_results), object)));
  mpxguard_give_result (SELF (check_results), object, b);
  CHECK (is_init (mpxguard_result (SELF (check_results), object + 1)));
  mpxguard_give_result (SELF (check_results), object, b);
  CHECK (is_init (mpxguard_result (SELF (check_records), object)));
  mpxguard_give_result (SELF (check_results), object, b);
  mpxguard_give_no_result ();
  CHECK (is_init (mpxguard_result (SELF (check_results), object)));
  CHECK (mpxguard_inside (object, 100, b) && !mpxguard_inside (object, 101, b)
	 && !mpxguard_inside (object - 1, 1, b)
	 && mpxguard_inside (object + 100, 0, b)
	 && !mpxguard_inside (object + 1, ~0UL, b));
}

/* A variadic function as it looks in memory: one named argument, FILE and
   four variable ones in registers, four on the stack.  */
static uint64_t saved[6 + 16];
static uint64_t overflow[6];

static void
lay_arguments_out (void)
{
  for (unsigned i = 0; i < 6; i++)
    {
      saved[i] = (uint64_t) &object[i];
      overflow[i] = (uint64_t) &object[10 + i];
    }
  saved[3] = 77;
}

/* Return the bounds of the word at SLOT.  */
static struct mpxguard_bounds
at (const uint64_t *slot)
{
  return mpxguard_load (slot, (const void *) *slot);
}

static void
check_variadic (void)
{
  struct mpxguard_va_list ap = { 8, 48, overflow, saved };

  lay_arguments_out ();
  /* Left over from before.  */
  mpxguard_store (&saved[2], &object[2], mpxguard_bounds_make (object, 3));
  mpxguard_store (&overflow[1], &object[11], mpxguard_bounds_make (object, 3));
  mpxguard_prepare_call (SELF (check_variadic), 9);
  __mpxguard_call_area.stack_words = 4;
  mpxguard_give_argument (0, &object[1], mpxguard_bounds_make (object, 1));
  mpxguard_give_argument (1, &object[1], mpxguard_bounds_make (object, 50));
  mpxguard_give_argument (4, &object[4], mpxguard_bounds_make (object, 60));
  mpxguard_give_argument (8, &object[12], mpxguard_bounds_make (object, 70));
  __mpxguard_va_entry (&ap, SELF (check_variadic));
  CHECK (at (&saved[1]).upper == (uint64_t) object + 49);
  CHECK (is_init (at (&saved[2])) && is_init (at (&saved[3])));
  CHECK (at (&saved[4]).upper == (uint64_t) object + 59);
  CHECK (at (&overflow[2]).upper == (uint64_t) object + 69);
  CHECK (is_init (at (&overflow[1])) && is_init (at (&overflow[4])));
  CHECK (__mpxguard_call_area.callee == 0);
  /* The same places, reached from code that is not instrumented.  */
  __mpxguard_va_entry (&ap, SELF (check_variadic));
  CHECK (is_init (at (&saved[1])) && is_init (at (&saved[4])));
}

/* Equal values take their records in order.  */
static void
check_variadic_order (void)
{
  struct mpxguard_va_list ap = { 8, 48, overflow, saved };

  lay_arguments_out ();
  saved[1] = saved[2] = (uint64_t) &object[7];
  mpxguard_prepare_call (SELF (check_variadic), 3);
  mpxguard_give_argument (1, &object[7], mpxguard_bounds_make (object, 11));
  mpxguard_give_argument (2, &object[7], mpxguard_bounds_make (object, 22));
  __mpxguard_va_entry (&ap, SELF (check_variadic));
  CHECK (at (&saved[1]).upper == (uint64_t) object + 10);
  CHECK (at (&saved[2]).upper == (uint64_t) object + 21);
}

/* Call F of the API with Q, which has the bounds of 100 bytes, as argument N;
   leave the bounds of the result in RESULT.  */
#define WITH_BOUNDS(F, N, Q)						\
  (mpxguard_prepare_call (SELF (F), 2),					\
   mpxguard_give_argument (N, Q, mpxguard_bounds_make (object, 100)))

static void
check_api (void)
{
  const void *slot = object + 3;
  void *p = __mpxguard_api_set_bounds (object, 10);

  CHECK (p == object
	 && mpxguard_result (SELF (__mpxguard_api_set_bounds), p).upper
	      == (uint64_t) object + 9);
  WITH_BOUNDS (__mpxguard_api_narrow_bounds, 1, object);
  p = __mpxguard_api_narrow_bounds (object + 90, object, 20);
  CHECK (same (mpxguard_result (SELF (__mpxguard_api_narrow_bounds), p),
	       (uint64_t) object + 90, (uint64_t) object + 99));
  WITH_BOUNDS (__mpxguard_api_copy_bounds, 1, object);
  p = __mpxguard_api_copy_bounds (&slot, object);
  CHECK (same (mpxguard_result (SELF (__mpxguard_api_copy_bounds), p),
	       (uint64_t) object, (uint64_t) object + 99));
  p = __mpxguard_api_init_bounds (object);
  CHECK (is_init (mpxguard_result (SELF (__mpxguard_api_init_bounds), p)));
  p = __mpxguard_api_null_bounds (object);
  CHECK (!mpxguard_inside (p, 1,
			   mpxguard_result (SELF (__mpxguard_api_null_bounds),
					    p)));
  WITH_BOUNDS (__mpxguard_api_store_bounds, 1, slot);
  __mpxguard_api_store_bounds (&slot, slot);
  CHECK (same (mpxguard_load (&slot, slot), (uint64_t) object,
	       (uint64_t) object + 99));
  mpxguard_region_released (&slot, sizeof slot);
  CHECK (is_init (mpxguard_load (&slot, slot)));
  WITH_BOUNDS (__mpxguard_api_get_lower, 0, slot);
  CHECK (__mpxguard_api_get_lower (slot) == object);
  WITH_BOUNDS (__mpxguard_api_get_upper, 0, slot);
  CHECK (__mpxguard_api_get_upper (slot) == object + 99);
  CHECK (__mpxguard_api_get_upper (slot) == (void *) ~0UL);
}

int
main (void)
{
  mpxguard_init ();
  check_records ();
  check_results ();
  check_variadic ();
  check_variadic_order ();
  check_api ();
  return 0;
}
