/* Which pointer an integer was made from.

   In: an integer SSA name.  Out: the one pointer whose address flowed into it
   through arithmetic that keeps an address an address, if there is one:

     i_1 = (unsigned long) p_2;
     i_3 = i_1 & ~7;
     q_4 = (char *) i_3;		provenance of i_3: p_2

   An exclusive or with a variable, a difference of two addresses, a product:
   these may lead to another object (a list linked by XOR, a pointer rebased
   after its block moved), so the result is "mixed": the bounds hold only if
   the result lies inside them.  So it is where one of several values was made from
   a pointer and another was not, as in a list of tagged pointers that are kept as
   integers in memory:

     i_5 = PHI <i_1 (2), i_6 (3)>;
     i_6 = node_7->next;

   And so it is where something is added that may be the distance to another
   object, as in structures that keep where others are relative to themselves:

     i_8 = node_7->distance;
     i_9 = (unsigned long) node_7 + i_8;

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "provenance.h"

namespace {

/* No more definitions than this are looked at for one integer.  */
const unsigned walk_limit = 64;

/* Tags are in so many low bits, which are 0 in the addresses of all blocks.  */
const int tag_bits = 4;

/* Where a value comes from; what is greater wins in arithmetic.  */
enum origin
{
  CONSTANT,
  ELSEWHERE,			/* From memory, a caller, a call.  */
  DISTANCE,			/* And it may lead to another object.  */
  UNDER_WAY,			/* It is being visited: a loop.  */
  POINTER
};

/* A walk up the definitions of an integer.  */
struct walk
{
  hash_map<tree, origin> seen;
  unsigned steps;
  /* The pointers found; MIXED as in integer_provenance.  */
  auto_vec<tree, 4> pointers;
  bool mixed;
  /* There are bits that are changed; something that is not constant is added, or
     the value is multiplied or cut down to a multiple of more than a tag needs.  */
  bool bits, sum;
};

origin visit (tree value, walk *w);

/* Notes that POINTER flows in.  */

void
found (tree pointer, walk *w)
{
  if (TREE_CODE (pointer) == INTEGER_CST)
    return;
  for (tree known : w->pointers)
    if (operand_equal_p (known, pointer))
      return;
  w->pointers.safe_push (pointer);
}

origin
visit_both (tree a, tree b, walk *w)
{
  origin first = visit (a, w);
  origin second = visit (b, w);
  return first > second ? first : second;
}

/* Notes a choice between values, some of which come from FIRST, others from
   SECOND.  Returns where the choice comes from.  */

origin
choose (origin first, origin second, walk *w)
{
  if (first > second)
    std::swap (first, second);
  if (first != ELSEWHERE && first != DISTANCE)
    return second;
  /* Another object's address may have been kept as an integer.  */
  if (second == POINTER)
    w->mixed = true;
  return second == UNDER_WAY ? first : second;
}

/* Where the value of STMT, which is no arithmetic, or that of a parameter, comes
   from: it is TYPE's.  Distances between objects are kept in structures and
   arrays, some of them in 32 bits, and without a sign they are passed in such;
   what is passed or in a local variable in 32 bits with a sign counts something,
   and so does a variable that there is once.  */

origin
leaf_origin (gimple *stmt, tree type)
{
  unsigned least = POINTER_SIZE;
  if (gimple_assign_load_p (stmt))
    {
      tree memory = gimple_assign_rhs1 (stmt);
      if (DECL_P (memory) && is_global_var (memory))
	return ELSEWHERE;
      if (!DECL_P (memory))
	least = 32;
    }
  else if (TYPE_UNSIGNED (type))
    least = 32;
  return TYPE_PRECISION (type) >= least ? DISTANCE : ELSEWHERE;
}

/* A value from FROM becomes one of at most BITS bits.  */

origin
cut_origin (origin from, unsigned bits)
{
  return from == DISTANCE && bits < 32 ? ELSEWHERE : from;
}

/* Notes a sum or a difference of A and B.  Returns where it comes from.  */

origin
visit_sum (tree a, tree b, walk *w)
{
  origin first = visit (a, w);
  origin second = visit (b, w);
  if (first > second)
    std::swap (first, second);
  w->mixed |= first == DISTANCE && second == POINTER;
  w->sum |= first != CONSTANT;
  return second;
}

