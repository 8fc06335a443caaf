/* Addresses as linear forms.

   In: a pointer.  Out: what it was computed from, as a sum:

     _1 = i_2 + 1;			i_2: unsigned long
     _3 = _1 * 8;
     q_4 = p_5 + _3;
     r_6 = q_4 + 16;			r_6: p_5 + 24 + 8 * i_2

   Arithmetic on addresses and on integers of 64 bits is modulo 2^64, so any
   sums and multiples of it can be taken apart.  An integer of fewer bits is
   taken apart only as far as its own arithmetic cannot overflow: what it
   wraps to would be another address.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "linear.h"

namespace {

/* No more definitions than this are looked through for one address, and no
   more terms are kept.  */
const unsigned step_limit = 32;
const unsigned term_limit = 6;

const unsigned address_bits = 64;

/* A walk up the definitions of an address.  */
struct linear_walk
{
  linear_address *form;
  unsigned steps;
};

offset_int
normalize (const offset_int &value)
{
  return wi::sext (value, address_bits);
}

/* Adds COEFFICIENT * NAME to FORM.  */

void
add_term (linear_address *form, tree name, const offset_int &coefficient)
{
  unsigned i = 0;
  while (i < form->terms.length ()
	 && SSA_NAME_VERSION (form->terms[i].name) < SSA_NAME_VERSION (name))
    i++;
  if (i < form->terms.length () && form->terms[i].name == name)
    {
      offset_int sum = normalize (form->terms[i].coefficient + coefficient);
      form->terms[i].coefficient = sum;
      if (sum == 0)
	form->terms.ordered_remove (i);
      return;
    }
  linear_term term = { name, coefficient };
  form->terms.safe_insert (i, term);
}

/* Names on abnormal edges are looked through like others: nobody makes code of
   a form, so none of them is used where it was not.

   The expression that OPERAND, an SSA name or GENERIC, is: its code in *CODE
   and its operands.  Returns false for what cannot be looked through.  */

bool
expression_of (tree operand, tree_code *code, tree *first, tree *second)
{
  if (TREE_CODE (operand) == SSA_NAME)
    {
      gimple *stmt = SSA_NAME_DEF_STMT (operand);
      if (!is_gimple_assign (stmt) || gimple_vuse (stmt))
	return false;
      *code = gimple_assign_rhs_code (stmt);
      *first = gimple_assign_rhs1 (stmt);
      *second = gimple_num_ops (stmt) > 2 ? gimple_assign_rhs2 (stmt) : NULL;
      return gimple_num_ops (stmt) <= 3;
    }
  *code = TREE_CODE (operand);
  if (!UNARY_CLASS_P (operand) && !BINARY_CLASS_P (operand))
    return false;
  *first = TREE_OPERAND (operand, 0);
  *second = BINARY_CLASS_P (operand) ? TREE_OPERAND (operand, 1) : NULL_TREE;
  return true;
}

/* Whether VALUE + CONSTANT, computed in the type of VALUE, of fewer than 64
   bits, cannot overflow: by what is known of VALUE everywhere.  */

bool
sum_fits_p (tree value, const offset_int &constant)
{
  wide_int low, high;
  tree type = TREE_TYPE (value);
  if (TREE_CODE (value) != SSA_NAME
      || !gcc_global_range (value, &low, &high))
    return false;
  signop sign = TYPE_SIGN (type);
  return wi::fits_to_tree_p (offset_int::from (low, sign) + constant, type)
	 && wi::fits_to_tree_p (offset_int::from (high, sign) + constant,
				type);
}

void add_offset (linear_walk *walk, tree offset, const offset_int &factor);

/* Adds FACTOR * VALUE, an integer of fewer than 64 bits.  */

void
add_narrow (linear_walk *walk, tree value, const offset_int &factor)
{
  tree_code code;
  tree first, second;
  offset_int constant = 0;
  while (++walk->steps < step_limit
	 && expression_of (value, &code, &first, &second)
	 && (code == PLUS_EXPR || code == MINUS_EXPR)
	 && TREE_CODE (second) == INTEGER_CST
	 && TREE_CODE (first) == SSA_NAME)
    {
      offset_int more = wi::to_offset (second);
      if (TYPE_UNSIGNED (TREE_TYPE (second)))
	more = wi::sext (more, TYPE_PRECISION (TREE_TYPE (second)));
      if (code == MINUS_EXPR)
	more = -more;
      if (!sum_fits_p (first, more))
	break;
      constant += more;
      value = first;
    }
  walk->form->constant = normalize (walk->form->constant + constant * factor);
  add_term (walk->form, value, factor);
}

/* Adds FACTOR * the conversion of VALUE to 64 bits.  Returns false if that
   cannot be looked through.  */

bool
add_converted (linear_walk *walk, tree value, const offset_int &factor)
{
  tree type = TREE_TYPE (value);
  if (!INTEGRAL_TYPE_P (type) || TYPE_PRECISION (type) > address_bits)
    return false;
  if (TYPE_PRECISION (type) == address_bits)
    add_offset (walk, value, factor);
  else if (TREE_CODE (value) == SSA_NAME)
    add_narrow (walk, value, factor);
  else
    return false;
  return true;
}

/* Adds FACTOR * the operation CODE on FIRST and SECOND, of 64 bits.  Returns
   false if that cannot be looked through.  */

