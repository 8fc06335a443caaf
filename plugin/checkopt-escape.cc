/* Escapes that are none.

   In: mpxguard.escape, which lets the runtime remember a pointer that leaves the
   function outside its object.  Out: without those whose pointer is known to be
   inside its bounds, or just behind, by a check above or by one that is certain
   to follow, and without those of a pointer that escaped above:

     mpxguard.escape (p_1 - 8, b_2);	inside later
     m_3->top = p_1 - 8;
     mpxguard.check (p_1, -16, 16, b_2, 0);
     x_4 = m_3->top[-1] + m_3->top[0];

   A pointer that is one of several is inside if each is where it comes from:

     mpxguard.check (n_5, 0, 24, b_6, 0);
     ...
     r_7 = PHI <n_5, &none>		inside
     mpxguard.escape (r_7, b_8);
     return r_7;

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "check-groups.h"
#include "checkopt.h"
#include "escapes.h"

/* No more escaped pointers than this are kept in mind.  */
static const unsigned escape_limit = 200;

/* Nor are more ways than this looked at by which one pointer comes.  */
static const unsigned way_limit = 8;

/* Whether the checks above ESCAPE have found the pointer, CONSTANT bytes behind
   the sum of GROUP, inside its bounds or just behind.  */

static bool
inside_above_p (gcall *escape, const address_group *group,
		const offset_int &constant)
{
  return group->reached && wi::ges_p (group->end, constant)
	 && ((escape_flags (escape) & CHECK_NO_LOWER)
	     || wi::les_p (group->first, constant));
}

/* Whether a check that is certain to follow ESCAPE will find that.  If it
   fails, and is accepted all the same, the object has escaped before.  */

bool
escape_walker::inside_later_p (gcall *escape, const address_group *group,
			      const offset_int &constant)
{
  auto_vec<gcall *> ahead;
  gimple_stmt_iterator gsi = gsi_for_stmt (escape);
  gsi_next (&gsi);
  checks_ahead (gsi, &ahead);
  for (gcall *check : ahead)
    {
      grouped_check later;
      if (gimple_bb (check) && !library_check_p (check)
	  && groups->find (check, &later) && later.group == group
	  && wi::les_p (later.first, constant)
	  && wi::ges_p (later.end, constant))
	return true;
    }
  return false;
}

/* Whether POINTER, which is that of ESCAPE but for CONSTANT bytes if the way
   leads by E, is inside BOUNDS there, or just behind.  */

bool
escape_walker::inside_by_p (edge e, gcall *escape, tree pointer, tree bounds,
			    const offset_int &constant)
{
  if (constant == 0 && !pointer_may_escape_p (pointer))
    return true;
  if (TREE_CODE (bounds) != SSA_NAME)
    return init_bounds_p (bounds);
  linear_address address;
  linear_form (pointer, &address);
  address_group *group = groups->group_of (address, bounds);
  offset_int here = address.constant + constant;
  offset_int first = escape_flags (escape) & CHECK_NO_LOWER
		     ? offset_int (HOST_WIDE_INT_MAX) : here;
  return ranges->reached_by_p (e, group, first, here);
}

/* Whether the pointer of ESCAPE, ADDRESS, is one of several that are inside their
   bounds where they come from, or just behind.  */

bool
escape_walker::inside_by_all_p (gcall *escape, const linear_address &address)
{
  gphi *phi = TREE_CODE (address.root) == SSA_NAME && address.terms.is_empty ()
	      ? dyn_cast<gphi *> (SSA_NAME_DEF_STMT (address.root)) : NULL;
  if (!phi || gimple_phi_num_args (phi) > way_limit)
    return false;
  tree bounds = gimple_call_arg (escape, ESCAPE_BOUNDS);
  gphi *merged = dyn_cast<gphi *> (SSA_NAME_DEF_STMT (bounds));
  if (merged && gimple_bb (merged) != gimple_bb (phi))
    return false;
  for (unsigned i = 0; i < gimple_phi_num_args (phi); i++)
    if (!inside_by_p (gimple_phi_arg_edge (phi, i), escape,
		      gimple_phi_arg_def (phi, i),
		      merged ? gimple_phi_arg_def (merged, i) : bounds,
		      address.constant))
      return false;
  return true;
}

void
escape_walker::visit (gcall *escape)
{
  tree bounds = gimple_call_arg (escape, ESCAPE_BOUNDS);
  if (TREE_CODE (bounds) != SSA_NAME)
    return;
  linear_address address;
  linear_form (gimple_call_arg (escape, ESCAPE_POINTER), &address);
  address_group *group = groups->group_of (address, bounds);
  const char *reason = NULL;
  if (inside_above_p (escape, group, address.constant))
    reason = "inside";
  else if (inside_later_p (escape, group, address.constant))
    reason = "inside later";
  else if (inside_by_all_p (escape, address))
    reason = "inside by all ways";
  else if (escaped_above_p (escape, group, address.constant))
    reason = "escaped before";
  if (reason)
    {
      dump_check (reason, escape);
      gimple_stmt_iterator gsi = gsi_for_stmt (escape);
      gsi_remove (&gsi, true);
    }
}

/* Whether a pointer CONSTANT bytes behind the sum of GROUP, as that of ESCAPE
   is, escaped above: then the runtime knows, if it has to.  Otherwise notes
   that it does now.  */

bool
escape_walker::escaped_above_p (gcall *escape, address_group *group,
			       const offset_int &constant)
{
  basic_block bb = gimple_bb (escape);
  for (const escaped_pointer &e : escaped)
    if (e.group == group && e.constant == constant
	&& dominated_by_p (CDI_DOMINATORS, bb, e.bb))
      return true;
  if (escaped.length () < escape_limit)
    {
      escaped_pointer e = { group, constant, bb };
      escaped.safe_push (e);
    }
  return false;
}