/* Notes VALUE & MASK.  Returns where it comes from.  Who cuts an address down to
   the begin of its page may mean to add the rest again.  */

origin
visit_mask (tree value, tree mask, walk *w)
{
  bool constant = tree_fits_uhwi_p (mask);
  w->bits = true;
  w->sum |= !constant || wi::ctz (wi::to_wide (mask)) > tag_bits;
  if (!constant)
    return visit_both (value, mask, w);
  return cut_origin (visit (value, w), floor_log2 (tree_to_uhwi (mask)) + 1);
}

origin
visit_assignment (gimple *stmt, walk *w)
{
  tree rhs1 = gimple_assign_rhs1 (stmt);
  tree rhs2 = gimple_num_ops (stmt) > 2 ? gimple_assign_rhs2 (stmt) : NULL;
  switch (gimple_assign_rhs_code (stmt))
    {
    CASE_CONVERT:
      return cut_origin (visit (rhs1, w),
			 TYPE_PRECISION (TREE_TYPE (gimple_assign_lhs (stmt))));
    case SSA_NAME:
    case ADDR_EXPR:
    case NEGATE_EXPR:
      return visit (rhs1, w);
    case BIT_NOT_EXPR:
    case LSHIFT_EXPR:
    case RSHIFT_EXPR:
    case LROTATE_EXPR:
    case RROTATE_EXPR:
      w->bits = true;
      return visit (rhs1, w);
    case PLUS_EXPR:
    case MINUS_EXPR:
      return visit_sum (rhs1, rhs2, w);
    case BIT_AND_EXPR:
      return visit_mask (rhs1, rhs2, w);
    case BIT_IOR_EXPR:
      w->bits = true;
      return visit_both (rhs1, rhs2, w);
    case MIN_EXPR:
    case MAX_EXPR:
    case POINTER_PLUS_EXPR:
      return visit_both (rhs1, rhs2, w);
    case BIT_XOR_EXPR:
      w->bits = true;
      w->mixed |= TREE_CODE (rhs2) != INTEGER_CST;
      return visit_both (rhs1, rhs2, w);
    case MULT_EXPR:
    case POINTER_DIFF_EXPR:
    case TRUNC_DIV_EXPR:
    case EXACT_DIV_EXPR:
    case TRUNC_MOD_EXPR:
      w->sum = true;
      w->mixed |= TREE_CODE (rhs2) != INTEGER_CST;
      return visit_both (rhs1, rhs2, w);
    case COND_EXPR:
      {
	origin first = visit (rhs2, w);
	return choose (first, visit (gimple_assign_rhs3 (stmt), w), w);
      }
    default:
      return leaf_origin (stmt, TREE_TYPE (gimple_assign_lhs (stmt)));
    }
}

origin
visit_phi (gphi *phi, walk *w)
{
  origin from = CONSTANT;
  for (unsigned i = 0; i < gimple_phi_num_args (phi); i++)
    from = choose (from, visit (gimple_phi_arg_def (phi, i), w), w);
  return from;
}

origin
visit (tree value, walk *w)
{
  if (POINTER_TYPE_P (TREE_TYPE (value)))
    {
      found (value, w);
      return TREE_CODE (value) == INTEGER_CST ? CONSTANT : POINTER;
    }
  if (TREE_CODE (value) != SSA_NAME)
    return is_gimple_min_invariant (value) ? CONSTANT : DISTANCE;
  if (origin *known = w->seen.get (value))
    return *known;
  if (++w->steps > walk_limit)
    {
      w->mixed = true;
      return ELSEWHERE;
    }
  w->seen.put (value, UNDER_WAY);
  gimple *stmt = SSA_NAME_DEF_STMT (value);
  origin from;
  if (is_gimple_assign (stmt) && !gimple_vuse (stmt))
    from = visit_assignment (stmt, w);
  else if (gphi *phi = dyn_cast<gphi *> (stmt))
    from = visit_phi (phi, w);
  else
    from = leaf_origin (stmt, TREE_TYPE (value));
  w->seen.put (value, from);
  return from;
}

} // anonymous namespace