bool
add_operation (linear_walk *walk, tree_code code, tree first, tree second,
	       const offset_int &factor)
{
  switch (code)
    {
    case SSA_NAME:
    case NON_LVALUE_EXPR:
    CASE_CONVERT:
      return add_converted (walk, first, factor);
    case NEGATE_EXPR:
      add_offset (walk, first, -factor);
      return true;
    case PLUS_EXPR:
      add_offset (walk, first, factor);
      add_offset (walk, second, factor);
      return true;
    case MINUS_EXPR:
      add_offset (walk, first, factor);
      add_offset (walk, second, -factor);
      return true;
    case MULT_EXPR:
      if (TREE_CODE (second) != INTEGER_CST)
	return false;
      add_offset (walk, first, normalize (factor * wi::to_offset (second)));
      return true;
    case LSHIFT_EXPR:
      if (TREE_CODE (second) != INTEGER_CST
	  || !wi::ltu_p (wi::to_offset (second), address_bits))
	return false;
      add_offset (walk, first,
		  normalize (factor << wi::to_offset (second).to_uhwi ()));
      return true;
    default:
      return false;
    }
}

/* Adds FACTOR * OFFSET, an integer of 64 bits.  */

void
add_offset (linear_walk *walk, tree offset, const offset_int &factor)
{
  if (TREE_CODE (offset) == INTEGER_CST)
    {
      walk->form->constant = normalize (walk->form->constant
					+ factor * wi::to_offset (offset));
      return;
    }
  tree_code code;
  tree first, second;
  if (++walk->steps < step_limit
      && expression_of (offset, &code, &first, &second)
      && add_operation (walk, code, first, second, factor))
    return;
  if (TREE_CODE (offset) == SSA_NAME)
    add_term (walk->form, offset, factor);
  else
    /* Nothing can be said of it.  */
    walk->form->root = NULL_TREE;
}

/* Makes the form's root the address of REF, of which it was the address
   already, taken apart as far as only constants come out, or also variables
   with TERMS.  Returns false where there is nothing to go on with.  */

bool
enter_reference (linear_walk *walk, tree ref, bool terms)
{
  poly_int64 size, position;
  machine_mode mode;
  int unsigned_p, reverse_p, volatile_p = 0;
  tree variable;
  HOST_WIDE_INT bits;
  tree base = get_inner_reference (ref, &size, &position, &variable, &mode,
				   &unsigned_p, &reverse_p, &volatile_p);
  if (!position.is_constant (&bits) || bits % BITS_PER_UNIT
      || (variable && !terms) || TREE_CODE (base) == TARGET_MEM_REF)
    return false;
  walk->form->constant += bits / BITS_PER_UNIT;
  if (TREE_CODE (base) == MEM_REF)
    {
      walk->form->constant += mem_ref_offset (base).force_shwi ()
			      .to_constant ();
      walk->form->root = TREE_OPERAND (base, 0);
    }
  else
    walk->form->root = build_fold_addr_expr (base);
  if (variable)
    add_offset (walk, variable, 1);
  return TREE_CODE (base) == MEM_REF && walk->form->root;
}

/* Looks through the definition of the form's root.  Returns false at the
   end.  */

bool
walk_root (linear_walk *walk, bool terms)
{
  tree root = walk->form->root;
  if (TREE_CODE (root) == ADDR_EXPR)
    return (handled_component_p (TREE_OPERAND (root, 0))
	    || TREE_CODE (TREE_OPERAND (root, 0)) == MEM_REF)
	   && enter_reference (walk, TREE_OPERAND (root, 0), terms);
  tree_code code;
  tree first, second;
  if (TREE_CODE (root) != SSA_NAME
      || !expression_of (root, &code, &first, &second))
    return false;
  if (code == ADDR_EXPR)
    return enter_reference (walk, TREE_OPERAND (first, 0), terms);
  if (code == POINTER_PLUS_EXPR)
    {
      if (TREE_CODE (second) != INTEGER_CST && !terms)
	return false;
      walk->form->root = first;
      add_offset (walk, second, 1);
      return walk->form->root;
    }
  if ((code != SSA_NAME && !CONVERT_EXPR_CODE_P (code))
      || !POINTER_TYPE_P (TREE_TYPE (first)))
    return false;
  walk->form->root = first;
  return true;
}

} // anonymous namespace

void
linear_form (tree pointer, linear_address *form, bool terms)
{
  linear_walk walk = { form, 0 };
  form->root = pointer;
  form->constant = 0;
  form->terms.truncate (0);
  while (walk.steps++ < step_limit && walk_root (&walk, terms))
    ;
  form->constant = normalize (form->constant);
  if (!form->root || form->terms.length () > term_limit)
    {
      form->root = pointer;
      form->constant = 0;
      form->terms.truncate (0);
    }
}

void
linear_add (linear_address *form, const offset_int &offset)
{
  form->constant = normalize (form->constant + offset);
}

bool
linear_subtract (linear_address *a, const linear_address &b)
{
  if (!operand_equal_p (a->root, b.root))
    return false;
  a->constant = normalize (a->constant - b.constant);
  for (const linear_term &term : b.terms)
    add_term (a, term.name, normalize (-term.coefficient));
  return true;
}

void
linear_range (function *fun, const linear_address &a, gimple *stmt,
	      offset_int *low, offset_int *high)
{
  *low = *high = a.constant;
  for (const linear_term &term : a.terms)
    {
      tree type = TREE_TYPE (term.name);
      signop sign = TYPE_SIGN (type);
      wide_int first = wi::min_value (TYPE_PRECISION (type), sign);
      wide_int last = wi::max_value (TYPE_PRECISION (type), sign);
      if (optimize)
	gcc_value_range (fun, term.name, stmt, &first, &last);
      offset_int one = offset_int::from (first, sign) * term.coefficient;
      offset_int other = offset_int::from (last, sign) * term.coefficient;
      *low += wi::smin (one, other);
      *high += wi::smax (one, other);
    }
}
