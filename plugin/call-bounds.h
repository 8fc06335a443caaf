/* Bounds across calls.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_CALL_BOUNDS_H
#define MPXGUARD_CALL_BOUNDS_H

/* Lets CALL pass bounds to its callee, and takes those of an aggregate that
   it returns.  */
extern void instrument_call (gcall *call);

/* Lets the current function's returns hand the bounds of their values to the
   caller.  */
extern void instrument_returns (void);

/* Takes over the bounds of parameters that live in memory.  */
extern void instrument_parameters (void);

#endif /* MPXGUARD_CALL_BOUNDS_H */
