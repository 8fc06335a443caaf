/* Checks that need no test of the lower bound.

   In: a check.  Out: whether its pointer lies at or above some pointer that is
   known to lie at or above the lower bound:

     b_1 = mpxguard.make (p_2, n_3);
     mpxguard.check (p_2, 8, 4, b_1, 0);	8 >= 0: only the upper bound

     # q_4 = PHI <p_2, q_5>
     mpxguard.check (q_4, 0, 1, b_1, 0);	q_4 starts at p_2 and only grows
     q_5 = q_4 + 1;

   What was found inside an array of a structure lies at or above that array:

     mpxguard.check (&s_6->a[i_7], 0, 4, b_8, 3);	b_8: of s_6->a
     mpxguard.check (&s_6->a[i_7], 0, 4, b_9, 0);	s_6->a is above b_9's

   The same is asked of escapes (mpxguard.escape).

   Bounds with a PHI beside the pointer's are followed edge by edge.

   A pointer that grows could wrap around the end of the addresses and come out
   below its object without a check on the way.  It would have to grow by 2^63
   bytes for that: one addition may reach that only if it may be of 2^60 bytes
   or more, and one in a loop not in a lifetime unless it may be of more than
   2^16 bytes.  Larger ones are not believed.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "checkopt.h"
#include "mpxguard-layout.h"
#include "options.h"

namespace {

/* How far a pointer may grow once; in each iteration of a loop.  */
const HOST_WIDE_INT growth_limit = HOST_WIDE_INT_1 << 60;
const HOST_WIDE_INT loop_growth_limit = 1 << 16;

/* No more pairs of bounds and pointer than these are visited for one check, and
   in all proofs for a function that fail.  An interpreter has a pair for each of
   its instructions.  */
const unsigned pair_limit = 400;
const unsigned failure_limit = 8000;

/* That the bounds BOUNDS begin at or below POINTER is being proved, or was
   proved; up to here the pointer of the check grew by GROWTH.  */
struct claim
{
  tree bounds;
  tree pointer;
  offset_int growth;
};

struct lower_proof
{
  function *fun;
  auto_vec<claim, 8> claims;
};

typedef nofree_ptr_hash<tree_node> tree_hasher;
typedef pair_hash<tree_hasher, tree_hasher> pair_hasher;

/* What was proved of the current function: pairs of bounds and a pointer that
   they begin at or below.  */
hash_set<pair_hasher> *facts;

/* The pairs visited in vain.  */
unsigned failures;

bool proved_p (lower_proof *proof, tree bounds, tree pointer, gimple *stmt,
	       const offset_int &growth);

/* How far A, a distance, goes up at STMT, in *GROWTH.  Returns false if it
   may go down, or too far up.  */

bool
only_grows_p (lower_proof *proof, const linear_address &a, gimple *stmt,
	      offset_int *growth)
{
  offset_int low;
  linear_range (proof->fun, a, stmt, &low, growth);
  return wi::ges_p (low, 0) && wi::lts_p (*growth, growth_limit);
}

/* The pointer that BOUNDS begin at or below by the operation that made them.
   Null if there is none.  */

tree
bounds_origin (tree bounds)
{
  gimple *stmt = SSA_NAME_DEF_STMT (bounds);
  switch (abstract_operation (stmt))
    {
    case OP_MAKE:
    case OP_ALLOC:
      return gimple_call_arg (stmt, 0);
    case OP_REBASE:
      /* The bounds are INIT if the pointer lies outside.  */
      return gimple_call_arg (stmt, 1);
    case OP_LOAD:
    case OP_ARGUMENT:
    case OP_RESULT:
      /* Derived bounds begin at or below the pointer; tracked ones that do not
	 have an upper bound of 0 in the soft backend, which every access
	 fails.  */
      return options.metadata == METADATA_HYBRID
	     && options.backend == BACKEND_SOFT
	     ? gimple_call_arg (stmt, 1) : NULL_TREE;
    default:
      return NULL_TREE;
    }
}

/* The bounds that BOUNDS are a copy of, or renewed from: a renewal changes only
   the upper bound, and never lifts it.  */

tree
bounds_before_renewal (tree bounds)
{
  while (TREE_CODE (bounds) == SSA_NAME)
    {
      gimple *stmt = SSA_NAME_DEF_STMT (bounds);
      if (abstract_operation (stmt) == OP_RENEW)
	bounds = gimple_call_arg (stmt, 0);
      else if (gimple_assign_single_p (stmt)
	       && (TREE_CODE (gimple_assign_rhs1 (stmt)) == SSA_NAME
		   || init_bounds_p (gimple_assign_rhs1 (stmt))))
	bounds = gimple_assign_rhs1 (stmt);
      else
	break;
    }
  return bounds;
}

/* Whether POINTER lies at or above ORIGIN, which is at or above the lower
   bound.  */

