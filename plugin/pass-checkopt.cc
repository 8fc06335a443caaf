/* Pass checkopt: which checks are provable or redundant?

   In: the function with its checks.  Out: the same without those that cannot
   fail where they stand.  Two proofs are tried.

   The object is known, and so is the range of the offset into it:

     if (i_1 <= 9)
       b_2 = mpxguard.make (&a, 40);
       p_3 = &a + (sizetype) i_1 * 4;
       mpxguard.check (p_3, 0, 4, b_2, 0);	removed: 0 <= offset <= 36

   A check that dominates it, of the same pointer against the same bounds,
   reached as far down, and one as far up:

     mpxguard.check (p_4, 8, 4, b_5, 0);
     mpxguard.check (p_4, 0, 4, b_5, 0);
     ...
     mpxguard.check (p_4, 4, 4, b_5, 1);	removed

   Bounds are values, so nothing that happens between the two changes that.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "early.h"
#include "mpxguard-layout.h"
#include "options.h"
#include "passes.h"
#include "statistics.h"

namespace {

/* Pointers are taken apart through at most this many additions.  */
const unsigned walk_limit = 32;

/* A pointer as ROOT + CONSTANT + the sum of VARIABLES.  */
struct pointer_sum
{
  tree root;
  offset_int constant;
  auto_vec<tree, 4> variables;
};

/* Takes POINTER apart into SUM.  With VARIABLES false, stops at the first
   offset that is not constant.  */

void
decompose_pointer (tree pointer, pointer_sum *sum, bool variables)
{
  sum->root = pointer;
  for (unsigned i = 0; i < walk_limit; i++)
    {
      if (TREE_CODE (sum->root) == ADDR_EXPR)
	{
	  poly_int64 offset;
	  tree base = get_addr_base_and_unit_offset (TREE_OPERAND (sum->root,
								   0),
						     &offset);
	  HOST_WIDE_INT constant;
	  if (base && offset.is_constant (&constant)
	      && TREE_CODE (base) != MEM_REF)
	    {
	      sum->constant += constant;
	      sum->root = build_fold_addr_expr (base);
	    }
	  return;
	}
      if (TREE_CODE (sum->root) != SSA_NAME
	  || SSA_NAME_OCCURS_IN_ABNORMAL_PHI (sum->root))
	return;
      gimple *stmt = SSA_NAME_DEF_STMT (sum->root);
      if (!is_gimple_assign (stmt))
	return;
      tree rhs = gimple_assign_rhs1 (stmt);
      tree_code code = gimple_assign_rhs_code (stmt);
      if (code == POINTER_PLUS_EXPR)
	{
	  tree offset = gimple_assign_rhs2 (stmt);
	  if (TREE_CODE (offset) == INTEGER_CST)
	    sum->constant += wi::sext (wi::to_offset (offset), 64);
	  else if (variables)
	    sum->variables.safe_push (offset);
	  else
	    return;
	}
      else if (code == ADDR_EXPR)
	{
	  poly_int64 offset;
	  HOST_WIDE_INT constant;
	  tree base = get_addr_base_and_unit_offset (TREE_OPERAND (rhs, 0),
						     &offset);
	  if (!base || !offset.is_constant (&constant))
	    return;
	  sum->constant += constant;
	  if (TREE_CODE (base) == MEM_REF)
	    {
	      sum->constant += mem_ref_offset (base).force_shwi ()
			       .to_constant ();
	      rhs = TREE_OPERAND (base, 0);
	    }
	  else
	    rhs = build_fold_addr_expr (base);
	}
      else if ((code != SSA_NAME && !CONVERT_EXPR_CODE_P (code))
	       || !POINTER_TYPE_P (TREE_TYPE (rhs)))
	return;
      sum->root = rhs;
    }
}


/* The first proof.  */

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
  bool write = (tree_to_uhwi (gimple_call_arg (check, CHECK_FLAGS))
		& MPXGUARD_ACCESS_WRITE);
  warning_n (location, 0, tree_to_uhwi (size),
	     "this %s of %wu byte at offset %wd is out of the bounds of an "
	     "object of %wd bytes",
	     "this %s of %wu bytes at offset %wd is out of the bounds of an "
	     "object of %wd bytes", write ? "write" : "read",
	     tree_to_uhwi (size), low.to_shwi (), object_size.to_shwi ());
}

/* Whether CHECK of FUN cannot fail because of what is known of the object and
   of the offset into it, or need not be made because the early pass has put a
   report in its place.  Warns if it always fails.  */

