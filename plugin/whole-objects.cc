/* What calls of libc's functions cannot read outside of.

   In: a call of a wrapper with the address of an object that is known whole, a
   string or a variable.  Out: the answer to the question whether the wrapper, by
   include/libc.def, reads only what is surely there; then it need not be told
   the object's bounds, which costs the call a record and the wrapper its fast
   path:

     __mpxguard_wrap_strcmp (p_1, "help");	only p_1's bounds are passed
     __mpxguard_wrap_memcmp (p_1, "ELF", 4);

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "libc-table.h"
#include "objects.h"
#include "whole-objects.h"

namespace {

/* Whether there are SIZE bytes at ADDRESS, an ADDR_EXPR, in an object whose size
   is known.  */

bool
bytes_there_p (tree address, tree size)
{
  poly_int64 offset;
  if (!tree_fits_uhwi_p (size) || narrowed_part (TREE_OPERAND (address, 0)))
    return false;
  tree base = get_addr_base_and_unit_offset (TREE_OPERAND (address, 0),
					     &offset);
  HOST_WIDE_INT start;
  if (!base || !offset.is_constant (&start) || start < 0)
    return false;
  tree whole = TREE_CODE (base) == STRING_CST
	       ? TYPE_SIZE_UNIT (TREE_TYPE (base))
	       : DECL_P (base) ? object_size (base) : NULL_TREE;
  if (!whole || !tree_fits_uhwi_p (whole))
    return false;
  unsigned HOST_WIDE_INT bytes = tree_to_uhwi (whole);
  return bytes >= (unsigned HOST_WIDE_INT) start
	 && tree_to_uhwi (size) <= bytes - start;
}

/* Whether the pointer that CALL returns is at most compared with others.  */

bool
result_only_compared_p (gcall *call)
{
  tree lhs = gimple_call_lhs (call);
  if (!lhs)
    return true;
  if (TREE_CODE (lhs) != SSA_NAME)
    return false;
  imm_use_iterator iterator;
  use_operand_p use;
  FOR_EACH_IMM_USE_FAST (use, iterator, lhs)
    {
      gimple *stmt = USE_STMT (use);
      if (!is_gimple_debug (stmt) && gimple_code (stmt) != GIMPLE_COND
	  && !(is_gimple_assign (stmt)
	       && TREE_CODE_CLASS (gimple_assign_rhs_code (stmt))
		  == tcc_comparison))
	return false;
    }
  return true;
}

} // anonymous namespace

bool
argument_surely_inside_p (gcall *call, unsigned number)
{
  tree decl = gimple_call_fndecl (call);
  tree argument = gimple_call_arg (call, number);
  int size;
  bool returned;
  if (!decl || TREE_CODE (argument) != ADDR_EXPR
      || !libc_only_reads_p (decl, number, &size, &returned)
      || (returned && !result_only_compared_p (call)))
    return false;
  if (size < 0)
    {
      tree length = c_strlen (argument, 1);
      return length && TREE_CODE (length) == INTEGER_CST;
    }
  return (unsigned) size < gimple_call_num_args (call)
	 && bytes_there_p (argument, gimple_call_arg (call, size));
}
