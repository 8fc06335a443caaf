/* Checks that are made together.

   In: the function with its checks.  Out: the same with fewer.  Checks of
   addresses that differ by a constant, against the same bounds, need only
   reach as far down and as far up as each of them does.  What a check that
   dominates them has reached is not checked again:

     mpxguard.check (p_4, 8, 4, b_5, 0);
     mpxguard.check (p_4, 0, 4, b_5, 0);	redundant below: NO_UPPER
     ...
     mpxguard.check (p_4, 4, 4, b_5, 1);	redundant

   A check without a test of its lower end asks only whether that dominating
   one has reached as far up, if the object was made here: a pointer that was
   found may lie below its object.

   A point where ways meet is reached by what all of them have checked:

     if (c_6)
       mpxguard.check (p_4, 0, 8, b_5, 0);
     else
       mpxguard.check (p_4, 0, 16, b_5, 0);
     mpxguard.check (p_4, 0, 8, b_5, 0);	redundant

and a check reaches as far as those do that are certain to follow:

     mpxguard.check (p_4, 0, 4, b_5, 0);	mpxguard.check (p_4, 0, 24, b_5, 0);
     x_6 = p_4->a;		merged:		mpxguard.part (p_4, 0, 4, 0, 0, 1);
     mpxguard.check (p_4, 16, 8, b_5, 0);	mpxguard.part (p_4, 16, 8, 0, 0, 1);
     y_7 = p_4->b;				x_6 = p_4->a;
						y_7 = p_4->b;

   Of a check of as many bytes as a variable says only the first one counts
   here.  What the checks above have reached is known to checkopt-reached.cc;
   escapes are looked at in the same walk (checkopt-escape.cc), and what only some
   of the ways that meet have checked is completed (checkopt-join.cc).

   Bounds have no holes, so the first and the last byte answer for all between
   them, as long as the sum of address and offset does not wrap on the way.
   Where it wraps, the bytes of a merged check lie within SPAN_LIMIT of both
   ends of the addresses, where no user process has memory.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "check-groups.h"
#include "checkopt.h"
#include "domwalk.h"
#include "options.h"

namespace {

/* Merged checks reach over no more bytes than this.  */
const HOST_WIDE_INT span_limit = 1 << 15;

/* Walks the dominator tree with what the checks above have reached.  */

class check_walker : public dom_walker
{
public:
  check_walker ()
    : dom_walker (CDI_DOMINATORS), escapes (&groups, &ranges),
      joins (&groups, &ranges) {}
  edge before_dom_children (basic_block bb) final override;
  void after_dom_children (basic_block bb) final override;

  join_planner *planner () { return &joins; }

private:
  void collect_followers (const grouped_check &check,
			  auto_vec<grouped_check, 8> *followers);
  void visit (gcall *check);
  void visit_varying (gcall *check);

  check_groups groups;
  reached_ranges ranges;
  escape_walker escapes;
  join_planner joins;
};

/* Whether CHECK has parts already.  */

bool
has_parts_p (gcall *check)
{
  gimple_stmt_iterator gsi = gsi_for_stmt (check);
  gsi_next (&gsi);
  return !gsi_end_p (gsi) && abstract_operation (gsi_stmt (gsi)) == OP_PART;
}

/* Collects in FOLLOWERS the checks of CHECK's group that are certain to follow
   it, and that it dominates.  */

void
check_walker::collect_followers (const grouped_check &check,
				 auto_vec<grouped_check, 8> *followers)
{
  auto_vec<gcall *> ahead;
  gimple_stmt_iterator gsi = gsi_for_stmt (check.check);
  gsi_next (&gsi);
  checks_ahead (gsi, &ahead);
  for (gcall *other : ahead)
    {
      grouped_check follower;
      if (gimple_bb (other) && !library_check_p (other)
	  && groups.find (other, &follower) && follower.group == check.group
	  && !has_parts_p (other)
	  && dominated_by_p (CDI_DOMINATORS, gimple_bb (other),
			     gimple_bb (check.check)))
	followers->safe_push (follower);
    }
}

/* Makes the access of FOLLOWER a part of CHECK, which *GSI and the parts so
   far stand behind.  */

