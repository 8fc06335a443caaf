/* Where the bounds of arguments and results are, by the psABI.

   In: the types of a call's or a function's arguments.  Out: where the bounds of
   each pointer in them are.  A pointer in a general register has its bounds in
   the next of bnd0 to bnd3; for the two that may be left over they are in the
   table entries of the two words below the return address.  The bounds of a
   pointer on the stack are in the table entry of its slot.

     f (char *p, int n, char *q)	p: bnd0    q: bnd1

   The pointers in a structure go the same ways, each by its own word:

     struct s { long n; char *p; }
     struct s f (struct s a, char *q)	a.p, in %rsi: bnd0    q: bnd1
					the result's, in %rdx: bnd0

   In a call with variable arguments the callee cannot know which of them are
   pointers.  There bnd0 to bnd3 belong to the first four general registers,
   whatever is in them.

   GCC's own hooks say which register an argument is in.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "memmodel.h"
#include "tm_p.h"
#include "function.h"
#include "memory-ref.h"
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

/* The pointers of an aggregate that go where the psABI wants them; one with
   more goes through the call area as a whole.  */
const int passed_pointers_limit = 8;

/* The register that the word at OFFSET of a value is in which GCC says is in
   WHERE; INVALID_REGNUM if it is in memory.  */

unsigned
register_of_word (rtx where, unsigned offset)
{
  if (where && REG_P (where))
    {
      unsigned regno = REGNO (where);
      int number = argument_number (regno);
      if (offset == 0)
	return regno;
      /* Two registers, one after the other.  */
      if (number >= 0 && number + offset / 8 < ARGUMENT_REGISTERS)
	return general_registers[number + offset / 8];
      return regno == AX_REG && offset == 8 ? (unsigned) DX_REG
	     : INVALID_REGNUM;
    }
  if (where && GET_CODE (where) == PARALLEL)
    for (int i = 0; i < XVECLEN (where, 0); i++)
      {
	rtx part = XVECEXP (where, 0, i);
	if (XEXP (part, 0) && REG_P (XEXP (part, 0))
	    && INTVAL (XEXP (part, 1)) == (HOST_WIDE_INT) offset)
	  return REGNO (XEXP (part, 0));
      }
  return INVALID_REGNUM;
}

/* What is known while the arguments are gone through.  */
struct argument_walk
{
  bool variable;		/* The function has variable arguments.  */
  unsigned pointers;		/* So many were in registers.  */
  unsigned signature;
  HOST_WIDE_INT stack;		/* Bytes that arguments take there.  */
};

/* Adds to PLACES that of the word at OFFSET of argument ARGUMENT, which is a
   pointer if IS_POINTER, and is in WHERE; null for the stack.  The hidden pointer
   to memory for the result, argument -1, has none.  */

void
add_place (argument_walk *walk, int argument, unsigned offset, bool is_pointer,
	   rtx where, vec<bounds_place> *places)
{
  if (argument < 0)
    return;
  bounds_place place = { PLACE_NONE, 0, 0, 0, 0, 0 };
  unsigned regno = register_of_word (where, offset);
  int number = regno == INVALID_REGNUM ? -1 : argument_number (regno);
  if (number >= 0 && (is_pointer || walk->variable))
    {
      place = register_place (number,
			      walk->variable ? number : walk->pointers);
      place.number = number;
      walk->pointers++;
      /* With variable arguments the number of the register settles it.  */
      if (is_pointer && !walk->variable)
	walk->signature |= 1U << number;
      if (!is_pointer && place.kind == PLACE_BELOW)
	place.kind = PLACE_NONE;
    }
  if (!where && is_pointer)
    {
      place.kind = PLACE_STACK;
      place.where = walk->stack + offset;
    }
  if (place.kind == PLACE_NONE)
    return;
  place.argument = argument;
  place.offset = offset;
  places->safe_push (place);
}

/* Adds to PLACES those of the argument NUMBER of TYPE, and moves on behind
   it.  */

