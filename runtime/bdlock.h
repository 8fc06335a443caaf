/* bd_sem: the reader-writer lock around the shape of a bounds directory.

   Who takes it stands in protocol.h.  Contract:

   - bd_sem is the outermost lock.  Under it only the kernel's own locks are
     taken, by system calls: no malloc, no stdio, no lock of libc's, none of
     the runtime's others.
   - A thread never takes it twice, not even for reading.
   - All signals are blocked while it is held.  So a handler never finds its
     own thread holding it, and may take it, as may a handler of faults.
   - It is phase-fair: a writer waits for the readers that came before it, and
     writers come in their order; readers wait for at most one writer.  Neither
     can starve the other.
   - Nothing is allocated, nothing is called but the kernel's futex; a lock is
     free when its memory is zero.
   - The child of a fork, however made, finds the process's lock free: it lies
     in a page that the kernel wipes there (wiped.h).  What the threads that
     held it left half done is mended by the first who takes it (protocol.c).

   Builds with MPXGUARD_DEBUG verify the first two (rank.h).

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_BDLOCK_H
#define MPXGUARD_BDLOCK_H

#include "sys.h"
#include "wiped.h"

/* Take SEM for reading; the signal mask before goes to *OLD.  */
void mpxguard_bd_read_lock (struct mpxguard_bd_sem *sem,
			    mpxguard_sigset *old);
void mpxguard_bd_read_unlock (struct mpxguard_bd_sem *sem,
			      const mpxguard_sigset *old);

/* Take SEM for writing; the signal mask before goes to *OLD.  */
void mpxguard_bd_write_lock (struct mpxguard_bd_sem *sem,
			     mpxguard_sigset *old);
void mpxguard_bd_write_unlock (struct mpxguard_bd_sem *sem,
			       const mpxguard_sigset *old);

#endif /* MPXGUARD_BDLOCK_H */