void
add_part (const grouped_check &check, const grouped_check &follower,
	  gimple_stmt_iterator *gsi)
{
  tree offset = gimple_call_arg (check.check, CHECK_OFFSET);
  offset_int distance = follower.first - check.first + wi::to_offset (offset);
  gcall *part = build_part (follower.check,
			    gimple_call_arg (check.check, CHECK_POINTER),
			    wide_int_to_tree (ssizetype, distance),
			    ssize_int (0), size_one_node);
  gsi_insert_after (gsi, part, GSI_NEW_STMT);
}

/* Lets CHECK reach from FIRST to END for FOLLOWERS' sake.  */

void
extend_check (const grouped_check &check, const offset_int &first,
	      const offset_int &end,
	      const auto_vec<grouped_check, 8> &followers)
{
  gimple_stmt_iterator gsi = gsi_for_stmt (check.check);
  add_part (check, check, &gsi);
  for (const grouped_check &follower : followers)
    add_part (check, follower, &gsi);
  offset_int offset
    = wi::to_offset (gimple_call_arg (check.check, CHECK_OFFSET));
  gimple_call_set_arg (check.check, CHECK_OFFSET,
		       wide_int_to_tree (ssizetype,
					 offset + first - check.first));
  gimple_call_set_arg (check.check, CHECK_SIZE,
		       wide_int_to_tree (size_type_node, end - first));
  dump_check ("merged", check.check);
}

/* Whether BOUNDS are those of objects that this function makes, by all ways.
   SEEN are the bounds that were asked for already.  */

bool
made_here_p (tree bounds, hash_set<tree> *seen)
{
  const unsigned limit = 32;
  if (init_bounds_p (bounds))
    return true;
  if (TREE_CODE (bounds) != SSA_NAME || SSA_NAME_IS_DEFAULT_DEF (bounds)
      || seen->elements () > limit)
    return false;
  if (seen->add (bounds))
    return true;
  gimple *stmt = SSA_NAME_DEF_STMT (bounds);
  if (gphi *phi = dyn_cast<gphi *> (stmt))
    {
      for (unsigned i = 0; i < gimple_phi_num_args (phi); i++)
	if (!made_here_p (gimple_phi_arg_def (phi, i), seen))
	  return false;
      return true;
    }
  switch (abstract_operation (stmt))
    {
    case OP_MAKE:
    case OP_ALLOC:
      return true;
    case OP_RENEW:
      return made_here_p (gimple_call_arg (stmt, 0), seen);
    default:
      return false;
    }
}

/* Whether an access of CHECK, which needs no test of its lower end, is inside
   its bounds if something higher is.  A tracked pointer that lies below its
   object is found with an upper bound of 0, which each check of it fails; but
   what of the object was accessed by it is accepted then (recheck.c in the
   runtime), and says nothing of what lies lower.  */

bool
inside_if_higher_p (gcall *check)
{
  hash_set<tree> seen;
  return (check_flags (check) & CHECK_NO_LOWER)
	 && (options.metadata != METADATA_HYBRID
	     || made_here_p (gimple_call_arg (check, CHECK_BOUNDS), &seen));
}

/* Makes CHECK, which needs no test of its lower end and begins at FIRST, as cheap
   as can be: of its group the bytes up to REACHED are known to be inside, or accepted, and so are
   those of the accesses that are its parts since now if MERGED.  What is left to
   find out is whether there is an upper bound at all, and any byte will do for
   that: the one that the pointer points to needs no addition.  */

void
look_for_upper_bound (const grouped_check &check, const offset_int &first,
		      const offset_int &reached, bool merged)
{
  tree offset = gimple_call_arg (check.check, CHECK_OFFSET);
  if (options.backend != BACKEND_SOFT || library_check_p (check.check)
      || (!merged && has_parts_p (check.check))
      || wi::ges_p (first - wi::to_offset (offset), reached))
    return;
  if (!merged)
    {
      gimple_stmt_iterator gsi = gsi_for_stmt (check.check);
      add_part (check, check, &gsi);
    }
  gimple_call_set_arg (check.check, CHECK_OFFSET, ssize_int (0));
  gimple_call_set_arg (check.check, CHECK_SIZE, size_one_node);
  dump_check ("any byte will do", check.check);
}

/* Removes CHECK, lets it reach further for the sake of others, or takes what
   it has to test from it, by what is known.  */

