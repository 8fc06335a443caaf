/* Where the bounds of arguments and results are, by the psABI.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_MPX_PLACES_H
#define MPXGUARD_MPX_PLACES_H

enum place_kind
{
  PLACE_NONE,			/* Nowhere: no pointer.  */
  PLACE_REGISTER,		/* In the bound register WHERE.  */
  PLACE_BELOW,			/* In the table entry of the slot that lies
				   WHERE bytes below the return address; the
				   pointer is in a register.  */
  PLACE_STACK			/* In the table entry of the pointer's own
				   slot, WHERE bytes from the first stack
				   argument.  */
};

struct bounds_place
{
  place_kind kind;
  HOST_WIDE_INT where;
  unsigned reg;			/* For PLACE_BELOW: the hard register that holds
				   the pointer.  */
};

/* The bit of a signature that says: it has variable arguments.  */
const unsigned SIGNATURE_VARIABLE = 1U << 6;

/* General registers that hold arguments.  */
const unsigned ARGUMENT_REGISTERS = 6;

/* Where the bounds of a pointer in general register NUMBER are that is the
   pointer INDEX among those in registers.  */
extern bounds_place register_place (unsigned number, unsigned index);

/* Fills PLACES with the places of the arguments of the function type FNTYPE
   (null if none is known) or the function FNDECL (or null), which have the
   TYPES.  Returns the signature that caller and callee must agree on.  If
   REGISTERS is not null, *REGISTERS becomes the number of general registers
   that they take.  */
extern unsigned argument_places (tree fntype, tree fndecl,
				 const vec<tree> &types,
				 vec<bounds_place> *places,
				 unsigned *registers = NULL);

#endif /* MPXGUARD_MPX_PLACES_H */
