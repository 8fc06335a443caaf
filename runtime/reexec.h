/* Start the program again where chance put its break in our way.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_REEXEC_H
#define MPXGUARD_REEXEC_H

/* Execute the program again with the same arguments and without address
   space randomisation.  Returns if that cannot be done or was done
   already.  */
void mpxguard_reexec (void);

/* Undo what a former mpxguard_reexec did to the environment and to the
   processes that this one starts.  Called by mpxguard_init.  */
void mpxguard_reexec_settle (void);

#endif /* MPXGUARD_REEXEC_H */
