/* Counters for the statistics at exit.  What the unmap protocol counts stands
   in space.h.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_STATS_H
#define MPXGUARD_STATS_H

#include <stdint.h>

/* What is counted: name, text.  */
#define MPXGUARD_COUNTERS(C)						\
  C (modules, "modules registered")					\
  C (sweeps, "sweeps over the process's mappings")			\
  C (static_pointers, "initialised pointers given bounds")		\
  C (escapes, "pointers recorded when they escaped their objects")	\
  C (rechecks, "failed checks that the recheck accepted")		\
  C (reports, "violations reported")					\
  C (reports_dropped, "violations beyond max_reports")			\
  C (reports_repeated, "violations at places reported before")		\
  C (reports_suppressed, "violations that were suppressed")

struct mpxguard_counters
{
#define MPXGUARD_COUNTER(NAME, TEXT) uint64_t NAME;
  MPXGUARD_COUNTERS (MPXGUARD_COUNTER)
#undef MPXGUARD_COUNTER
};

extern struct mpxguard_counters mpxguard_counters;

/* Add N to the counter NAME.  */
#define mpxguard_count(NAME, N) \
  ((void) __atomic_fetch_add (&mpxguard_counters.NAME, (N), __ATOMIC_RELAXED))

#endif /* MPXGUARD_STATS_H */
