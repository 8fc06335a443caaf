/* bd_sem: the reader-writer lock around the shape of the bounds directory.

   Who takes it:

       enable and disable management		write
       directory entry removal (unmap)		write
       directory entry allocation		read, publishes by compare-
						and-swap, the loser frees
       violation (report)			read, only to copy facts

   Contract.  bd_sem is the outermost lock: under it only the kernel's own
   locks are taken, by system calls; no malloc, no stdio, no lock of libc's.
   A thread never takes it twice; builds with MPXGUARD_DEBUG verify that.
   All signals are blocked while it is held, so a handler never finds its own
   thread holding it, and may take it.  It is phase-fair: a writer waits for
   the readers that came before it, readers wait for at most one writer.
   After fork the child finds it free.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_BDLOCK_H
#define MPXGUARD_BDLOCK_H

#include "sys.h"

/* Take the lock for reading; the signal mask before goes to *OLD.  */
void mpxguard_bd_read_lock (mpxguard_sigset *old);
void mpxguard_bd_read_unlock (const mpxguard_sigset *old);

/* Take the lock for writing; the signal mask before goes to *OLD.  */
void mpxguard_bd_write_lock (mpxguard_sigset *old);
void mpxguard_bd_write_unlock (const mpxguard_sigset *old);

#endif /* MPXGUARD_BDLOCK_H */
