/* Reports of violations: the entry for the rest of the runtime.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_REPORT_H
#define MPXGUARD_REPORT_H

#include "runtime.h"

/* An access that left its bounds.  */
struct mpxguard_violation
{
  uint64_t address;		/* First byte of the access.  */
  uint64_t size;		/* Its bytes.  */
  uint64_t lower;		/* The bounds, both inclusive.  */
  uint64_t upper;
  unsigned flags;		/* MPXGUARD_ACCESS_*.  */
  const char *by;		/* The library function, or null.  */
  const void *pc;		/* Where user code goes on: the trace starts
				   with the frame that has this address.  */
  const void *place;		/* What the record of the access's place in
				   the source names, PC if null.  */
  const char *misuse;		/* What was done instead of an access that left
				   its bounds, or null: to the heap, or a
				   fault.  */
  bool is_fault;		/* The processor refused it.  */
  bool has_no_address;		/* ADDRESS is not known.  */
};

/* Somebody found the access of SIZE bytes at ADDRESS outside the bounds
   LOWER to UPPER.  FLAGS are MPXGUARD_ACCESS_*, BY names the library function
   that would make the access, PC is that function's return address
   (__builtin_return_address (0) in a wrapper).

   Looks again by the rules of the cold recheck and returns if the access is
   legal after all.  Otherwise reports; then ends the process, or returns
   when halt_on_error=0.  Keeps errno.  */
void mpxguard_report_access (uint64_t address, uint64_t size, uint64_t lower,
			     uint64_t upper, unsigned flags, const char *by,
			     const void *pc);

/* The same for V, which says all of it.  */
void mpxguard_report_violation (struct mpxguard_violation *v);

/* The heap refused to free or reallocate POINTER, because of WHAT, a phrase
   such as "double free".  PC is the return address of the program's call.
   Reports; then ends the process, or returns when halt_on_error=0.  Keeps
   errno.  Called with no lock of the heap held.  */
void mpxguard_report_bad_free (const char *what, uint64_t pointer,
			       const void *pc);

/* The processor has refused the access V.  Reports; the caller ends the
   process.  */
void mpxguard_report_fault (const struct mpxguard_violation *v);

#endif /* MPXGUARD_REPORT_H */
