/* Checks that are made together.

   In: the function with its checks.  Out: the same with fewer.  Checks of
   addresses that differ by a constant, against the same bounds, need only
   reach as far down and as far up as each of them does.  What a check that
   dominates them has reached is not checked again:

     mpxguard.check (p_4, 8, 4, b_5, 0);
     mpxguard.check (p_4, 0, 4, b_5, 0);	redundant below: NO_UPPER
     ...
     mpxguard.check (p_4, 4, 4, b_5, 1);	redundant

   and a check reaches as far as those do that are certain to follow:

     mpxguard.check (p_4, 0, 4, b_5, 0);	mpxguard.check (p_4, 0, 24, b_5, 0);
     x_6 = p_4->a;		merged:		mpxguard.part (p_4, 0, 4, 0, 0, 1);
     mpxguard.check (p_4, 16, 8, b_5, 0);	mpxguard.part (p_4, 16, 8, 0, 0, 1);
     y_7 = p_4->b;				x_6 = p_4->a;
						y_7 = p_4->b;

   A pointer that a check has found inside its bounds, or just behind, does not
   escape from them either (mpxguard.escape).

   Bounds have no holes, so the first and the last byte answer for all between
   them, as long as the sum of address and offset does not wrap on the way.
   Where it wraps, the bytes of a merged check lie within SPAN_LIMIT of both
   ends of the addresses, where no user process has memory.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "checkopt.h"
#include "domwalk.h"

namespace {

/* Merged checks reach over no more bytes than this.  */
const HOST_WIDE_INT span_limit = 1 << 15;

/* The sum of what is the same in the addresses of several checks, and their
   bounds.  */
struct address_group
{
  tree root;
  tree bounds;
  auto_vec<linear_term, 4> terms;
  /* What the checks on the way from the entry have reached, if any: from
     FIRST to END.  */
  bool reached;
  offset_int first;
  offset_int end;
};

struct group_hasher : nofree_ptr_hash<address_group>
{
  static hashval_t
  hash (const address_group *group)
  {
    hashval_t value = iterative_hash_expr (group->root,
					   SSA_NAME_VERSION (group->bounds));
    for (const linear_term &term : group->terms)
      value = iterative_hash_hashval_t (SSA_NAME_VERSION (term.name), value);
    return value;
  }
  static bool
  equal (const address_group *a, const address_group *b)
  {
    if (a->bounds != b->bounds || a->terms.length () != b->terms.length ()
	|| !operand_equal_p (a->root, b->root))
      return false;
    for (unsigned i = 0; i < a->terms.length (); i++)
      if (a->terms[i].name != b->terms[i].name
	  || a->terms[i].coefficient != b->terms[i].coefficient)
	return false;
    return true;
  }
};

/* A check and where it reaches in its group.  */
struct grouped_check
{
  gcall *check;
  address_group *group;
  offset_int first;
  offset_int end;
};

/* Walks the dominator tree with what the checks above have reached.  */

class check_walker : public dom_walker
{
public:
  check_walker () : dom_walker (CDI_DOMINATORS), groups (64) {}
  ~check_walker ();
  edge before_dom_children (basic_block bb) final override;
  void after_dom_children (basic_block bb) final override;

private:
  bool find_group (gcall *check, grouped_check *result);
  void collect_followers (const grouped_check &check,
			  auto_vec<grouped_check, 8> *followers);
  void reach (address_group *group, const offset_int &first,
	      const offset_int &end);
  void visit (gcall *check);
  void visit_escape (gcall *escape);

  /* What is put back when the walk leaves a block; a null GROUP marks the
     begin of a block.  */
  struct change
  {
    address_group *group;
    bool reached;
    offset_int first;
    offset_int end;
  };

  hash_table<group_hasher> groups;
  hash_map<gcall *, grouped_check> known;
  auto_vec<change> changes;
};

check_walker::~check_walker ()
{
  for (address_group *group : groups)
    delete group;
}

/* Finds the group of CHECK; returns false if it has none.  */

bool
check_walker::find_group (gcall *check, grouped_check *result)
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

  address_group *group = new address_group ();
  group->root = parts.address.root;
  group->bounds = parts.bounds;
  group->terms.safe_splice (parts.address.terms);
  address_group **slot = groups.find_slot (group, INSERT);
  if (*slot)
    delete group;
  else
    *slot = group;
  entry.group = *slot;
  entry.first = parts.address.constant;
  entry.end = entry.first + parts.size;
  *result = entry;
  return true;
}

