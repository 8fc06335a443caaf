/* The attributes of the plugin, and what they mean.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_ATTRIBUTES_H
#define MPXGUARD_ATTRIBUTES_H

/* Callback of PLUGIN_ATTRIBUTES.  */
extern void register_attributes (void *, void *);

/* Notes on the function DECL, whose body has just been parsed, that it is to
   be instrumented and with which options.  What LTO reads back has them.  */
extern void mark_function (tree decl);

/* Whether the function DECL is to be instrumented.  If so, `options' are set
   to those of its unit.  */
extern bool function_instrumented_p (tree decl);

#endif /* MPXGUARD_ATTRIBUTES_H */
