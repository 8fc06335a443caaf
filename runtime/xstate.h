/* The register state that the entry of a report saves with xsave.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_XSTATE_H
#define MPXGUARD_XSTATE_H

/* Find out mask and size for report-entry.S.  Called by mpxguard_init.  */
void mpxguard_xstate_init (void);

#endif /* MPXGUARD_XSTATE_H */
