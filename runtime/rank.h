/* The order of locks, checked while the program runs in builds with
   MPXGUARD_DEBUG (configure --enable-debug); elsewhere nothing is left of it.

   bd_sem is the outermost lock.  Under it only the kernel's own are taken, by
   system calls; the runtime's other locks (the heap's, that of reports) and
   libc's never are, and no thread takes bd_sem a second time.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_RANK_H
#define MPXGUARD_RANK_H

#include "runtime.h"

/* How this thread holds bd_sem.  */
enum mpxguard_rank
{
  MPXGUARD_BD_FREE,
  MPXGUARD_BD_READ,
  MPXGUARD_BD_WRITE
};

#if MPXGUARD_DEBUG

extern __thread enum mpxguard_rank mpxguard_rank
  __attribute__ ((tls_model ("initial-exec")));

/* End the process: LINE of FILE assumed CONDITION, which does not hold.  */
void mpxguard_assert_failed (const char *file, int line,
			     const char *condition)
  __attribute__ ((noreturn));

/* What follows is right only if CONDITION holds.  */
#define mpxguard_assert(CONDITION)					\
  ((CONDITION) ? (void) 0						\
   : mpxguard_assert_failed (__FILE__, __LINE__, #CONDITION))

/* This thread holds bd_sem as RANK says from now on.  */
#define mpxguard_rank_set(RANK) ((void) (mpxguard_rank = (RANK)))

#define mpxguard_rank_is(RANK) (mpxguard_rank == (RANK))

#else

#define mpxguard_assert(CONDITION) ((void) 0)
#define mpxguard_rank_set(RANK) ((void) 0)

#endif

/* The caller is about to take a lock that stands inside bd_sem and is not the
   kernel's: it must not hold bd_sem.  */
#define mpxguard_assert_unlocked() \
  mpxguard_assert (mpxguard_rank_is (MPXGUARD_BD_FREE))

/* The caller must hold bd_sem, for reading or for writing; or for writing.  */
#define mpxguard_assert_locked() \
  mpxguard_assert (!mpxguard_rank_is (MPXGUARD_BD_FREE))
#define mpxguard_assert_writing() \
  mpxguard_assert (mpxguard_rank_is (MPXGUARD_BD_WRITE))

#endif /* MPXGUARD_RANK_H */