void
check_walker::visit (gcall *check)
{
  grouped_check own;
  if (!groups.find (check, &own))
    {
      visit_varying (check);
      return;
    }
  address_group *group = own.group;
  bool below = group->reached && wi::les_p (group->first, own.first);
  bool above = group->reached && wi::ges_p (group->end, own.end);
  if ((below && (above || (check_flags (check) & CHECK_NO_UPPER)))
      || (above && inside_if_higher_p (check)))
    {
      remove_check (check, "redundant");
      if (!below || !above)
	ranges.reach (group, own.first, own.end);
      return;
    }

  offset_int first = own.first, end = own.end;
  unsigned lower_flag = check_flags (check) & CHECK_NO_LOWER;
  auto_vec<grouped_check, 8> candidates, followers;
  if (!library_check_p (check) && !has_parts_p (check))
    collect_followers (own, &candidates);
  for (const grouped_check &follower : candidates)
    {
      unsigned its_flag = check_flags (follower.check) & CHECK_NO_LOWER;
      offset_int low = inside_if_higher_p (follower.check)
		       ? first : wi::smin (first, follower.first);
      offset_int high = wi::smax (end, follower.end);
      if ((group->reached && wi::les_p (group->first, follower.first)
	   && wi::ges_p (group->end, follower.end))
	  || wi::gts_p (high - low, span_limit))
	continue;
      if (wi::les_p (follower.first, first))
	lower_flag |= its_flag;
      if (low == first && high == end)
	continue;
      if (low != first)
	lower_flag = its_flag;
      first = low;
      end = high;
      followers.safe_push (follower);
    }
  if (!followers.is_empty ())
    extend_check (own, first, end, followers);

  unsigned flags = check_flags (check) & ~CHECK_NO_LOWER;
  if (group->reached && wi::les_p (group->first, first))
    lower_flag = CHECK_NO_LOWER;
  /* One test must be left.  */
  if (group->reached && wi::ges_p (group->end, end) && !lower_flag)
    flags |= CHECK_NO_UPPER;
  if (((flags | lower_flag) ^ check_flags (check)))
    dump_check ("one end redundant", check);
  set_check_flags (check, flags | lower_flag);
  if (group->reached && wi::ges_p (group->end, end) && lower_flag)
    look_for_upper_bound (own, first, group->end, !followers.is_empty ());
  ranges.reach (group, first, end);
}

/* Notes that CHECK, whose size varies but is not zero, finds its first byte
   inside.  */

void
check_walker::visit_varying (gcall *check)
{
  tree bounds = gimple_call_arg (check, CHECK_BOUNDS);
  if (!(check_flags (check) & CHECK_NOT_EMPTY)
      || TREE_CODE (bounds) != SSA_NAME)
    return;
  linear_address address;
  linear_form (gimple_call_arg (check, CHECK_POINTER), &address);
  linear_add (&address,
	      wi::to_offset (gimple_call_arg (check, CHECK_OFFSET)));
  ranges.reach (groups.group_of (address, bounds), address.constant, address.constant + 1);
}

edge
check_walker::before_dom_children (basic_block bb)
{
  ranges.enter (bb);
  if (optimize && options.backend == BACKEND_SOFT
      && options.metadata == METADATA_HYBRID)
    joins.enter (bb);
  for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);)
    {
      gimple *stmt = gsi_stmt (gsi);
      gsi_next (&gsi);
      abstract_op op = abstract_operation (stmt);
      if (op == OP_ESCAPE)
	escapes.visit (as_a<gcall *> (stmt));
      else if (op == OP_CHECK)
	{
	  visit (as_a<gcall *> (stmt));
	  if (gimple_bb (stmt))
	    {
	      /* It may have parts now.  */
	      gsi = gsi_for_stmt (stmt);
	      gsi_next (&gsi);
	    }
	}
    }
  return NULL;
}

void
check_walker::after_dom_children (basic_block bb)
{
  ranges.leave (bb);
}

} // anonymous namespace

void
merge_checks (function *fun)
{
  begin_ahead (fun);
  check_walker walker;
  walker.walk (ENTRY_BLOCK_PTR_FOR_FN (fun));
  end_ahead ();
  walker.planner ()->commit ();
}
