/* Groups of checks.

   In: a check.  Out: what its address is without its constant, with the bounds
   that it is checked against, as one object for all checks that share it:

     mpxguard.check (p_4 + 8 * i_5, 16, 4, b_6, 0);	p_4 + 8 * i_5, b_6: 16 to 20
     mpxguard.check (p_4 + 8 * i_5, 0, 4, b_6, 0);	the same group: 0 to 4

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "check-groups.h"
#include "checkopt.h"

/* No more objects than this are kept in mind.  */
static const unsigned object_limit = 100;

check_groups::~check_groups ()
{
  for (address_group *group : groups)
    delete group;
}

/* BOUNDS, or those that were made of the same bytes before: each access to an
   array in a structure makes them.  */

tree
check_groups::known_object (tree bounds)
{
  gimple *make = SSA_NAME_DEF_STMT (bounds);
  if (abstract_operation (make) != OP_MAKE
      || TREE_CODE (gimple_call_arg (make, 1)) != INTEGER_CST)
    return bounds;
  linear_address start;
  linear_form (gimple_call_arg (make, 0), &start);
  for (const made_object *object : objects)
    {
      linear_address distance;
      distance.root = start.root;
      distance.constant = start.constant;
      distance.terms.safe_splice (start.terms);
      if (tree_int_cst_equal (object->size, gimple_call_arg (make, 1))
	  && linear_subtract (&distance, object->start)
	  && distance.constant == 0 && distance.terms.is_empty ())
	return object->bounds;
    }
  if (objects.length () < object_limit)
    {
      made_object *object = new made_object ();
      linear_form (gimple_call_arg (make, 0), &object->start);
      object->size = gimple_call_arg (make, 1);
      object->bounds = bounds;
      objects.safe_push (object);
    }
  return bounds;
}

address_group *
check_groups::group_of (const linear_address &address, tree bounds)
{
  address_group *group = new address_group ();
  group->root = address.root;
  group->bounds = known_object (bounds);
  group->terms.safe_splice (address.terms);
  address_group **slot = groups.find_slot (group, INSERT);
  if (*slot)
    delete group;
  else
    *slot = group;
  return *slot;
}

bool
check_groups::find (gcall *check, grouped_check *result)
{
  bool existed;
  grouped_check &entry = known.get_or_insert (check, &existed);
  if (existed)
    {
      *result = entry;
      return entry.group;
    }
  entry.check = check;
  entry.group = NULL;
  check_parts parts;
  if (!take_check_apart (check, &parts))
    return false;

  entry.group = group_of (parts.address, parts.bounds);
  entry.first = parts.address.constant;
  entry.end = entry.first + parts.size;
  *result = entry;
  return true;
}
