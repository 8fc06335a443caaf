/* The passes, in the order in which they run, and what they have in common.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_PASSES_H
#define MPXGUARD_PASSES_H

/* What the passes do to a function.  */
extern unsigned execute_early (function *fun);
extern unsigned execute_frees (function *fun);
extern unsigned execute_redirect (function *fun);
extern unsigned execute_bounds (function *fun);
extern unsigned execute_checks (function *fun);
extern unsigned execute_remarks (function *fun);
extern unsigned execute_checkopt (function *fun);
extern unsigned execute_lower_soft (function *fun);
extern unsigned execute_lower_mpx (function *fun);
extern unsigned execute_bndargs (function *fun);
extern unsigned execute_bndalloc (function *fun);
extern unsigned execute_bndverify (function *fun);
extern unsigned execute_bndprefix (function *fun);

/* Puts the passes where they belong; PLUGIN is the plugin's name.  */
extern void register_passes (const char *plugin);

#endif /* MPXGUARD_PASSES_H */
