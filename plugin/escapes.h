/* Pointers that leave the function and may lie outside their object.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_ESCAPES_H
#define MPXGUARD_ESCAPES_H

/* Adds to SEQ the operation that must stand before POINTER, whose bounds are
   BOUNDS, is stored, passed or returned; none if there is no need.  */
extern void add_escape (tree pointer, tree bounds, gimple_seq *seq);

/* Whether POINTER may lie outside the object that its bounds are of.  */
extern bool pointer_may_escape_p (tree pointer);

/* The same for the integer that STMT makes of a pointer; what is to be
   inserted goes behind STMT.  */
extern void instrument_conversion (gimple *stmt);

/* If the assignment STMT makes an integer of a pointer, adds the same for what is
   made of that integer.  */
extern void instrument_moved_integers (gimple *stmt);

/* Whether STMT, an assignment, makes an integer of a pointer that holds all of it,
   and that is not only looked at.  */
extern bool keeps_integer_p (gimple *stmt);

#endif /* MPXGUARD_ESCAPES_H */
