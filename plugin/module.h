/* What an object file says of itself to the runtime.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_MODULE_H
#define MPXGUARD_MODULE_H

/* Whether this compiler is the one that LTO runs when it links.  GCC's in_lto_p
   says so too, but only once the compiler has started its work.  */
extern bool at_link_time_p (void);

/* At the start and at the end of a unit.  */
extern void start_module (void);
extern void finish_module (void);

#endif /* MPXGUARD_MODULE_H */
