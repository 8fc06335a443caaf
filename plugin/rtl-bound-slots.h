/* Stack slots for bounds.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_RTL_BOUND_SLOTS_H
#define MPXGUARD_RTL_BOUND_SLOTS_H

#include "rtl-bound-flow.h"

/* The slots of a function's virtual registers.  */
class bound_slots
{
public:
  /* Gives those of SPILLED slots.  */
  bound_slots (function *fun, const bound_flow &flow, bitmap spilled);
  /* The memory for V.  */
  rtx slot (unsigned v) const { return copy_rtx (memory[v]); }

private:
  auto_vec<rtx> memory;
};

#endif /* MPXGUARD_RTL_BOUND_SLOTS_H */
