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

   A pointer that a check has found inside its bounds, or just behind, does not
   escape from them either (mpxguard.escape).  Of a check of as many bytes as a
   variable says only the first one counts here.  One that escaped above was
   remembered then.

   Bounds have no holes, so the first and the last byte answer for all between
   them, as long as the sum of address and offset does not wrap on the way.
   Where it wraps, the bytes of a merged check lie within SPAN_LIMIT of both
   ends of the addresses, where no user process has memory.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "checkopt.h"
#include "domwalk.h"
#include "options.h"

namespace {

/* Merged checks reach over no more bytes than this.  */
const HOST_WIDE_INT span_limit = 1 << 15;

/* What was checked on ways that meet is compared for no more ways than this,
   nor over more blocks.  */
const unsigned way_limit = 8;
const unsigned way_length_limit = 16;

/* No more escaped pointers, and objects, than this are kept in mind.  */
const unsigned escape_limit = 200;
const unsigned object_limit = 100;

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

/* Bytes of a group that are checked.  */
struct reached_range
{
  address_group *group;
  offset_int first;
  offset_int end;
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
  tree known_object (tree bounds);
  address_group *group_of (const linear_address &address, tree bounds);
  bool find_group (gcall *check, grouped_check *result);
  void collect_followers (const grouped_check &check,
			  auto_vec<grouped_check, 8> *followers);
  void reach (address_group *group, const offset_int &first,
	      const offset_int &end);
  void visit (gcall *check);
  void visit_varying (gcall *check);
  void visit_escape (gcall *escape);
  bool inside_above_p (gcall *escape, const address_group *group,
		       const offset_int &constant);
  bool inside_later_p (gcall *escape, const address_group *group,
		       const offset_int &constant);
  bool escaped_above_p (gcall *escape, address_group *group,
			const offset_int &constant);
  bool range_by (edge e, const reached_range &wanted, reached_range *result);
  void meet (basic_block bb);

  /* What is put back when the walk leaves a block; a null GROUP marks the
     begin of a block.  */
  struct change
  {
    address_group *group;
    bool reached;
    offset_int first;
    offset_int end;
  };

  /* The first bounds that were made of the SIZE bytes at START.  */
  struct made_object
  {
    linear_address start;
    tree size;
    tree bounds;
  };

  /* A pointer that escaped in the block BB.  */
  struct escaped_pointer
  {
    address_group *group;
    offset_int constant;
    basic_block bb;
  };

  auto_delete_vec<made_object> objects;
  auto_vec<escaped_pointer> escaped;
  hash_table<group_hasher> groups;
  hash_map<gcall *, grouped_check> known;
  auto_vec<change> changes;
  /* The block that the walk is in, those that it has left, and what each block
     checks itself.  */
  basic_block walked;
  hash_set<basic_block> left;
  hash_map<basic_block, auto_vec<reached_range> *> own_ranges;
};

check_walker::~check_walker ()
{
  for (auto entry : own_ranges)
    delete entry.second;
  for (address_group *group : groups)
    delete group;
}

/* BOUNDS, or those that were made of the same bytes before: each access to an
   array in a structure makes them.  */

tree
check_walker::known_object (tree bounds)
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

/* The group of checks of ADDRESS against BOUNDS.  */

address_group *
check_walker::group_of (const linear_address &address, tree bounds)
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

