/* The abstract form: what stands between the middle end and the backends.

   Bounds are values.  They are SSA names of one GIMPLE register type, made by
   calls to the operations below, merged by PHIs, and used by others of them.
   No operation here says how bounds are represented: the soft backend turns
   a bounds value into two words, the mpx backend into a bound register.  The
   operations are calls to functions that do not exist; a dump shows them as
   they stand here:

     b = mpxguard.make (p, size)       the object of SIZE bytes at P
     b = mpxguard.alloc (p, size)      the same, but INIT if P is null
     b = mpxguard.load (slot, p)       what the tables say of P, found in SLOT
     b = mpxguard.narrow (b1, p, size) B1 cut down to the SIZE bytes at P
     b = mpxguard.rebase (b1, p)       B1 if P lies inside or just behind, INIT
				       otherwise
     b = mpxguard.select (b1, b2, flag) B1 if FLAG is true, B2 otherwise
     m = mpxguard.enter (&self)        at entry: are there records for SELF?
     b = mpxguard.argument (n, p, m)   the bounds that the caller gave for P
     b = mpxguard.result (fn, p)       after a call of FN that returned P
     mpxguard.store (slot, p, b)       tell the tables of P, stored in SLOT
     mpxguard.copy (to, from, size)    bounds move with memory
     mpxguard.call (fn, count, words)  before a call of FN: records follow
     mpxguard.pass (n, p, b)           argument N is P with the bounds B
     mpxguard.return (&self, p, b)     before the return of P
     mpxguard.check (p, off, size, b, flags[, name])
				       P + OFF to P + OFF + SIZE - 1 inside B?
				       NAME is the library function that will
				       make the access

   Aggregates that hold pointers travel by mpxguard.pass_aggregate (n, address,
   size), mpxguard.get_aggregate (n, address, size, m),
   mpxguard.return_aggregate (&self, address, size) and
   mpxguard.result_aggregate (fn, address, size).

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_ABSTRACT_H
#define MPXGUARD_ABSTRACT_H

enum abstract_op
{
  OP_MAKE,
  OP_ALLOC,
  OP_LOAD,
  OP_NARROW,
  OP_REBASE,
  OP_SELECT,
  OP_ENTER,
  OP_ARGUMENT,
  OP_RESULT,
  OP_STORE,
  OP_COPY,
  OP_CALL,
  OP_PASS,
  OP_RETURN,
  OP_CHECK,
  OP_PASS_AGGREGATE,
  OP_GET_AGGREGATE,
  OP_RETURN_AGGREGATE,
  OP_RESULT_AGGREGATE,
  OP_NONE
};

/* The operands of OP_CHECK.  */
enum check_operand
{
  CHECK_POINTER,
  CHECK_OFFSET,
  CHECK_SIZE,
  CHECK_BOUNDS,
  CHECK_FLAGS,
  CHECK_NAME
};

/* The type of bounds values, and the bounds that allow everything.  */
extern tree bounds_type (void);
extern tree init_bounds (void);

/* Whether VALUE is known to be INIT; whether it is a bounds value at all.  */
extern bool init_bounds_p (tree value);
extern bool bounds_value_p (tree value);

/* Builds a call of OP.  The operands follow; pointers and sizes must be GIMPLE
   values already.  If OP yields a value, the call has a new SSA name as its
   left side.  */
extern gcall *build_abstract (abstract_op op, unsigned count, ...);

/* The value of EXPRESSION as an SSA name or an invariant; what computes it is
   added to SEQ.  */
extern tree operand_value (tree expression, gimple_seq *seq);

/* Which operation STMT is, OP_NONE if it is none.  */
extern abstract_op abstract_operation (const gimple *stmt);

/* Registers the module's trees with the garbage collector.  */
extern void register_abstract_roots (const char *plugin);

#endif /* MPXGUARD_ABSTRACT_H */