bool
above_origin_p (lower_proof *proof, tree origin, tree pointer, gimple *stmt)
{
  linear_address distance, start;
  offset_int growth;
  linear_form (pointer, &distance);
  linear_form (origin, &start);
  return linear_subtract (&distance, start)
	 && only_grows_p (proof, distance, stmt, &growth);
}

/* Whether BOUNDS, cut down by the operation NARROW, begin at or below
   POINTER.  */

bool
narrowed_p (lower_proof *proof, gimple *narrow, tree pointer, gimple *stmt,
	    const offset_int &growth)
{
  tree whole = gimple_call_arg (narrow, 0);
  tree start = gimple_call_arg (narrow, 1);
  return above_origin_p (proof, start, pointer, stmt)
	 && proved_p (proof, whole, start, narrow, growth);
}

/* Whether BOUNDS, if they are no PHI beside PHI, are the same for all its
   edges: made before the loop whose header PHI may be in.  */

bool
same_for_all_edges_p (tree bounds, gphi *phi)
{
  if (TREE_CODE (bounds) != SSA_NAME)
    return true;
  /* Of a variable that was never written, such as the home of bounds on a way
     that cannot be gone, there is no block.  */
  basic_block made = gimple_bb (SSA_NAME_DEF_STMT (bounds));
  return made && made != gimple_bb (phi)
	 && dominated_by_p (CDI_DOMINATORS, gimple_bb (phi), made);
}

/* Whether BOUNDS begin at or below PHI's result on every edge.  */

bool
phi_p (lower_proof *proof, tree bounds, gphi *phi, const offset_int &growth)
{
  gphi *other = NULL;
  if (TREE_CODE (bounds) == SSA_NAME
      && gimple_bb (SSA_NAME_DEF_STMT (bounds)) == gimple_bb (phi))
    other = dyn_cast<gphi *> (SSA_NAME_DEF_STMT (bounds));
  if (!other && !same_for_all_edges_p (bounds, phi))
    return false;
  for (unsigned i = 0; i < gimple_phi_num_args (phi); i++)
    {
      tree pointer = gimple_phi_arg_def (phi, i);
      tree its_bounds = other ? gimple_phi_arg_def (other, i) : bounds;
      gimple *stmt = TREE_CODE (pointer) == SSA_NAME
		     ? SSA_NAME_DEF_STMT (pointer) : NULL;
      if (!proved_p (proof, its_bounds, pointer, stmt, growth))
	return false;
    }
  return true;
}

/* Whether BOUNDS begin at or below the result of STMT, a choice between two
   pointers.  */

bool
choice_p (lower_proof *proof, tree bounds, gimple *stmt,
	  const offset_int &growth)
{
  tree first = bounds, second = bounds;
  gimple *select = TREE_CODE (bounds) == SSA_NAME
		   ? SSA_NAME_DEF_STMT (bounds) : NULL;
  if (select && abstract_operation (select) == OP_SELECT)
    {
      if (!operand_equal_p (gimple_call_arg (select, 2),
			    gimple_assign_rhs1 (stmt)))
	return false;
      first = gimple_call_arg (select, 0);
      second = gimple_call_arg (select, 1);
    }
  return proved_p (proof, first, gimple_assign_rhs2 (stmt), stmt, growth)
	 && proved_p (proof, second, gimple_assign_rhs3 (stmt), stmt, growth);
}

/* Whether the claim that BOUNDS begin at or below POINTER was made already on
   the way here.  The loop between the two makes the pointer grow; if it grows
   too fast, sets *TOO_FAST.  */

bool
claimed_p (lower_proof *proof, tree bounds, tree pointer,
	   const offset_int &growth, bool *too_fast)
{
  for (const claim &c : proof->claims)
    if (c.bounds == bounds && c.pointer == pointer)
      {
	*too_fast = wi::gts_p (growth - c.growth, loop_growth_limit)
		    || wi::gts_p (c.growth - growth, loop_growth_limit);
	return true;
      }
  return false;
}

/* Whether BOUNDS begin at or below POINTER, or that can be taken for granted
   because it is what is to be proved.  STMT is where what is known of
   offsets holds, null for nowhere; the pointer of the check lies GROWTH bytes
   above POINTER at the most.  */

