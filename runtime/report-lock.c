/* One thread at a time reports.

   In: threads, signals, forks.  Out: one of them at a time.  The lock is in the
   page that a child of fork finds empty.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "report-lock.h"

#include <linux/futex.h>
#include <signal.h>

#include "at-fork.h"
#include "format.h"
#include "runtime.h"
#include "wiped.h"

/* The number of the thread that reports, or 0; the top bit says that others
   wait.  */
#define reporter (mpxguard_wiped->reporter)

#define WAITERS 0x80000000U

/* Signals but those of faults, which a report must not be interrupted by.  */
static const mpxguard_sigset most_signals
  = ~(1UL << (SIGSEGV - 1) | 1UL << (SIGBUS - 1));

void
mpxguard_report_lock (mpxguard_sigset *old)
{
  uint32_t self = (uint32_t) mpxguard_sys_gettid ();
  uint32_t now = 0;

  mpxguard_sys_sigmask (SIG_SETMASK, &most_signals, old);
  while (!__atomic_compare_exchange_n (&reporter, &now, self, false,
				       __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST))
    {
      if ((now & ~WAITERS) == self)
	mpxguard_die ("a violation inside the handling of a violation; the "
		      "process ends here.");
      if ((now & WAITERS)
	  || __atomic_compare_exchange_n (&reporter, &now, now | WAITERS,
					  false, __ATOMIC_SEQ_CST,
					  __ATOMIC_SEQ_CST))
	mpxguard_sys_futex (&reporter, FUTEX_WAIT_PRIVATE, now | WAITERS);
      now = 0;
    }
}

void
mpxguard_report_unlock (const mpxguard_sigset *old)
{
  if (__atomic_exchange_n (&reporter, 0, __ATOMIC_SEQ_CST) & WAITERS)
    mpxguard_sys_futex (&reporter, FUTEX_WAKE_PRIVATE, 0x7fffffff);
  mpxguard_sys_sigmask (SIG_SETMASK, old, NULL);
}

/* The mask of the thread that forks; the lock protects it.  */
static mpxguard_sigset mask_at_fork;

/* Before a fork: let no report be under way.  It may hold the dynamic
   linker's lock, which the child would find locked for ever.  */
static void
before_fork (void)
{
  mpxguard_sigset old;

  mpxguard_report_lock (&old);
  mask_at_fork = old;
}

/* After it, in the parent and in the child.  */
static void
after_fork (void)
{
  mpxguard_sigset old = mask_at_fork;

  mpxguard_report_unlock (&old);
}

static void __attribute__ ((constructor (101)))
watch_forks (void)
{
  mpxguard_at_fork (before_fork, after_fork, after_fork);
}
