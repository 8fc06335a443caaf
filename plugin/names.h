/* What a report says of variables and places in the source.

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

/* Where the access of STMT to REF, which may be null, stands in the source: the
   statement is where its operator is, and the arguments of a call are for GCC
   where the call is.  */
extern location_t access_location (gimple *stmt, tree ref);

/* The text of the part of an object that REF names: ".name[] of 'struct
   person'".  Null if REF names no field.  */
extern char *part_text (tree ref);

/* The text of the part in NAME, the last operand of a check; null if that is
   the name of a library function, or null.  */
extern const char *part_of_name (tree name);

/* Lines for an asm statement that say of the address where they stand that the
   access at LOCATION to PART (which may be null) is checked just before it.
   Empty where nothing is known or names are off.  A statement may have several
   of these, told apart by INDEX.  */
extern char *place_lines (location_t location, const char *part,
			  unsigned index = 0);

/* Writes what was collected, and the unit's global variables.  */
extern void write_names (void);

#endif /* MPXGUARD_NAMES_H */
