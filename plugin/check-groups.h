/* Checks of addresses that differ by a constant.

   Such checks, against the same bounds, are of one group: how far one reaches
   says what the others need not look at.  Some steps of the check optimiser
   know a function's groups: checkopt-merge.cc asks what the checks above have
   reached, checkopt-reached.cc knows that, checkopt-escape.cc asks it for
   pointers that leave the function, checkopt-join.cc completes it where ways
   meet.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_CHECK_GROUPS_H
#define MPXGUARD_CHECK_GROUPS_H

#include "linear.h"

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

/* The groups of a function.  */

class check_groups
{
public:
  check_groups () : groups (64) {}
  ~check_groups ();

  /* The group of checks of ADDRESS against BOUNDS.  */
  address_group *group_of (const linear_address &address, tree bounds);

  /* Finds the group of CHECK; returns false if it has none.  */
  bool find (gcall *check, grouped_check *result);

private:
  tree known_object (tree bounds);

  /* The first bounds that were made of the SIZE bytes at START.  */
  struct made_object
  {
    linear_address start;
    tree size;
    tree bounds;
  };

  auto_delete_vec<made_object> objects;
  hash_table<group_hasher> groups;
  hash_map<gcall *, grouped_check> known;
};

/* What is checked on the way from a function's entry to the block that a walk
   of its dominator tree is in.  */

class reached_ranges
{
public:
  ~reached_ranges ();

  /* The walk enters BB, and leaves it with all that it dominates.  */
  void enter (basic_block bb);
  void leave (basic_block bb);

  /* Notes that the bytes from FIRST to END of GROUP are checked until the walk
     leaves the block.  */
  void reach (address_group *group, const offset_int &first,
	      const offset_int &end);

  /* Whether what is checked of GROUP on the way by E, to a block that the walk
     is in or below, begins at FIRST or before it and ends at END or behind.  */
  bool reached_by_p (edge e, address_group *group, const offset_int &first,
		     const offset_int &end);

private:
  /* Bytes of a group that are checked.  */
  struct reached_range
  {
    address_group *group;
    offset_int first;
    offset_int end;
  };

  /* What is put back when the walk leaves a block; a null GROUP marks the
     begin of a block.  */
  struct change
  {
    address_group *group;
    bool reached;
    offset_int first;
    offset_int end;
  };

  bool range_by (edge e, const reached_range &wanted, reached_range *result);
  void meet (basic_block bb);

  auto_vec<change> changes;
  /* The block that the walk is in, those that it has left, and what each block
     checks itself.  */
  basic_block walked;
  hash_set<basic_block> left;
  hash_map<basic_block, auto_vec<reached_range> *> own_ranges;
};

/* The pointers that leave a function.  */

class escape_walker
{
public:
  escape_walker (check_groups *known, reached_ranges *reached)
    : groups (known), ranges (reached) {}

  /* Removes ESCAPE if its pointer is inside its bounds, or just behind, or
     escaped above.  */
  void visit (gcall *escape);

private:
  bool inside_later_p (gcall *escape, const address_group *group,
		       const offset_int &constant);
  bool escaped_above_p (gcall *escape, address_group *group,
			const offset_int &constant);
  bool inside_by_p (edge e, gcall *escape, tree pointer, tree bounds,
		    const offset_int &constant);
  bool inside_by_all_p (gcall *escape, const linear_address &address);

  /* A pointer that escaped in the block BB.  */
  struct escaped_pointer
  {
    address_group *group;
    offset_int constant;
    basic_block bb;
  };

  check_groups *groups;
  reached_ranges *ranges;
  auto_vec<escaped_pointer> escaped;
};

/* A check that stands for others behind the begin of a block.  */
struct wanted_check
{
  basic_block block;
  linear_address address;
  tree bounds;
  /* From the first byte to the end, as in an address_group.  */
  offset_int first;
  offset_int end;
  /* Those that it stands for.  */
  auto_vec<gcall *> members;
  /* What is to be put on the ways into the block.  */
  auto_vec<edge> ways;
  gcall *check;
  auto_vec<gcall *> parts;
};

/* What is put on ways that meet, for what stands behind.  */

class join_planner
{
public:
  join_planner (check_groups *known, reached_ranges *reached)
    : groups (known), ranges (reached) {}
  ~join_planner ();

  /* The walk enters BB.  */
  void enter (basic_block bb);

  /* Puts the checks there; the function has no post-dominators then.  */
  void commit ();

  /* Such a check reaches over no more bytes than this.  */
  static const HOST_WIDE_INT span_limit = 1 << 15;

private:
  bool planned_p (edge e, const wanted_check &wanted) const;
  bool made_by_p (edge e, const wanted_check &wanted) const;
  bool add_ways (edge e, wanted_check *wanted, unsigned depth) const;

  check_groups *groups;
  reached_ranges *ranges;
  auto_vec<wanted_check *> plans;
};

#endif /* MPXGUARD_CHECK_GROUPS_H */
