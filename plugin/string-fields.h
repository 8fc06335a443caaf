/* Strings that are written to fields.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_STRING_FIELDS_H
#define MPXGUARD_STRING_FIELDS_H

/* Puts checks in front of the calls in the function DECL, which was just parsed,
   that write literals to fields.  */
extern void check_literals (tree decl);

/* If CALL, of a function of libc, writes a string to an array that is a field,
   puts a mark in front of it.  */
extern void mark_string_field (gcall *call);

/* Whether DECL is one of the runtime's functions that the marks are calls of.  */
extern bool field_mark_p (tree decl);

/* Lets the call MARK, if it is a mark, tell the runtime what it says, or go
   where the string function is no longer behind it.  Returns true if MARK is
   gone.  */
extern bool settle_string_field (gcall *mark);

#endif /* MPXGUARD_STRING_FIELDS_H */
