/* One thread at a time reports.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_REPORT_LOCK_H
#define MPXGUARD_REPORT_LOCK_H

#include "sys.h"

/* Become the thread that reports: no signal comes but those of faults, and no
   fork is made.  The signal mask of before goes to *OLD.  */
void mpxguard_report_lock (mpxguard_sigset *old);

/* Let the next thread report, and set the signal mask OLD.  */
void mpxguard_report_unlock (const mpxguard_sigset *old);

#endif /* MPXGUARD_REPORT_LOCK_H */
