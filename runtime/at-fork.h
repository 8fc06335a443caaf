/* Handlers of fork.

   pthread_atfork stands in a part of the C library that is linked into every
   library which calls it, behind all else.  A page there, and those that the
   kernel brings in with it, would be resident in every process; what it calls
   is used where it exists.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_AT_FORK_H
#define MPXGUARD_AT_FORK_H

#include <pthread.h>
#include <stddef.h>

extern int __register_atfork (void (*before) (void), void (*parent) (void),
			      void (*child) (void), void *module)
  __attribute__ ((weak));

/* Do what pthread_atfork does, for good.  */
static inline void
mpxguard_at_fork (void (*before) (void), void (*parent) (void),
		  void (*child) (void))
{
  if (__register_atfork)
    __register_atfork (before, parent, child, NULL);
  else
    pthread_atfork (before, parent, child);
}

#endif /* MPXGUARD_AT_FORK_H */
