/* The user's hook.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_HOOK_H
#define MPXGUARD_HOOK_H

#include "finding.h"
#include "format.h"

/* What the hook is to get: memory of its own, or null.  */
struct mpxguard_hook_call;

/* Copy what the hook may want of F and of the report TEXT.  Return null if there
   is no hook, or if this thread is in it already.  */
struct mpxguard_hook_call *
mpxguard_hook_prepare (const struct mpxguard_finding *f,
		       const struct mpxguard_text *text);

/* Call the hook, if CALL is not null, and free CALL.  No lock is held.  */
void mpxguard_hook_run (struct mpxguard_hook_call *call);

#endif /* MPXGUARD_HOOK_H */