/* Begins walk W and returns where VALUE comes from.  */

static origin
begin_walk (tree value, walk *w)
{
  w->steps = 0;
  w->mixed = w->bits = w->sum = false;
  return visit (value, w);
}

/* Whether VALUE is an address that was decoded; whether it counts something.  */

static bool
decoded_address_p (tree value)
{
  walk w;
  return begin_walk (value, &w) == DISTANCE && w.pointers.is_empty ()
	 && w.bits && !w.sum;
}

static bool
count_p (tree value)
{
  walk w;
  return begin_walk (value, &w) != DISTANCE && w.pointers.is_empty ();
}

/* What VALUE has been moved by if it is an address that was decoded, plus
   constants, plus something that counts; null if it is not.  */

static tree
index_of_address (tree value)
{
  for (unsigned i = 0; i < walk_limit && TREE_CODE (value) == SSA_NAME; i++)
    {
      gimple *stmt = SSA_NAME_DEF_STMT (value);
      if (!is_gimple_assign (stmt))
	break;
      tree_code code = gimple_assign_rhs_code (stmt);
      tree rhs1 = gimple_assign_rhs1 (stmt);
      if (code == PLUS_EXPR && TREE_CODE (gimple_assign_rhs2 (stmt)) != INTEGER_CST)
	{
	  tree rhs2 = gimple_assign_rhs2 (stmt);
	  if (decoded_address_p (rhs1))
	    return count_p (rhs2) ? rhs2 : NULL_TREE;
	  return decoded_address_p (rhs2) && count_p (rhs1) ? rhs1 : NULL_TREE;
	}
      if (code != PLUS_EXPR && code != SSA_NAME && !CONVERT_EXPR_CODE_P (code))
	break;
      if (TYPE_PRECISION (TREE_TYPE (rhs1)) != TYPE_PRECISION (TREE_TYPE (value)))
	break;
      value = rhs1;
    }
  return NULL_TREE;
}

/* Whether VALUE is too small a number for an address.  */

static bool
small_p (tree value)
{
  if (TREE_CODE (value) != SSA_NAME)
    return true;
  gimple *stmt = SSA_NAME_DEF_STMT (value);
  tree rhs = gimple_assign_cast_p (stmt) ? gimple_assign_rhs1 (stmt) : value;
  return INTEGRAL_TYPE_P (TREE_TYPE (rhs)) && TYPE_PRECISION (TREE_TYPE (rhs)) <= 32;
}

integer_provenance
find_provenance (tree value)
{
  walk w;
  begin_walk (value, &w);
  integer_provenance result
    = { NULL_TREE, w.mixed, !w.sum && !small_p (value), NULL_TREE };
  if (w.pointers.length () == 1)
    result.pointer = w.pointers[0];
  if (w.pointers.is_empty () && w.bits && w.sum)
    {
      result.index = index_of_address (value);
      result.decoded = result.index != NULL_TREE;
    }
  return result;
}

/* The pointer that POINTER was made from by additions of offsets.  */

static tree
root_pointer (tree pointer)
{
  for (unsigned i = 0; i < walk_limit && TREE_CODE (pointer) == SSA_NAME; i++)
    {
      gimple *stmt = SSA_NAME_DEF_STMT (pointer);
      if (!is_gimple_assign (stmt))
	break;
      tree_code code = gimple_assign_rhs_code (stmt);
      tree rhs = gimple_assign_rhs1 (stmt);
      if ((code != POINTER_PLUS_EXPR && code != SSA_NAME
	   && !CONVERT_EXPR_CODE_P (code))
	  || !POINTER_TYPE_P (TREE_TYPE (rhs)))
	break;
      pointer = rhs;
    }
  return pointer;
}

bool
offset_from_addresses_p (tree offset, tree pointer)
{
  if (TREE_CODE (offset) != SSA_NAME)
    return false;
  walk w;
  begin_walk (offset, &w);
  if (w.pointers.is_empty ())
    return false;

  /* A pointer moved by a distance inside its own object, -p & 15 and the
     like, stays in it.  */
  tree root = root_pointer (pointer);
  for (tree known : w.pointers)
    if (!operand_equal_p (root_pointer (known), root))
      return true;
  return false;
}
