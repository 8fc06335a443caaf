/* How a function written in C takes part in the passing of bounds: for the
   wrappers of libc and for the functions of the API.

   A wrapper F begins with

       uint64_t ours = mpxguard_consume ((const void *) F);
       struct mpxguard_bounds b = mpxguard_argument (ours, 0, p);

   checks with mpxguard_check (...), does its work, and ends with
   mpxguard_give_result or mpxguard_give_no_result.  All records must be read
   before anything is called that could be instrumented code: a callback
   writes the same area.  Before a callback G:

       mpxguard_prepare_call ((const void *) G, 2);
       mpxguard_give_argument (0, p, bounds_of_p);
       mpxguard_give_argument (1, q, bounds_of_q);
       result = G (p, q);
       struct mpxguard_bounds b = mpxguard_result ((const void *) G, result);

   mpxguard_prepare_call makes all records invalid first, so only those with
   bounds need to be given.

   A signal handler may run at any point and use the area for calls of its
   own.  Whatever it does changes CALLEE and RETURNER.  So a writer writes
   these first, and a reader believes what it read only if it finds them
   unchanged afterwards.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_BOUNDS_H
#define MPXGUARD_BOUNDS_H

#include "mpxguard-heap-layout.h"
#include "report.h"
#include "runtime.h"

struct mpxguard_bounds
{
  uint64_t lower;
  uint64_t upper;
};

/* The area is part of the interface of generated code: initial-exec, so one
   load finds it.  */
extern __thread struct mpxguard_call_area __mpxguard_call_area
  MPXGUARD_EXPORT __attribute__ ((tls_model ("initial-exec")));

/* Return the bounds that allow everything.  */
static inline struct mpxguard_bounds
mpxguard_bounds_init (void)
{
  return (struct mpxguard_bounds) { MPXGUARD_INIT_LOWER, MPXGUARD_INIT_UPPER };
}

/* Return the bounds of the object of SIZE bytes at P.  */
static inline struct mpxguard_bounds
mpxguard_bounds_make (const void *p, uint64_t size)
{
  uint64_t lower = (uint64_t) p;

  return (struct mpxguard_bounds) { lower, lower + size - 1 };
}

/* Whether the process keeps nothing for pointers into the heap
   (metadata=hybrid).  */
extern bool mpxguard_hybrid __attribute__ ((visibility ("hidden")));

/* Whether a pointer for which a table has bounds shows that by its value: it is
   above all of the heap.  So it is with metadata=hybrid, but for programs at fixed
   addresses and in emulators, whose variables lie below.  */
extern bool mpxguard_tracked_are_high __attribute__ ((visibility ("hidden")));

/* Whether the bounds of P are computed from P.  */
static inline bool
mpxguard_derived_p (const void *p)
{
  uint64_t region = (uint64_t) p >> MPXGUARD_HEAP_REGION_SHIFT;

  return mpxguard_hybrid
	 && region - MPXGUARD_HEAP_FIRST_REGION
	      <= MPXGUARD_HEAP_LAST_REGION - MPXGUARD_HEAP_FIRST_REGION;
}

/* Return the place of the last byte's address of what P, for which
   mpxguard_derived_p holds, points into: the last word of its slot in the heap,
   0 if the slot is free, all ones where there is no heap.  *LOWER becomes the
   slot's first byte.  */
static inline const volatile uint64_t *
mpxguard_upper_word (const void *p, uint64_t *lower)
{
  uint64_t address = (uint64_t) p;
  uint64_t n = address >> MPXGUARD_HEAP_REGION_SHIFT;
  uint64_t size = ((const uint64_t *) MPXGUARD_HEAP_SIZES)[n];
  uint64_t magic = ((const uint64_t *) MPXGUARD_HEAP_MAGICS)[n];

  *lower = (uint64_t) ((unsigned __int128) address * magic >> 64) * size;
  return (const volatile uint64_t *) (*lower + size - 8);
}

/* Return the bounds of P, for which mpxguard_derived_p holds: those of its
   slot in the heap, INIT where there is no heap.  */
static inline struct mpxguard_bounds
mpxguard_derive (const void *p)
{
  uint64_t lower;
  uint64_t upper = *mpxguard_upper_word (p, &lower);

  /* A free slot: no byte is legal.  */
  return (struct mpxguard_bounds) { lower, upper ? upper : lower - 1 };
}

/* What the upper words of records are to be combined with by exclusive or:
   all ones in the mpx backend, where bound registers are stored there, which
   hold complements.  */
extern uint64_t mpxguard_record_mask;

/* Return the bounds whose upper bound is the word at WHERE (kept-bounds.h).  */
struct mpxguard_bounds mpxguard_bounds_at (const uint64_t *where)
  __attribute__ ((visibility ("hidden")));

