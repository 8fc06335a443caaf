/* Checks that cannot fail.

   In: a check.  Out: whether the object is known, and so is the range of the
   offset into it:

     if (i_1 <= 9)
       b_2 = mpxguard.make (&a, 40);
       p_3 = &a + (sizetype) i_1 * 4;
       mpxguard.check (p_3, 0, 4, b_2, 0);	proved: 0 <= offset <= 36

   A pointer that may be one of several to known objects is followed edge by
   edge, beside its bounds:

     # p_1 = PHI <&a, &b, 0>
     # b_2 = PHI <b_3, b_4, INIT>
     mpxguard.check (p_1, 0, 4, b_2, 0);	proved: as &a and b_3 are, and so on

   If the check always fails, the user gets a warning.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "checkopt.h"
#include "early.h"
#include "mpxguard-layout.h"
#include "warn.h"

namespace {

/* The object that BOUNDS are those of, if they are made by mpxguard.make with
   a constant size: its address in *START and its size in *SIZE.  */

bool
known_object (tree bounds, tree *start, offset_int *size)
{
  if (TREE_CODE (bounds) != SSA_NAME)
    return false;
  gimple *stmt = SSA_NAME_DEF_STMT (bounds);
  abstract_op op = abstract_operation (stmt);
  if ((op != OP_MAKE && op != OP_ALLOC)
      || TREE_CODE (gimple_call_arg (stmt, 1)) != INTEGER_CST)
    return false;
  *start = gimple_call_arg (stmt, 0);
  *size = wi::to_offset (gimple_call_arg (stmt, 1));
  return true;
}

/* Warns that CHECK, of SIZE bytes at LOW in a known object, always fails.  */

void
warn_check (gcall *check, const offset_int &low, tree size)
{
  tree start;
  offset_int object_size;
  if (!known_object (gimple_call_arg (check, CHECK_BOUNDS), &start,
		     &object_size))
    return;
  outside_access access
    = { gimple_location (check),
	(check_flags (check) & MPXGUARD_ACCESS_WRITE) != 0, low,
	wi::to_offset (size), NULL_TREE, NULL, object_size };
  if (in_system_header_at (access.location))
    return;
  if (TREE_CODE (start) == SSA_NAME
      && is_gimple_call (SSA_NAME_DEF_STMT (start)))
    access.allocation = SSA_NAME_DEF_STMT (start);
  else if (TREE_CODE (start) == ADDR_EXPR && VAR_P (TREE_OPERAND (start, 0))
	   && DECL_NAME (TREE_OPERAND (start, 0)))
    access.object = TREE_OPERAND (start, 0);
  warn_outside (access);
}

/* Whether SIZE bytes, between LOW and HIGH behind the begin of an object of
   OBJECT_SIZE bytes, lie in it.  */

bool
inside_p (const offset_int &low, const offset_int &high,
	  const offset_int &size, const offset_int &object_size)
{
  return wi::ges_p (low, 0) && wi::les_p (high + size, object_size);
}

/* If BOUNDS are those of a known object, and *ADDRESS is one relative to it,
   makes it the distance from the object's begin and sets *SIZE to its
   size.  */

bool
distance_from_object (tree bounds, linear_address *address, offset_int *size)
{
  tree start;
  linear_address object;
  if (!known_object (bounds, &start, size))
    return false;
  linear_form (start, &object);
  return linear_subtract (address, object);
}

/* PHIs inside PHIs are followed to this depth, and so many edges all in
   all.  */
const unsigned depth_limit = 4;
const unsigned edge_limit = 5000;

/* A proof by PHIs for an access of SIZE bytes.  */
struct phi_proof
{
  function *fun;
  offset_int size;
  unsigned edges;
};

bool all_inside_p (phi_proof *proof, tree pointer, tree bounds,
		   const offset_int &low, const offset_int &high,
		   unsigned depth);

/* Whether the access between LOW and HIGH behind POINTER lies inside BOUNDS,
   which come by the same edge.  */

bool
edge_inside_p (phi_proof *proof, tree pointer, tree bounds,
	       const offset_int &low, const offset_int &high, unsigned depth)
{
  if (init_bounds_p (bounds))
    return true;
  linear_address distance;
  offset_int object_size, first, last;
  gimple *stmt = TREE_CODE (pointer) == SSA_NAME
		 ? SSA_NAME_DEF_STMT (pointer) : NULL;
  linear_form (pointer, &distance);
  tree root = distance.root;
  bool known = distance_from_object (bounds, &distance, &object_size);
  linear_range (proof->fun, distance, stmt, &first, &last);
  first += low;
  last += high;
  if (known)
    return inside_p (first, last, proof->size, object_size);
  return all_inside_p (proof, root, bounds, first, last, depth + 1);
}

/* Whether the access between LOW and HIGH behind POINTER lies inside BOUNDS,
   both of which are PHIs in one block.  */

bool
all_inside_p (phi_proof *proof, tree pointer, tree bounds,
	      const offset_int &low, const offset_int &high, unsigned depth)
{
  if (TREE_CODE (pointer) != SSA_NAME || TREE_CODE (bounds) != SSA_NAME
      || SSA_NAME_OCCURS_IN_ABNORMAL_PHI (pointer) || depth >= depth_limit)
    return false;
  gphi *phi = dyn_cast<gphi *> (SSA_NAME_DEF_STMT (pointer));
  gphi *other = dyn_cast<gphi *> (SSA_NAME_DEF_STMT (bounds));
  if (!phi || !other || gimple_bb (phi) != gimple_bb (other))
    return false;
  for (unsigned i = 0; i < gimple_phi_num_args (phi); i++)
    if (++proof->edges > edge_limit
	|| !edge_inside_p (proof, gimple_phi_arg_def (phi, i),
			   gimple_phi_arg_def (other, i), low, high, depth))
      return false;
  return true;
}

} // anonymous namespace

bool
proved_check_p (function *fun, gcall *check)
{
  tree size = gimple_call_arg (check, CHECK_SIZE);
  tree bounds = gimple_call_arg (check, CHECK_BOUNDS);
  linear_address distance;
  offset_int low, high, object_size;
  if (TREE_CODE (size) != INTEGER_CST)
    return false;

  linear_form (gimple_call_arg (check, CHECK_POINTER), &distance);
  linear_add (&distance,
	      wi::to_offset (gimple_call_arg (check, CHECK_OFFSET)));
  tree root = distance.root;
  if (!distance_from_object (bounds, &distance, &object_size))
    {
      phi_proof proof = { fun, wi::to_offset (size), 0 };
      linear_range (fun, distance, check, &low, &high);
      return all_inside_p (&proof, root, bounds, low, high, 0);
    }
  linear_range (fun, distance, check, &low, &high);
  if (inside_p (low, high, wi::to_offset (size), object_size))
    return true;
  if (!distance.terms.is_empty ())
    return false;
  if (!integer_zerop (size))
    warn_check (check, low, size);
  /* The early pass has put a report there already.  */
  return reported_early_p (gimple_location (check));
}
