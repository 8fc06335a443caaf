/* For tests of parts of the runtime that are compiled from their sources, with
   sanitizers: the rest of the runtime need not be there.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "runtime.h"

void
mpxguard_init (void)
{
}