bool
proved_p (function *fun, gcall *check)
{
  tree start, size = gimple_call_arg (check, CHECK_SIZE);
  offset_int object_size;
  if (TREE_CODE (size) != INTEGER_CST
      || !known_object (gimple_call_arg (check, CHECK_BOUNDS), &start,
			&object_size))
    return false;

  pointer_sum object, access;
  object.constant = 0;
  access.constant = wi::to_offset (gimple_call_arg (check, CHECK_OFFSET));
  decompose_pointer (start, &object, true);
  decompose_pointer (gimple_call_arg (check, CHECK_POINTER), &access, true);
  if (!operand_equal_p (object.root, access.root)
      || object.variables.length () > access.variables.length ())
    return false;
  /* What was added to reach the object was added to reach the access too;
     the additions nearest to the root come last.  */
  unsigned extra = access.variables.length () - object.variables.length ();
  for (unsigned i = 0; i < object.variables.length (); i++)
    if (object.variables[i] != access.variables[extra + i])
      return false;

  offset_int low = access.constant - object.constant, high = low;
  for (unsigned i = 0; i < extra; i++)
    {
      wide_int first, last;
      if (!optimize
	  || !gcc_value_range (fun, access.variables[i], check, &first, &last))
	return false;
      /* A range of sizetype with its top bit set is one of negative
	 offsets.  */
      if (wi::neg_p (first) || wi::neg_p (last))
	return false;
      low += offset_int::from (first, UNSIGNED);
      high += offset_int::from (last, UNSIGNED);
    }
  if (wi::ges_p (low, 0)
      && wi::les_p (high + wi::to_offset (size), object_size))
    return true;
  if (extra == 0 && !integer_zerop (size))
    warn_outside (check, low, size, object_size);
  /* The early pass has put a report there already.  */
  return extra == 0 && reported_early_p (gimple_location (check));
}


/* The second proof.  */

/* What checks were made of one pointer against one bounds value: they reached
   from FIRST to END.  */
struct checked_range
{
  tree root;
  tree bounds;
  offset_int first;
  offset_int end;
};

struct checked_hasher : nofree_ptr_hash<checked_range>
{
  static hashval_t
  hash (const checked_range *range)
  {
    return iterative_hash_expr (range->root,
				SSA_NAME_VERSION (range->bounds));
  }
  static bool
  equal (const checked_range *a, const checked_range *b)
  {
    return a->bounds == b->bounds && operand_equal_p (a->root, b->root);
  }
};

/* Walks the dominator tree with the ranges that the checks above have
   reached.  */

class check_walker : public dom_walker
{
public:
  check_walker (function *fun_)
    : dom_walker (CDI_DOMINATORS), fun (fun_), ranges (64)
  {
  }
  ~check_walker ()
  {
    for (checked_range *range : all)
      delete range;
  }
  edge before_dom_children (basic_block bb) final override;
  void after_dom_children (basic_block bb) final override;

private:
  bool redundant_p (gcall *check);
  void replace (checked_range **slot, checked_range *range);

  /* Something that is put back when the walk leaves a block: the entry for
     CURRENT's key was PREVIOUS, null for none; a null CURRENT marks the
     begin of a block.  */
  struct change
  {
    checked_range *current;
    checked_range *previous;
  };

  function *fun;
  hash_table<checked_hasher> ranges;
  auto_vec<change> changes;
  auto_vec<checked_range *> all;
};

/* Lets *SLOT be RANGE until the walk leaves the block.  */

void
check_walker::replace (checked_range **slot, checked_range *range)
{
  change c = { range, *slot };
  changes.safe_push (c);
  all.safe_push (range);
  *slot = range;
}

/* Whether the checks above CHECK reach as far as CHECK does; notes how far
   CHECK reaches.  */

bool
check_walker::redundant_p (gcall *check)
{
  tree size = gimple_call_arg (check, CHECK_SIZE);
  tree bounds = gimple_call_arg (check, CHECK_BOUNDS);
  if (TREE_CODE (size) != INTEGER_CST || TREE_CODE (bounds) != SSA_NAME)
    return false;
  pointer_sum access;
  access.constant = wi::to_offset (gimple_call_arg (check, CHECK_OFFSET));
  decompose_pointer (gimple_call_arg (check, CHECK_POINTER), &access, false);

  checked_range key = { access.root, bounds, access.constant,
			access.constant + wi::to_offset (size) };
  checked_range **slot = ranges.find_slot (&key, INSERT);
  checked_range *known = *slot;
  if (known && wi::les_p (known->first, key.first)
      && wi::ges_p (known->end, key.end))
    return true;
  checked_range *reached = new checked_range (key);
  if (known)
    {
      reached->first = wi::smin (known->first, key.first);
      reached->end = wi::smax (known->end, key.end);
    }
  replace (slot, reached);
  return false;
}

edge
check_walker::before_dom_children (basic_block bb)
{
  change mark = { NULL, NULL };
  changes.safe_push (mark);
  for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);)
    {
      gimple *stmt = gsi_stmt (gsi);
      if (abstract_operation (stmt) == OP_CHECK)
	{
	  gcall *check = as_a<gcall *> (stmt);
	  const char *reason = proved_p (fun, check) ? "proved"
			       : redundant_p (check) ? "redundant" : NULL;
	  if (reason)
	    {
	      if (dump_file && (dump_flags & TDF_DETAILS))
		{
		  fprintf (dump_file, "%s: ", reason);
		  print_gimple_stmt (dump_file, stmt, 0);
		}
	      gsi_remove (&gsi, true);
	      statistics.removed++;
	      continue;
	    }
	}
      gsi_next (&gsi);
    }
  return NULL;
}

void
check_walker::after_dom_children (basic_block)
{
  for (;;)
    {
      change c = changes.pop ();
      if (!c.current)
	return;
      checked_range **slot = ranges.find_slot (c.current, INSERT);
      if (c.previous)
	*slot = c.previous;
      else
	ranges.clear_slot (slot);
    }
}

} // anonymous namespace

unsigned
execute_checkopt (function *fun)
{
  calculate_dominance_info (CDI_DOMINATORS);
  gcc_begin_ranges (fun);
  check_walker (fun).walk (ENTRY_BLOCK_PTR_FOR_FN (fun));
  gcc_end_ranges (fun);
  return 0;
}
