/* Addresses as linear forms.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_LINEAR_H
#define MPXGUARD_LINEAR_H

/* A multiple of an integer SSA name, extended to 64 bits by its type.  */
struct linear_term
{
  tree name;
  offset_int coefficient;
};

/* The address ROOT + CONSTANT + the sum of TERMS, modulo 2^64.  ROOT is an SSA
   name or the address of a declaration; the terms are in order of their SSA
   versions, each name once, no coefficient 0.  CONSTANT and the coefficients
   are the representatives nearest to 0.  */
struct linear_address
{
  tree root;
  offset_int constant;
  auto_vec<linear_term, 4> terms;
};

/* The linear form of POINTER, an SSA name or an invariant.  With
   TERMS false only constants are taken out of it.  */
extern void linear_form (tree pointer, linear_address *form,
			 bool terms = true);

/* Adds OFFSET bytes to FORM.  */
extern void linear_add (linear_address *form, const offset_int &offset);

/* If A and B have one root, takes B from A, so that A is their distance, and
   returns true.  */
extern bool linear_subtract (linear_address *a, const linear_address &b);

/* The ends of the values that A, a distance, may have at STMT of FUN, without
   wrapping.  */
extern void linear_range (function *fun, const linear_address &a,
			  gimple *stmt, offset_int *low, offset_int *high);

#endif /* MPXGUARD_LINEAR_H */
