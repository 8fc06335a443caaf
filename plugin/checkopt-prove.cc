/* Checks that cannot fail.

   In: a check.  Out: whether the object is known, and so is the range of the
   offset into it:

     if (i_1 <= 9)
       b_2 = mpxguard.make (&a, 40);
       p_3 = &a + (sizetype) i_1 * 4;
       mpxguard.check (p_3, 0, 4, b_2, 0);	proved: 0 <= offset <= 36

   If the check always fails, the user gets a warning.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "checkopt.h"
#include "early.h"
#include "mpxguard-layout.h"
#include "options.h"

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

/* Warns that CHECK, of SIZE bytes at LOW in an object of OBJECT_SIZE bytes,
   always fails.  Copies of a statement warn once.  */

void
warn_outside (gcall *check, const offset_int &low, tree size,
	      const offset_int &object_size)
{
  static hash_set<int_hash<location_t, UNKNOWN_LOCATION>> warned;
  location_t location = gimple_location (check);
  if (!options.warn || LOCATION_LOCUS (location) == UNKNOWN_LOCATION
      || in_system_header_at (location) || reported_early_p (location)
      || warned.add (LOCATION_LOCUS (location)))
    return;
  bool write = check_flags (check) & MPXGUARD_ACCESS_WRITE;
  warning_n (location, 0, tree_to_uhwi (size),
	     "this %s of %wu byte at offset %wd is out of the bounds of an "
	     "object of %wd bytes",
	     "this %s of %wu bytes at offset %wd is out of the bounds of an "
	     "object of %wd bytes", write ? "write" : "read",
	     tree_to_uhwi (size), low.to_shwi (), object_size.to_shwi ());
}

} // anonymous namespace

bool
proved_check_p (function *fun, gcall *check)
{
  tree start, size = gimple_call_arg (check, CHECK_SIZE);
  offset_int object_size;
  if (TREE_CODE (size) != INTEGER_CST
      || !known_object (gimple_call_arg (check, CHECK_BOUNDS), &start,
			&object_size))
    return false;

  linear_address object, access;
  linear_form (start, &object);
  linear_form (gimple_call_arg (check, CHECK_POINTER), &access);
  linear_add (&access,
	      wi::to_offset (gimple_call_arg (check, CHECK_OFFSET)));
  if (!linear_subtract (&access, object))
    return false;

  offset_int low, high;
  linear_range (fun, access, check, &low, &high);
  if (wi::ges_p (low, 0)
      && wi::les_p (high + wi::to_offset (size), object_size))
    return true;
  if (!access.terms.is_empty ())
    return false;
  if (!integer_zerop (size))
    warn_outside (check, low, size, object_size);
  /* The early pass has put a report there already.  */
  return reported_early_p (gimple_location (check));
}
