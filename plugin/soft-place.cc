/* Places in memory as operands of cold code.

   In: the address of a place that holds a pointer.  Out: the place as a memory
   operand of an asm statement, whose cold code wants the address:

     p_2 = m_1->next;			asm ("..."
     b_3 = mpxguard.load (&m_1->next, p_2);	     "1: leaq %4, %0 ..."
						     : ... "m" (m_1->next));

   The address itself as an operand would be one more value that GCC computes on
   the fast path, and keeps in a register or in the frame, for the sake of code that
   is hardly ever executed.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "lower-soft.h"

namespace {

/* Whether the unit refers to thread-local variables of the program, as far as GCC
   knows when it comes to the current function.  The runtime's own hold no
   pointers that are loaded.  */

bool
thread_local_p (void)
{
  static tree function;
  static bool answer;
  if (function == cfun->decl)
    return answer;
  function = cfun->decl;
  answer = false;
  varpool_node *node;
  FOR_EACH_VARIABLE (node)
    answer |= (DECL_THREAD_LOCAL_P (node->decl)
	       && !startswith (IDENTIFIER_POINTER
				 (DECL_ASSEMBLER_NAME (node->decl)),
			       "__mpxguard_"));
  return answer;
}

} // anonymous namespace

/* GCC makes the address of a thread-local variable one relative to a segment
   where it can, which leaq does not know of.  */

bool
soft_places_p (void)
{
  return !thread_local_p ();
}

tree
soft_place (tree address)
{
  HOST_WIDE_INT distance = 0;
  if (TREE_CODE (address) == SSA_NAME)
    if (gassign *stmt = dyn_cast<gassign *> (SSA_NAME_DEF_STMT (address)))
      if (gimple_assign_rhs_code (stmt) == ADDR_EXPR)
	{
	  poly_int64 offset;
	  tree base
	    = get_addr_base_and_unit_offset (TREE_OPERAND
					       (gimple_assign_rhs1 (stmt), 0),
					     &offset);
	  if (base && TREE_CODE (base) == MEM_REF
	      && TREE_CODE (TREE_OPERAND (base, 0)) == SSA_NAME
	      && !SSA_NAME_OCCURS_IN_ABNORMAL_PHI (TREE_OPERAND (base, 0))
	      && (offset + mem_ref_offset (base).force_shwi ())
		   .is_constant (&distance))
	    address = TREE_OPERAND (base, 0);
	}
  tree type = build_pointer_type_for_mode (long_unsigned_type_node, DImode,
					   true);
  return build2 (MEM_REF, long_unsigned_type_node, address,
		 build_int_cst (type, distance));
}