  entry.group = group_of (parts.address, parts.bounds);
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
  auto_vec<reached_range> *&own = own_ranges.get_or_insert (walked);
  if (!own)
    own = new auto_vec<reached_range> ();
  reached_range range = { group, first, end };
  own->safe_push (range);
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

/* Makes CHECK, which needs no test of its lower end, as cheap as can be: of its
   group the bytes up to REACHED are known to be inside, or accepted.  What is
   left to find out is whether there is an upper bound at all, and any byte will
   do for that: the one that the pointer points to needs no addition.  */

void
look_for_upper_bound (const grouped_check &check, const offset_int &reached)
{
  tree offset = gimple_call_arg (check.check, CHECK_OFFSET);
  if (options.backend != BACKEND_SOFT || library_check_p (check.check)
      || has_parts_p (check.check)
      || wi::ges_p (check.first - wi::to_offset (offset), reached))
    return;
  gimple_stmt_iterator gsi = gsi_for_stmt (check.check);
  add_part (check, check, &gsi);
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
  if (!find_group (check, &own))
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
	reach (group, own.first, own.end);
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
  if (followers.is_empty () && above && lower_flag)
    look_for_upper_bound (own, group->end);
  reach (group, first, end);
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
  reach (group_of (address, bounds), address.constant, address.constant + 1);
}

/* Finds what of the group of WANTED is checked on the way to E from the block
   that dominates both E and its destination; what is checked in that block
   and above it is known of the group.  Returns false if that is nothing.  */

bool
check_walker::range_by (edge e, const reached_range &wanted,
			reached_range *result)
{
  address_group *group = wanted.group;
  bool found = group->reached;
  result->group = group;
  result->first = group->first;
  result->end = group->end;
  basic_block top = get_immediate_dominator (CDI_DOMINATORS, e->dest);
  unsigned length = 0;
  for (basic_block bb = e->src; bb != top;
       bb = get_immediate_dominator (CDI_DOMINATORS, bb))
    {
      if (++length > way_length_limit)
	return false;
      auto_vec<reached_range> **own = own_ranges.get (bb);
      if (!own)
	continue;
      for (const reached_range &range : **own)
	if (range.group == group)
	  {
	    result->first = found ? wi::smin (result->first, range.first)
			    : range.first;
	    result->end = found ? wi::smax (result->end, range.end)
			  : range.end;
	    found = true;
	  }
    }
  return found;
}

/* Notes what is checked on all ways that meet in BB.  */

void
check_walker::meet (basic_block bb)
{
  if (EDGE_COUNT (bb->preds) < 2 || EDGE_COUNT (bb->preds) > way_limit)
    return;
  edge e;
  edge_iterator ei;
  FOR_EACH_EDGE (e, ei, bb->preds)
    if (!left.contains (e->src))
      return;
  basic_block top = get_immediate_dominator (CDI_DOMINATORS, bb);
  edge first = EDGE_PRED (bb, 0);
  unsigned length = 0;
  for (basic_block way = first->src; way != top && ++length < way_length_limit;
       way = get_immediate_dominator (CDI_DOMINATORS, way))
    {
      auto_vec<reached_range> **known_ranges = own_ranges.get (way);
      if (!known_ranges)
	continue;
      auto_vec<reached_range> *own = *known_ranges;
      for (unsigned i = 0; i < own->length (); i++)
	{
	  reached_range common;
	  if (!range_by (first, (*own)[i], &common))
	    continue;
	  bool all = true;
	  FOR_EACH_EDGE (e, ei, bb->preds)
	    {
	      reached_range other;
	      all = all && range_by (e, common, &other);
	      if (!all)
		break;
	      common.first = wi::smax (common.first, other.first);
	      common.end = wi::smin (common.end, other.end);
	    }
	  address_group *group = common.group;
	  if (all && wi::lts_p (common.first, common.end)
	      && !(group->reached && wi::les_p (group->first, common.first)
		   && wi::ges_p (group->end, common.end)))
	    reach (group, common.first, common.end);
	}
    }
}

/* Whether the checks above ESCAPE have found the pointer, CONSTANT bytes behind
   the sum of GROUP, inside its bounds or just behind.  */

bool
check_walker::inside_above_p (gcall *escape, const address_group *group,
			      const offset_int &constant)
{
  return group->reached && wi::ges_p (group->end, constant)
	 && ((escape_flags (escape) & CHECK_NO_LOWER)
	     || wi::les_p (group->first, constant));
}

/* Whether a check that is certain to follow ESCAPE will find that.  If it
   fails, and is accepted all the same, the object has escaped before.  */

bool
check_walker::inside_later_p (gcall *escape, const address_group *group,
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
	  && find_group (check, &later) && later.group == group
	  && wi::les_p (later.first, constant)
	  && wi::ges_p (later.end, constant))
	return true;
    }
  return false;
}

/* Removes ESCAPE if its pointer is inside its bounds, or just behind, or
   escaped above.  */

void
check_walker::visit_escape (gcall *escape)
{
  tree bounds = gimple_call_arg (escape, ESCAPE_BOUNDS);
  if (TREE_CODE (bounds) != SSA_NAME)
    return;
  linear_address address;
  linear_form (gimple_call_arg (escape, ESCAPE_POINTER), &address);
  address_group *group = group_of (address, bounds);
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
check_walker::escaped_above_p (gcall *escape, address_group *group,
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

edge
check_walker::before_dom_children (basic_block bb)
{
  change mark = { NULL, false, 0, 0 };
  changes.safe_push (mark);
  walked = bb;
  meet (bb);
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
check_walker::after_dom_children (basic_block bb)
{
  left.add (bb);
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
