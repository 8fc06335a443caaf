/* Where the bounds of arguments and results are, by the psABI.

   In: the types of a call's or a function's arguments.  Out: for each of them
   where its bounds are.  A pointer in a general register has its bounds in the
   next of bnd0 to bnd3; for the two that may be left over they are in the
   table entries of the two words below the return address.  The bounds of a
   pointer on the stack are in the table entry of its slot.

     f (char *p, int n, char *q)	p: bnd0    q: bnd1

   In a call with variable arguments the callee cannot know which of them are
   pointers.  There bnd0 to bnd3 belong to the first four general registers,
   whatever is in them.

   GCC's own hooks say which register an argument is in.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "memmodel.h"
#include "tm_p.h"
#include "function.h"
#include "mpx-places.h"

namespace {

const int general_registers[ARGUMENT_REGISTERS] = { DI_REG, SI_REG, DX_REG, CX_REG,
						    R8_REG, R9_REG };

/* The number of the general register REGNO among those for arguments; -1 if
   it is none.  */

int
argument_number (unsigned regno)
{
  for (unsigned i = 0; i < ARRAY_SIZE (general_registers); i++)
    if (general_registers[i] == (int) regno)
      return i;
  return -1;
}

} // anonymous namespace

bounds_place
register_place (unsigned number, unsigned index)
{
  bounds_place place = { PLACE_REGISTER, index, 0 };
  if (index >= 4)
    {
      place.kind = PLACE_BELOW;
      place.where = 8 * (index - 3);
      place.reg = general_registers[number];
    }
  return place;
}

unsigned
argument_places (tree fntype, tree fndecl, const vec<tree> &types,
		 vec<bounds_place> *places, unsigned *registers)
{
  bool variable = fntype && stdarg_p (fntype);
  CUMULATIVE_ARGS cumulative;
  INIT_CUMULATIVE_ARGS (cumulative, fntype, NULL_RTX, fndecl, types.length ());
  cumulative_args_t state = pack_cumulative_args (&cumulative);
  unsigned pointers = 0, signature = variable ? SIGNATURE_VARIABLE : 0;
  HOST_WIDE_INT stack = 0;
  for (tree type : types)
    {
      bounds_place place = { PLACE_NONE, 0, 0 };
      function_arg_info argument (type, true);
      bool is_pointer = POINTER_TYPE_P (type);
      if (apply_pass_by_reference_rules (&cumulative, argument))
	is_pointer = false;
      else if (!is_pointer && INTEGRAL_TYPE_P (type))
	argument.mode = promote_function_mode (type, TYPE_MODE (type), NULL,
					       NULL_TREE, 0);
      rtx where = targetm.calls.function_arg (state, argument);
      int number = where && REG_P (where) ? argument_number (REGNO (where))
		   : -1;
      if (number >= 0 && (is_pointer || variable))
	{
	  place = register_place (number, variable ? number : pointers);
	  pointers++;
	  /* With variable arguments the number of the register settles it.  */
	  if (is_pointer && !variable)
	    signature |= 1U << number;
	  if (!is_pointer && place.kind == PLACE_BELOW)
	    place.kind = PLACE_NONE;
	}
      if (!where)
	{
	  unsigned boundary
	    = targetm.calls.function_arg_boundary (argument.mode,
						   argument.type) / 8;
	  boundary = MAX (boundary, 8);
	  stack = ROUND_UP (stack, boundary);
	  if (is_pointer)
	    place = { PLACE_STACK, stack, 0 };
	  HOST_WIDE_INT size = arg_int_size_in_bytes (argument.type);
	  if (size > 0)
	    stack += ROUND_UP (size, 8);
	}
      places->safe_push (place);
      targetm.calls.function_arg_advance (state, argument);
    }
  if (registers)
    *registers = cumulative.regno;
  return signature;
}