/* Notes that the bytes from FIRST to END of GROUP are checked until the walk
   leaves the block.  */

void
check_walker::reach (address_group *group, const offset_int &first,
		     const offset_int &end)
{
  change c = { group, group->reached, group->first, group->end };
  changes.safe_push (c);
  group->first = group->reached ? wi::smin (group->first, first) : first;
  group->end = group->reached ? wi::smax (group->end, end) : end;
  group->reached = true;
}

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
	  && find_group (other, &follower) && follower.group == check.group
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

/* Removes CHECK, lets it reach further for the sake of others, or takes what
   it has to test from it, by what is known.  */

void
check_walker::visit (gcall *check)
{
  grouped_check own;
  if (!find_group (check, &own))
    return;
  address_group *group = own.group;
  bool below = group->reached && wi::les_p (group->first, own.first);
  bool above = group->reached && wi::ges_p (group->end, own.end);
  if (below && above)
    {
      remove_check (check, "redundant");
      return;
    }

  offset_int first = own.first, end = own.end;
  unsigned lower_flag = check_flags (check) & CHECK_NO_LOWER;
  auto_vec<grouped_check, 8> candidates, followers;
  if (!library_check_p (check) && !has_parts_p (check))
    collect_followers (own, &candidates);
  for (const grouped_check &follower : candidates)
    {
      offset_int low = wi::smin (first, follower.first);
      offset_int high = wi::smax (end, follower.end);
      if ((low == first && high == end)
	  || (group->reached && wi::les_p (group->first, follower.first)
	      && wi::ges_p (group->end, follower.end))
	  || wi::gts_p (high - low, span_limit))
	continue;
      if (low != first)
	lower_flag = check_flags (follower.check) & CHECK_NO_LOWER;
      first = low;
      end = high;
      followers.safe_push (follower);
    }
  if (!followers.is_empty ())
    extend_check (own, first, end, followers);

  unsigned flags = check_flags (check) & ~CHECK_NO_LOWER;
  if (group->reached && wi::les_p (group->first, first))
    lower_flag = CHECK_NO_LOWER;
  if (group->reached && wi::ges_p (group->end, end))
    flags |= CHECK_NO_UPPER;
  if (((flags | lower_flag) ^ check_flags (check)))
    dump_check ("one end redundant", check);
  set_check_flags (check, flags | lower_flag);
  reach (group, first, end);
}

/* Removes ESCAPE if the checks above have found the pointer inside its
   bounds, or just behind.  */

void
check_walker::visit_escape (gcall *escape)
{
  tree bounds = gimple_call_arg (escape, 1);
  if (TREE_CODE (bounds) != SSA_NAME)
    return;
  address_group key;
  linear_address address;
  linear_form (gimple_call_arg (escape, 0), &address);
  key.root = address.root;
  key.bounds = bounds;
  key.terms.safe_splice (address.terms);
  address_group **slot = groups.find_slot (&key, NO_INSERT);
  if (slot && (*slot)->reached && wi::les_p ((*slot)->first, address.constant)
      && wi::ges_p ((*slot)->end, address.constant))
    {
      dump_check ("inside", escape);
      gimple_stmt_iterator gsi = gsi_for_stmt (escape);
      gsi_remove (&gsi, true);
    }
}

edge
check_walker::before_dom_children (basic_block bb)
{
  change mark = { NULL, false, 0, 0 };
  changes.safe_push (mark);
  for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);)
    {
      gimple *stmt = gsi_stmt (gsi);
      gsi_next (&gsi);
      abstract_op op = abstract_operation (stmt);
      if (op == OP_ESCAPE)
	visit_escape (as_a<gcall *> (stmt));
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
check_walker::after_dom_children (basic_block)
{
  for (;;)
    {
      change c = changes.pop ();
      if (!c.group)
	return;
      c.group->reached = c.reached;
      c.group->first = c.first;
      c.group->end = c.end;
    }
}

} // anonymous namespace

void
merge_checks (function *fun)
{
  begin_ahead (fun);
  check_walker ().walk (ENTRY_BLOCK_PTR_FOR_FN (fun));
  end_ahead ();
}