void
add_argument (argument_walk *walk, CUMULATIVE_ARGS *cumulative, int number,
	      tree type, vec<bounds_place> *places)
{
  cumulative_args_t state = pack_cumulative_args (cumulative);
  function_arg_info argument (type, true);
  unsigned HOST_WIDE_INT words = passed_words (type);
  if (apply_pass_by_reference_rules (cumulative, argument))
    words = 0;
  else if (INTEGRAL_TYPE_P (type))
    argument.mode = promote_function_mode (type, TYPE_MODE (type), NULL,
					   NULL_TREE, 0);
  rtx where = targetm.calls.function_arg (state, argument);
  HOST_WIDE_INT size = arg_int_size_in_bytes (argument.type);
  if (!where)
    {
      unsigned boundary
	= targetm.calls.function_arg_boundary (argument.mode,
					       argument.type) / 8;
      walk->stack = ROUND_UP (walk->stack, MAX (boundary, 8));
    }
  for (unsigned offset = 0; (HOST_WIDE_INT) offset < size && offset < 64 * 8;
       offset += 8)
    if (offset == 0 || where || words >> offset / 8)
      add_place (walk, number, offset, words >> offset / 8 & 1, where, places);
  if (!where && size > 0)
    walk->stack += ROUND_UP (size, 8);
  targetm.calls.function_arg_advance (state, argument);
}

} // anonymous namespace

bounds_place
register_place (unsigned number, unsigned index)
{
  bounds_place place = { PLACE_REGISTER, index, 0, 0, 0, number };
  if (index >= 4)
    {
      place.kind = PLACE_BELOW;
      place.where = 8 * (index - 3);
      place.reg = general_registers[number];
    }
  return place;
}

unsigned HOST_WIDE_INT
passed_words (tree type)
{
  if (POINTER_TYPE_P (type))
    return 1;
  if (!AGGREGATE_TYPE_P (type) || int_size_in_bytes (type) <= 0)
    return 0;
  unsigned HOST_WIDE_INT words = pointer_words (type);
  /* All ones also say that there may be others.  */
  return popcount_hwi (words) <= passed_pointers_limit ? words : 0;
}

unsigned
argument_places (tree fntype, tree fndecl, const vec<tree> &types, bool hidden,
		 vec<bounds_place> *places, unsigned *registers)
{
  bool variable = fntype && stdarg_p (fntype);
  CUMULATIVE_ARGS cumulative;
  INIT_CUMULATIVE_ARGS (cumulative, fntype, NULL_RTX, fndecl, types.length ());
  argument_walk walk = { variable, 0, variable ? SIGNATURE_VARIABLE : 0, 0 };
  for (unsigned i = 0; i < types.length (); i++)
    add_argument (&walk, &cumulative, (int) i - hidden, types[i], places);
  if (registers)
    *registers = cumulative.regno;
  return walk.signature;
}

unsigned HOST_WIDE_INT
argument_stack_words (tree fntype, tree fndecl, const vec<tree> &types,
		      unsigned first)
{
  CUMULATIVE_ARGS cumulative;
  INIT_CUMULATIVE_ARGS (cumulative, fntype, NULL_RTX, fndecl, types.length ());
  argument_walk walk = { true, 0, 0, 0 };
  auto_vec<bounds_place, 8> places;
  HOST_WIDE_INT begin = 0;
  for (unsigned i = 0; i < types.length (); i++)
    {
      if (i == first)
	begin = walk.stack;
      add_argument (&walk, &cumulative, (int) i, types[i], &places);
    }
  return first < types.length () ? (walk.stack - begin) / 8 : 0;
}

unsigned
result_places (tree fntype, tree fndecl, vec<bounds_place> *places)
{
  tree type = TREE_TYPE (fntype);
  unsigned HOST_WIDE_INT words = passed_words (type);
  if (words == 0 || aggregate_value_p (type, fndecl ? fndecl : fntype))
    return 0;
  rtx where = hard_function_value (type, fndecl, fntype, 1);
  unsigned signature = 0, pointers = 0;
  for (unsigned offset = 0; offset < 16; offset += 8)
    {
      unsigned regno = register_of_word (where, offset);
      if (!(words >> offset / 8 & 1)
	  || (regno != AX_REG && regno != DX_REG))
	continue;
      signature |= SIGNATURE_RESULT << (regno == DX_REG);
      bounds_place place = { PLACE_REGISTER, pointers++, regno, -1, offset,
			     0 };
      places->safe_push (place);
    }
  return signature;
}
