/* Pointers that leave their object, where the bounds are known as generated
   code has found them.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "bounds.h"

/* See heap-escape.c.  */
void mpxguard_escape (uint64_t value, uint64_t lower, uint64_t upper);

/* Called by escape-entry.S with the arguments of __mpxguard_escape_found: the
   pointer VALUE leaves the object whose upper bound is the word at WHERE.  */
void mpxguard_escape_found (uint64_t value, const uint64_t *where)
  __attribute__ ((used));

void
mpxguard_escape_found (uint64_t value, const uint64_t *where)
{
  struct mpxguard_bounds bounds = mpxguard_bounds_at (where);

  mpxguard_escape (value, bounds.lower, bounds.upper);
}
