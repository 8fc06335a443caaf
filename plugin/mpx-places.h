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
  int argument;			/* Which argument the pointer is, or is in.  */
  unsigned offset;		/* Where in that it is.  */
  unsigned number;		/* For pointers in general registers: which of
				   those for arguments it is.  */
};

/* The bit of a signature that says: it has variable arguments.  The bits of
   results: the first register for results holds a pointer, the second.  */
const unsigned SIGNATURE_VARIABLE = 1U << 6;
const unsigned SIGNATURE_RESULT = 1U << 8;
const unsigned SIGNATURE_RESULTS = 3U << 8;

/* General registers that hold arguments.  */
const unsigned ARGUMENT_REGISTERS = 6;

/* Where the bounds of a pointer in general register NUMBER are that is the
   pointer INDEX among those in registers.  */
extern bounds_place register_place (unsigned number, unsigned index);

/* The words of TYPE whose bounds travel where the psABI wants them: a pointer,
   or the pointers in an aggregate unless these are too many.  */
extern unsigned HOST_WIDE_INT passed_words (tree type);

/* Fills PLACES with the places of the bounds of the arguments of the function
   type FNTYPE (null if none is known) or the function FNDECL (or null), which
   have the TYPES; if HIDDEN, the first of them is the address of the result
   and none of the arguments that places speak of.  Returns the signature that
   caller and callee must agree on.  If REGISTERS is not null, *REGISTERS
   becomes the number of general registers that they take.  */
extern unsigned argument_places (tree fntype, tree fndecl,
				 const vec<tree> &types, bool hidden,
				 vec<bounds_place> *places,
				 unsigned *registers = NULL);

/* The number of eightbytes that the arguments from FIRST on, of TYPES, take on
   the stack in a call of the function FNDECL or null, of type FNTYPE.  */
extern unsigned HOST_WIDE_INT argument_stack_words (tree fntype, tree fndecl,
						    const vec<tree> &types,
						    unsigned first);

/* Fills PLACES with those of the result of a function of type FNTYPE or the
   function FNDECL (or null).  Returns the bits of the signature.  */
extern unsigned result_places (tree fntype, tree fndecl,
			       vec<bounds_place> *places);

#endif /* MPXGUARD_MPX_PLACES_H */
