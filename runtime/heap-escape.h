/* What the files about pointers that left their objects share.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_HEAP_ESCAPE_H
#define MPXGUARD_HEAP_ESCAPE_H

#include "heap-internal.h"
#include "sys.h"
#include "wiped.h"

/* Only general registers are saved when generated code calls.  */
#pragma GCC target ("general-regs-only")

/* Take the lock of all records, with signals blocked: a handler may come here
   too.  The mask goes to OLD.  */
static inline void
heap_escape_lock (mpxguard_sigset *old)
{
  mpxguard_sigset all = ~0UL;

  mpxguard_sys_sigmask (0 /* SIG_BLOCK */, &all, old);
  heap_lock_take (&mpxguard_wiped->escape_lock);
}

/* Let it go.  */
static inline void
heap_escape_unlock (const mpxguard_sigset *old)
{
  heap_lock_drop (&mpxguard_wiped->escape_lock);
  mpxguard_sys_sigmask (2 /* SIG_SETMASK */, old, NULL);
}

/* A pointer to the object from LOWER to UPPER, outside the heap, leaves it.  */
void mpxguard_heap_escape_object (uint64_t lower, uint64_t upper)
  __attribute__ ((visibility ("hidden")));

#endif /* MPXGUARD_HEAP_ESCAPE_H */
