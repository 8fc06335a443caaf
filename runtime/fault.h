/* Reports of accesses that the processor refuses.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_FAULT_H
#define MPXGUARD_FAULT_H

#include <signal.h>

/* Report faults from now on, if the options say so and the program has no
   handlers of its own.  */
void mpxguard_faults_watch (void);

/* Report the fault that SIGNAL, INFO and CONTEXT, arguments of a handler, tell
   of, unless the signal was only sent.  */
void mpxguard_fault_report (int signal, siginfo_t *info, void *context);

/* If ACTION has the handler of mpxguard_faults_watch, make it what the program
   had before: it never asked for one.  */
void mpxguard_fault_hide (struct sigaction *action);

#endif /* MPXGUARD_FAULT_H */
