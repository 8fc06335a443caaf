/* Checks in the mpx backend.

   In: mpxguard.check, and the mpxguard.part statements behind it.  Out: bndcl of
   the first byte and bndcu of the last one, as far as they are not proved:

     mpxguard.check (p, 8, 4, b, 1)	asm ("bndcl %a0, %bv2; bndcu 3+%a0, %bv2"
					     : : "p" (p + 8))

   An access whose size is not known is stepped over where the size is 0.  A
   check with parts ends its block and has a second way out, to a block that
   looks at each part:

	bndcl, bndcu			fails: goto cold
	...
      cold:
	bndmov	%bv2, image
	a report for each part that is outside
	goto behind the check

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "check-parts.h"
#include "lower-mpx.h"
#include "lower-soft.h"

tree
mpx_distance_to_last (tree size)
{
  return soft_op (MINUS_EXPR, size, build_one_cst (long_unsigned_type_node));
}

namespace {

/* The name of the library function that CHECK speaks of, null if none.  */

const char *
check_name (gcall *check)
{
  if (gimple_call_num_args (check) <= CHECK_NAME)
    return NULL;
  tree name = gimple_call_arg (check, CHECK_NAME);
  STRIP_NOPS (name);
  name = TREE_OPERAND (name, 0);
  if (TREE_CODE (name) == ARRAY_REF)
    name = TREE_OPERAND (name, 0);
  return TREE_STRING_POINTER (name);
}

/* Says that the statements of SEQ stand at LOCATION, where they do not know
   better.  */

void
set_locations (gimple_seq seq, location_t location)
{
  for (gimple_stmt_iterator i = gsi_start (seq); !gsi_end_p (i); gsi_next (&i))
    if (!gimple_has_location (gsi_stmt (i)))
      gimple_set_location (gsi_stmt (i), location);
}

/* The address of the last of the SIZE bytes at FIRST; where that is beyond the
   end of memory, the last address of all.  */

tree
last_address (tree first, tree size, gimple_seq *seq)
{
  tree distance = soft_force (mpx_distance_to_last (size), seq);
  tree last = soft_force (soft_op (PLUS_EXPR, first, distance), seq);
  if (TREE_CODE (size) == INTEGER_CST)
    return last;
  tree wraps = soft_compare (LT_EXPR, last, first, seq);
  return soft_choose (wraps, build_minus_one_cst (long_unsigned_type_node),
		      last, seq);
}

/* Whether the distance from the first to the last of SIZE bytes can always be
   added to the displacement of an operand.  */

bool
displacement_p (tree size)
{
  return tree_fits_uhwi_p (size) && tree_to_uhwi (size) <= 4096;
}

/* Lets the check C, in SEQ, which stands for PARTS, end the source of E, and
   go to a block that finds out which of them is wrong.  */

void
insert_check_in_parts (edge e, mpx_test *c, const vec<gcall *> &parts,
		       basic_block join, gimple_seq seq, location_t location)
{
  gimple_seq finding = NULL;
  mpx_words words = mpx_read (c->bounds, &finding);
  const report_bounds bounds = { words.lower, words.upper, NULL_TREE };
  report_parts (parts, bounds, &finding);
  set_locations (finding, location);
  gcc_assert (e->dest == join);
  basic_block cold = soft_cold_block (e, finding);
  c->label = gimple_block_label (cold);
  mpx_check (*c, &seq);
  set_locations (seq, location);
  gimple_stmt_iterator end = gsi_last_bb (e->src);
  gsi_insert_seq_after (&end, seq, GSI_CONTINUE_LINKING);
  make_edge (e->src, cold, 0)->probability
    = profile_probability::very_unlikely ();
  e->probability = profile_probability::very_likely ();
}

} // anonymous namespace

void
mpx_lower_check (gimple_stmt_iterator *gsi)
{
  gcall *check = as_a<gcall *> (gsi_stmt (*gsi));
  location_t location = gimple_location (check);
  tree bounds = gimple_call_arg (check, CHECK_BOUNDS);
  tree size = soft_word (gimple_call_arg (check, CHECK_SIZE));
  unsigned flags = check_flags (check);
  auto_vec<gcall *, 4> parts;
  collect_parts (*gsi, &parts);
  bool both_proved = (flags & CHECK_NO_LOWER) && (flags & CHECK_NO_UPPER);
  if (init_bounds_p (bounds) || both_proved || integer_zerop (size))
    {
      remove_parts (parts);
      gsi_remove (gsi, true);
      return;
    }

  gimple_seq seq = NULL;
  size = soft_force (size, &seq);
  tree first = check_address (check, &seq);
  gsi_insert_seq_before (gsi, seq, GSI_SAME_STMT);
  seq = NULL;
  bool test_lower = !(flags & CHECK_NO_LOWER);
  bool test_upper = !(flags & CHECK_NO_UPPER);
  tree last = test_upper && !displacement_p (size)
	      ? last_address (first, size, &seq) : NULL_TREE;
  mpx_test c = { first, last, test_lower, test_upper,
		 mpx_register (bounds, &seq), size,
		 flags & CHECK_REPORT_FLAGS, check_name (check), location,
		 NULL_TREE };
  bool may_be_empty = TREE_CODE (size) != INTEGER_CST
		      && !(flags & CHECK_NOT_EMPTY);
  if (parts.is_empty ())
    {
      mpx_check (c, &seq);
      set_locations (seq, location);
      if (!may_be_empty)
	gsi_insert_seq_before (gsi, seq, GSI_SAME_STMT);
    }
  if (!parts.is_empty () || may_be_empty)
    {
      edge e = soft_split (gsi);
      basic_block join = e->dest;
      /* Nothing is wrong with an access to no bytes.  */
      if (may_be_empty)
	e = soft_branch (e, join, EQ_EXPR, size,
			 build_zero_cst (long_unsigned_type_node), location);
      if (!parts.is_empty ())
	insert_check_in_parts (e, &c, parts, join, seq, location);
      else
	{
	  gimple_stmt_iterator end = gsi_last_bb (e->src);
	  gsi_insert_seq_after (&end, seq, GSI_CONTINUE_LINKING);
	}
    }
  remove_parts (parts);
  gsi_remove (gsi, true);
}
