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

/* What ADDRESS, the address of a part of something, is *DISTANCE bytes behind: a
   pointer or the address of a variable.  Null if that is not constant.  */

tree
start_of (tree address, HOST_WIDE_INT *distance)
{
  if (TREE_CODE (address) != ADDR_EXPR)
    return NULL_TREE;
  poly_int64 offset;
  tree base = get_addr_base_and_unit_offset (TREE_OPERAND (address, 0),
					     &offset);
  if (!base)
    return NULL_TREE;
  if (TREE_CODE (base) == MEM_REF)
    {
      offset += mem_ref_offset (base).force_shwi ();
      base = TREE_OPERAND (base, 0);
      if (TREE_CODE (base) != SSA_NAME
	  || SSA_NAME_OCCURS_IN_ABNORMAL_PHI (base))
	return NULL_TREE;
    }
  else if (DECL_P (base))
    base = build_fold_addr_expr (base);
  else
    return NULL_TREE;
  return offset.is_constant (distance) ? base : NULL_TREE;
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
soft_place (tree address, gimple_seq *seq)
{
  HOST_WIDE_INT distance = 0;
  tree known = address;
  if (TREE_CODE (address) == SSA_NAME)
    if (gassign *stmt = dyn_cast<gassign *> (SSA_NAME_DEF_STMT (address)))
      if (gimple_assign_rhs_code (stmt) == ADDR_EXPR)
	known = gimple_assign_rhs1 (stmt);
  if (tree start = start_of (known, &distance))
    address = start;
  else if (TREE_CODE (address) != SSA_NAME)
    {
      /* No other constant is the base of a reference.  */
      tree pointer = make_ssa_name (ptr_type_node);
      gimple_seq_add_stmt (seq, gimple_build_assign
				  (pointer, fold_convert (ptr_type_node,
							  address)));
      address = pointer;
    }
  tree type = build_pointer_type_for_mode (long_unsigned_type_node, DImode,
					   true);
  return build2 (MEM_REF, long_unsigned_type_node, address,
		 build_int_cst (type, distance));
}
