/* What is checked on the way to a block.

   In: the blocks of a function in the order of its dominator tree, with the
   bytes that their checks reach.  Out, in each group: what is checked for sure
   when the walk is there.  That is what the blocks above check, and at a point
   where ways meet what all of them do:

     if (c_6)
       mpxguard.check (p_4, 0, 8, b_5, 0);
     else
       mpxguard.check (p_4, 0, 16, b_5, 0);
     ...					here 0 to 8

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "check-groups.h"

/* What was checked on ways that meet is compared for no more ways than this,
   nor over more blocks.  */
static const unsigned way_limit = 8;
static const unsigned way_length_limit = 16;

reached_ranges::~reached_ranges ()
{
  for (auto entry : own_ranges)
    delete entry.second;
}

void
reached_ranges::reach (address_group *group, const offset_int &first,
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

/* Finds what of the group of WANTED is checked on the way to E from the block
   that dominates both E and its destination; what is checked in that block
   and above it is known of the group.  Returns false if that is nothing.  */

bool
reached_ranges::range_by (edge e, const reached_range &wanted,
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

bool
reached_ranges::reached_by_p (edge e, address_group *group,
			      const offset_int &first, const offset_int &end)
{
  reached_range wanted = { group, first, end }, known;
  return range_by (e, wanted, &known) && wi::les_p (known.first, first)
	 && wi::ges_p (known.end, end);
}

/* Notes what is checked on all ways that meet in BB.  */

void
reached_ranges::meet (basic_block bb)
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

void
reached_ranges::enter (basic_block bb)
{
  change mark = { NULL, false, 0, 0 };
  changes.safe_push (mark);
  walked = bb;
  meet (bb);
}

void
reached_ranges::leave (basic_block bb)
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