/* Return the bounds that RECORD speaks of.  */
static inline struct mpxguard_bounds
mpxguard_record_bounds (const struct mpxguard_record *record)
{
  if (record->upper == MPXGUARD_RECORD_FOUND && mpxguard_record_mask == 0)
    return mpxguard_bounds_at ((const uint64_t *) record->lower);
  /* Code of the mpx backend that runs before MPX is switched on.  */
  if ((record->lower | record->upper) == 0)
    return mpxguard_bounds_init ();
  return (struct mpxguard_bounds) { record->lower,
				    record->upper ^ mpxguard_record_mask };
}

/* Return the record that says that POINTER has BOUNDS.  */
static inline struct mpxguard_record
mpxguard_record_make (const void *pointer, struct mpxguard_bounds bounds)
{
  return (struct mpxguard_record) { (uint64_t) pointer, bounds.lower,
				    bounds.upper ^ mpxguard_record_mask };
}

/* Keep the compiler from moving accesses of the area across this point.  */
static inline void
mpxguard_area_fence (void)
{
  __atomic_signal_fence (__ATOMIC_SEQ_CST);
}

/* Return nonzero if the area holds records for the function SELF, and make
   them invalid for whoever comes next: they stay readable for SELF, which
   shows the result to mpxguard_argument.  It is a number that no other call
   alive has.  */
static inline uint64_t
mpxguard_consume (const void *self)
{
  struct mpxguard_call_area *area = &__mpxguard_call_area;
  uint64_t ours = 0;

  if (area->callee == (uint64_t) self)
    ours = (uint64_t) __builtin_frame_address (0) | 1;
  area->callee = ours;
  mpxguard_area_fence ();
  return ours;
}

/* Return the bounds of argument N, whose value is POINTER.  OURS is what
   mpxguard_consume returned.  */
static inline struct mpxguard_bounds
mpxguard_argument (uint64_t ours, unsigned n, const void *pointer)
{
  struct mpxguard_call_area *area = &__mpxguard_call_area;
  struct mpxguard_record record;

  if (mpxguard_derived_p (pointer))
    return mpxguard_derive (pointer);
  if (!ours || n >= MPXGUARD_ARGUMENT_RECORDS)
    return mpxguard_bounds_init ();
  record = area->argument[n];
  mpxguard_area_fence ();
  if (area->callee != ours || !(area->valid & 1U << n)
      || record.pointer != (uint64_t) pointer)
    return mpxguard_bounds_init ();
  return mpxguard_record_bounds (&record);
}

/* SELF returns POINTER, which has the bounds BOUNDS.  */
static inline void
mpxguard_give_result (const void *self, const void *pointer,
		      struct mpxguard_bounds bounds)
{
  struct mpxguard_call_area *area = &__mpxguard_call_area;

  area->returner = (uint64_t) self;
  mpxguard_area_fence ();
  area->result = mpxguard_record_make (pointer, bounds);
}

/* The function that returns now says nothing about its result: INIT.  */
static inline void
mpxguard_give_no_result (void)
{
  __mpxguard_call_area.returner = 0;
}

/* Return the bounds of POINTER, which the call of CALLEE just returned, and
   consume them.  */
static inline struct mpxguard_bounds
mpxguard_result (const void *callee, const void *pointer)
{
  struct mpxguard_call_area *area = &__mpxguard_call_area;
  struct mpxguard_record result = area->result;
  bool ours;

  if (mpxguard_derived_p (pointer))
    return mpxguard_derive (pointer);
  mpxguard_area_fence ();
  ours = area->returner == (uint64_t) callee
	 && result.pointer == (uint64_t) pointer;
  area->returner = 0;
  if (ours)
    return mpxguard_record_bounds (&result);
  return mpxguard_bounds_init ();
}

/* The next call is one of CALLEE with ARGUMENTS arguments, none of which has
   a record yet.  */
void mpxguard_prepare_call (const void *callee, unsigned arguments);

/* Argument N of the call being prepared is POINTER with BOUNDS.  */
void mpxguard_give_argument (unsigned n, const void *pointer,
			     struct mpxguard_bounds bounds);

/* Return true if SIZE bytes at P lie inside BOUNDS.  No byte is always
   inside.  */
static inline bool
mpxguard_inside (const void *p, uint64_t size, struct mpxguard_bounds bounds)
{
  uint64_t first = (uint64_t) p;
  uint64_t last = first + size - 1;

  return size == 0
	 || (first >= bounds.lower && last <= bounds.upper && last >= first);
}

/* Check that the access of SIZE bytes at P lies inside BOUNDS.  FLAGS are
   MPXGUARD_ACCESS_*, BY is the name of the function that makes the access,
   PC its return address.  Reports if not; returns then only when the process
   is to go on.  */
static inline void
mpxguard_check (const void *p, uint64_t size, struct mpxguard_bounds bounds,
		unsigned flags, const char *by, const void *pc)
{
  if (MPXGUARD_UNLIKELY (!mpxguard_inside (p, size, bounds)))
    mpxguard_report_access ((uint64_t) p, size, bounds.lower, bounds.upper,
			    flags, by, pc);
}

#endif /* MPXGUARD_BOUNDS_H */
