/* How a function written in C takes part in the passing of bounds: for the
   wrappers of libc and for the functions of the API.

   A wrapper F begins with

       bool ours = mpxguard_consume ((const void *) F);
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

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_BOUNDS_H
#define MPXGUARD_BOUNDS_H

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

/* Return true if the area holds records for the function SELF, and make them
   invalid for whoever comes next: they stay readable for SELF.  */
static inline bool
mpxguard_consume (const void *self)
{
  bool ours = __mpxguard_call_area.callee == (uint64_t) self;

  __mpxguard_call_area.callee = 0;
  return ours;
}

/* Return the bounds of argument N, whose value is POINTER.  OURS is what
   mpxguard_consume returned.  */
static inline struct mpxguard_bounds
mpxguard_argument (bool ours, unsigned n, const void *pointer)
{
  const struct mpxguard_record *record = &__mpxguard_call_area.argument[n];

  if (ours && n < MPXGUARD_ARGUMENT_RECORDS
      && record->pointer == (uint64_t) pointer)
    return (struct mpxguard_bounds) { record->lower, record->upper };
  return mpxguard_bounds_init ();
}

/* SELF returns POINTER, which has the bounds BOUNDS.  */
static inline void
mpxguard_give_result (const void *self, const void *pointer,
		      struct mpxguard_bounds bounds)
{
  __mpxguard_call_area.returner = (uint64_t) self;
  __mpxguard_call_area.result.pointer = (uint64_t) pointer;
  __mpxguard_call_area.result.lower = bounds.lower;
  __mpxguard_call_area.result.upper = bounds.upper;
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
  bool ours = area->returner == (uint64_t) callee
	      && area->result.pointer == (uint64_t) pointer;

  area->returner = 0;
  if (ours)
    return (struct mpxguard_bounds) { area->result.lower, area->result.upper };
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