bool
proved_p (lower_proof *proof, tree bounds, tree pointer, gimple *stmt,
	  const offset_int &growth)
{
  bounds = bounds_before_renewal (bounds);
  if (init_bounds_p (bounds))
    return true;
  if (TREE_CODE (bounds) != SSA_NAME)
    return false;
  gimple *maker = SSA_NAME_DEF_STMT (bounds);
  if (tree origin = bounds_origin (bounds))
    if (above_origin_p (proof, origin, pointer, stmt))
      return true;
  if (abstract_operation (maker) == OP_NARROW)
    return narrowed_p (proof, maker, pointer, stmt, growth);

  linear_address form;
  offset_int distance, total;
  linear_form (pointer, &form);
  tree root = form.root;
  if (!only_grows_p (proof, form, stmt, &distance))
    return false;
  total = growth + distance;
  if (TREE_CODE (root) != SSA_NAME || wi::ges_p (total, growth_limit))
    return false;
  if (facts->contains (std::make_pair (bounds, root)))
    return true;

  bool too_fast = false;
  if (claimed_p (proof, bounds, root, total, &too_fast))
    return !too_fast;
  if (proof->claims.length () >= pair_limit)
    return false;
  claim c = { bounds, root, total };
  proof->claims.safe_push (c);

  gimple *def = SSA_NAME_DEF_STMT (root);
  if (gphi *phi = dyn_cast<gphi *> (def))
    return phi_p (proof, bounds, phi, total);
  if (is_gimple_assign (def) && gimple_assign_rhs_code (def) == COND_EXPR)
    return choice_p (proof, bounds, def, total);
  return false;
}

/* Whether BOUNDS begin at or below POINTER + OFFSET, in front of STMT of
   FUN.  */

bool
grows_p (function *fun, tree pointer, const offset_int &offset, tree bounds,
	 gimple *stmt)
{
  lower_proof proof;
  proof.fun = fun;
  if (wi::ges_p (offset, 0) && wi::lts_p (offset, growth_limit))
    {
      if (failures >= failure_limit)
	return false;
      bool proved = proved_p (&proof, bounds, pointer, stmt, offset);
      if (!proved)
	failures += proof.claims.length ();
      else
	/* None of the claims was disproved, and each rests on others only.  */
	for (const claim &c : proof.claims)
	  facts->add (std::make_pair (c.bounds, c.pointer));
      return proved;
    }

  /* The offset leads down: the pointer may have been led up before.  */
  linear_address form;
  linear_form (pointer, &form);
  linear_add (&form, offset);
  bounds = bounds_before_renewal (bounds);
  tree origin = TREE_CODE (bounds) == SSA_NAME ? bounds_origin (bounds)
					       : NULL_TREE;
  linear_address start;
  if (!origin)
    return false;
  linear_form (origin, &start);
  offset_int growth;
  return linear_subtract (&form, start)
	 && only_grows_p (&proof, form, stmt, &growth);
}

} // anonymous namespace

void
begin_lower_proofs (void)
{
  facts = new hash_set<pair_hasher> ();
  failures = 0;
}

void
end_lower_proofs (void)
{
  delete facts;
  facts = NULL;
}

/* An index of an array in a structure is checked first.  */

gimple *
checked_field (gcall *check)
{
  const unsigned statement_limit = 10;
  linear_address address;
  linear_form (gimple_call_arg (check, CHECK_POINTER), &address);
  linear_add (&address,
	      wi::to_offset (gimple_call_arg (check, CHECK_OFFSET)));
  gimple_stmt_iterator gsi = gsi_for_stmt (check);
  gsi_prev (&gsi);
  for (unsigned i = 0; i < statement_limit && !gsi_end_p (gsi);
       i++, gsi_prev (&gsi))
    {
      gimple *stmt = gsi_stmt (gsi);
      if (abstract_operation (stmt) != OP_CHECK)
	continue;
      gcall *other = as_a<gcall *> (stmt);
      tree bounds = gimple_call_arg (other, CHECK_BOUNDS);
      linear_address start;
      if (!(check_flags (other) & MPXGUARD_ACCESS_NARROWED)
	  || TREE_CODE (bounds) != SSA_NAME
	  || abstract_operation (SSA_NAME_DEF_STMT (bounds)) != OP_MAKE)
	return NULL;
      linear_form (gimple_call_arg (other, CHECK_POINTER), &start);
      linear_add (&start,
		  wi::to_offset (gimple_call_arg (other, CHECK_OFFSET)));
      return linear_subtract (&start, address) && start.constant == 0
	     && start.terms.is_empty ()
	     ? SSA_NAME_DEF_STMT (bounds) : NULL;
    }
  return NULL;
}

bool
grows_from_base_p (function *fun, gcall *check)
{
  tree bounds = gimple_call_arg (check, CHECK_BOUNDS);
  if (grows_p (fun, gimple_call_arg (check, CHECK_POINTER),
	       wi::to_offset (gimple_call_arg (check, CHECK_OFFSET)), bounds,
	       check))
    return true;
  gimple *field = checked_field (check);
  return field
	 && grows_p (fun, gimple_call_arg (field, 0), 0, bounds, check);
}

bool
escape_grows_from_base_p (function *fun, gcall *escape)
{
  return grows_p (fun, gimple_call_arg (escape, ESCAPE_POINTER), 0,
		  gimple_call_arg (escape, ESCAPE_BOUNDS), escape);
}
