/* Escapes that are none.

   In: mpxguard.escape, which lets the runtime remember a pointer that leaves the
   function outside its object.  Out: without those whose pointer is known to be
   inside its bounds, or just behind, by a check above or by one that is certain
   to follow, and without those of a pointer that escaped above:

     mpxguard.escape (p_1 - 8, b_2);	inside later
     m_3->top = p_1 - 8;
     mpxguard.check (p_1, -16, 16, b_2, 0);
     x_4 = m_3->top[-1] + m_3->top[0];

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "check-groups.h"
#include "checkopt.h"

/* No more escaped pointers than this are kept in mind.  */
static const unsigned escape_limit = 200;

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
