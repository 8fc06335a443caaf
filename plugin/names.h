/* What a report says of variables.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_NAMES_H
#define MPXGUARD_NAMES_H

/* Notes that the function being compiled makes bounds of the object that
   POINTER points to.  What a report can say of it is kept if it is a local
   variable, or was made by alloca.  */
extern void note_object (tree pointer);

/* Notes where in its frame each local variable of the current function is that
   note_object was called for; OFFSET_OF tells the distance from the frame's
   end, MPXGUARD_OFFSET_UNKNOWN if it is not known.  */
extern void note_frame (int (*offset_of) (tree decl));

/* Registers the pass that does that.  */
extern void register_frame_pass (const char *plugin);

/* Writes what was collected, and the unit's global variables.  */
extern void write_names (void);

#endif /* MPXGUARD_NAMES_H */
