/* The abstract form: what stands between the middle end and the backends.

   Bounds are values.  They are SSA names of one GIMPLE register type, made by
   calls to the operations below, merged by PHIs, and used by others of them.
   No operation here says how bounds are represented: the soft backend turns
   a bounds value into two words, the mpx backend into a bound register.  The
   operations are calls to functions that do not exist; a dump shows them as
   they stand here:

     b = mpxguard.make (p, size)       the object of SIZE bytes at P
     b = mpxguard.alloc (p, size)      the same, but INIT if P is null
     b = mpxguard.load (slot, p[, true])
				       what the tables say of P, found in SLOT;
				       with true, which other threads may be
				       storing to: an atomic or volatile access
     b = mpxguard.narrow (b1, p, size) B1 cut down to the SIZE bytes at P
     b = mpxguard.rebase (b1, p, end[, b2])
				       B1 if P lies inside or, if END is true, just
				       behind; B2 or INIT otherwise.  B2 only
				       for the soft backend
     b = mpxguard.select (b1, b2, flag) B1 if FLAG is true, B2 otherwise
     b = mpxguard.renew (b1)           B1, but nothing if it lies in a block
				       that was freed
     m = mpxguard.enter (&self)        at entry: are there records for SELF?
     b = mpxguard.argument (n, p, m)   the bounds that the caller gave for P
     b = mpxguard.result (fn, p)       after a call of FN that returned P
     mpxguard.store (slot, p, b[, true])
				       tell the tables of P, stored in SLOT; true
				       as above
     mpxguard.escape (p, b[, flags])   remember P if it is not inside B
     mpxguard.copy (to, from, size, words)
				       bounds move with memory, in which the
				       words at TO whose bits are set in WORDS
				       may be pointers; ~0 if more may be
     mpxguard.call (fn, count, words)  before a call of FN: records follow
     mpxguard.pass (n, p, b)           argument N is P with the bounds B
     mpxguard.return (&self, p, b)     before the return of P
     f = mpxguard.inside (p, size, b, flags)
				       are the SIZE bytes at P inside B?  Nothing
				       is reported; no for no bytes.  FLAGS may
				       have CHECK_NO_LOWER.  For the soft backend
     mpxguard.check (p, off, size, b, flags[, name])
				       P + OFF to P + OFF + SIZE - 1 inside B?
				       NAME is the library function that will
				       make the access, or the field that is
				       accessed: ".name of 'struct person'"
     mpxguard.part (p, off, size, flags, step, count[, name])
				       right behind a check: if that fails, it
				       was made for the accesses to SIZE bytes
				       at P + OFF, P + OFF + STEP ... (COUNT of
				       them), by the source line of this
				       statement; the report is to name the
				       first that is out of bounds.  A backend
				       that cannot do that may drop the parts

   Aggregates that hold pointers travel by mpxguard.pass_aggregate (n, address,
   size, words), mpxguard.get_aggregate (n, address, size, m, words),
   mpxguard.return_aggregate (&self, address, size, words) and
   mpxguard.result_aggregate (fn, address, size, words); WORDS are as in
   mpxguard.copy.

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
  OP_RENEW,
  OP_ENTER,
  OP_ARGUMENT,
  OP_RESULT,
  OP_STORE,
  OP_COPY,
  OP_ESCAPE,
  OP_CALL,
  OP_PASS,
  OP_RETURN,
  OP_INSIDE,
  OP_CHECK,
  OP_PART,
  OP_PASS_AGGREGATE,
  OP_GET_AGGREGATE,
  OP_RETURN_AGGREGATE,
  OP_RESULT_AGGREGATE,
  OP_NONE
};

/* Whether CALL, an OP_LOAD or OP_STORE, is about a slot that other threads may
   access at the same time.  */
extern bool shared_slot_p (const gcall *call);

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

/* The operands of OP_ESCAPE.  The flags may have CHECK_NO_LOWER.  */
enum escape_operand
{
  ESCAPE_POINTER,
  ESCAPE_BOUNDS,
  ESCAPE_FLAGS
};

/* The operands of OP_PART; the first three are those of OP_CHECK.  */
enum part_operand
{
  PART_FLAGS = 3,
  PART_STEP,
  PART_COUNT,
  PART_NAME
};

/* Flags of checks above those of the report (MPXGUARD_ACCESS_*, the low byte):
   what the optimiser has found out.  A backend may ignore any of them.  */
enum check_flag
{
  /* The access does not begin below the lower bound unless it ends above the
     upper bound: no test of the lower bound.  */
  CHECK_NO_LOWER = 0x100,
  /* The other way round.  */
  CHECK_NO_UPPER = 0x200,
  /* The size is not zero.  */
  CHECK_NOT_EMPTY = 0x400,
  /* What is compared is to be hidden from GCC's later passes, which would take
     too long to think about it.  */
  CHECK_HIDDEN = 0x800,
  /* Where a report's flags end.  */
  CHECK_REPORT_FLAGS = 0xff
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

/* The flags of CHECK, an OP_CHECK or OP_PART.  */
extern unsigned check_flags (const gcall *check);
extern void set_check_flags (gcall *check, unsigned flags);

/* The flags of ESCAPE, an OP_ESCAPE.  */
extern unsigned escape_flags (const gcall *escape);

/* Registers the module's trees with the garbage collector.  */
extern void register_abstract_roots (const char *plugin);

#endif /* MPXGUARD_ABSTRACT_H */
