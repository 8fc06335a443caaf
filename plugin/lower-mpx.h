/* The parts of the mpx backend among themselves, before expand.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_LOWER_MPX_H
#define MPXGUARD_LOWER_MPX_H

/* lower-mpx.cc: the virtual bound register that holds the bounds value
   BOUNDS.  INIT is put into a new one by code that is added to SEQ.  */
extern unsigned mpx_register (tree bounds, gimple_seq *seq);
/* A virtual bound register that nothing else uses.  */
extern unsigned mpx_new_register (void);

/* Adds to SEQ what puts the bounds from LOWER to UPPER, two words, into the
   register TO.  */
extern void mpx_make_from_words (tree lower, tree upper, unsigned to,
				 gimple_seq *seq);

/* Adds to SEQ what an OP_LOAD asks of the tables, an OP_STORE tells them.  */
extern void mpx_load (gcall *call, unsigned to, gimple_seq *seq);
extern void mpx_store (gcall *call, gimple_seq *seq);

/* mpx-hybrid.cc: metadata=hybrid.  Each lowers the operation at *GSI in front
   of it and leaves *GSI there; the caller removes it.  TO is the register for
   the bounds that it yields; where WANTED is false those of a pointer into the
   heap are not needed.  */
extern void mpx_find_hybrid (gimple_stmt_iterator *gsi, abstract_op op,
			     unsigned to, bool wanted);
extern void mpx_renew (gimple_stmt_iterator *gsi, unsigned to);
extern void mpx_store_hybrid (gimple_stmt_iterator *gsi);
extern void mpx_escape (gimple_stmt_iterator *gsi);

/* mpx-code.cc: the asm statements.  */

/* An operand of an asm statement.  */
struct mpx_operand
{
  const char *constraint;
  tree value;
};

/* Adds to SEQ a volatile asm statement of the text CODE, which it frees, with
   the input operands A and B, null for none.  */
extern gasm *mpx_asm (char *code, const mpx_operand *a, const mpx_operand *b,
		      gimple_seq *seq);
/* Adds to SEQ the copy of the virtual bound register FROM to TO; of INIT to
   TO; of the bounds of an object that begins at LOWER and whose last byte is
   LAST bytes behind that to TO.  */
extern void mpx_copy (unsigned from, unsigned to, gimple_seq *seq);
extern void mpx_set_init (unsigned to, gimple_seq *seq);
extern void mpx_make (tree lower, tree last, unsigned to, gimple_seq *seq);
/* Adds to SEQ the store of the register FROM into memory and returns its two
   words: the lower and the upper bound.  */
struct mpx_words
{
  tree lower;
  tree upper;
};
extern mpx_words mpx_read (unsigned from, gimple_seq *seq);
/* Adds to SEQ the load of the register TO from the 16 bytes at ADDRESS; the
   store of FROM to them.  */
extern void mpx_load_image (tree address, unsigned to, gimple_seq *seq);
extern void mpx_store_image (unsigned from, tree address, gimple_seq *seq);
/* Adds to SEQ the look into the tables for POINTER in the slot SLOT; the
   store.  */
extern void mpx_table_load (tree slot, tree pointer, unsigned to,
			    gimple_seq *seq);
extern void mpx_table_store (tree slot, tree pointer, unsigned from,
			     gimple_seq *seq);
/* The same by calls of the runtime, for slots that several threads access at
   the same time.  */
extern void mpx_shared_load (tree slot, tree pointer, unsigned to,
			     gimple_seq *seq);
extern void mpx_shared_store (tree slot, tree pointer, unsigned from,
			      gimple_seq *seq);
/* A check.  */
struct mpx_test
{
  tree first;			/* The address of the first byte.  */
  tree last;			/* That of the last; null if the size is a
				   constant that fits into an operand.  */
  bool test_lower;
  bool test_upper;
  unsigned bounds;		/* A virtual bound register.  */
  tree size;			/* For the report, as the next three.  */
  unsigned flags;
  const char *name;
  location_t location;
  tree label;			/* Where to go when it fails; null for a
				   report.  */
};
/* Adds to SEQ the instructions of CHECK.  Where that has a label, the statement
   must end a block with an edge to the label.  */
extern gasm *mpx_check (const mpx_test &check, gimple_seq *seq);

/* mpx-check.cc: replaces the OP_CHECK at *GSI and its parts.  */
extern void mpx_lower_check (gimple_stmt_iterator *gsi);
/* The number of bytes behind the first of SIZE bytes.  */
extern tree mpx_distance_to_last (tree size);

/* mpx-call.cc: bounds of arguments and results.  */

/* Writes what passes bounds in front of CALL; OPERATIONS are the abstract
   operations that speak of it.  */
extern void mpx_lower_call (gcall *call, const vec<gcall *> &operations);
/* Lowers the operations behind a call.  */
extern void mpx_result (gimple_stmt_iterator *gsi, unsigned to);
extern void mpx_result_aggregate (gcall *operation, gimple_seq *seq);
/* Writes what hands bounds back in front of RETURN; OPERATION is the
   mpxguard.return or return_aggregate before it, null if there is none.  */
extern void mpx_lower_return (greturn *stmt, gcall *operation);
/* Whether the bounds in what the current function returns, an aggregate, go
   through the call area.  */
extern bool mpx_returns_by_area_p (void);

/* Fills PLACES with the places for the parameters of the function DECL;
   *REGISTERS, if that is not null, becomes the number of general registers that
   they take.  Returns the signature.  */
extern unsigned mpx_own_places (tree decl, vec<struct bounds_place> *places,
				unsigned *registers = NULL);
/* VALUE as an operand in a general register.  */
extern mpx_operand mpx_word_operand (tree value, gimple_seq *seq);
/* The word at ADDRESS, a word, + OFFSET, read in SEQ.  */
extern tree mpx_read_word (tree address, HOST_WIDE_INT offset,
			   gimple_seq *seq);
/* Lets SLOT be the address of the word at OFFSET of the aggregate at ADDRESS,
   and POINTER what it holds.  */
extern void mpx_word_of_aggregate (tree address, unsigned offset, tree *slot,
				   tree *pointer, gimple_seq *seq);

/* mpx-entry.cc: bounds on entry.  */

/* Lowers the operations of the receiving side.  */
extern void mpx_argument (gcall *operation, unsigned to, gimple_seq *seq);
extern void mpx_get_aggregate (gcall *operation, gimple_seq *seq);
/* Whether OPERATION, an OP_GET_AGGREGATE, reads the call area.  */
extern bool mpx_takes_from_area_p (gcall *operation);
/* Replaces CALL of __mpxguard_va_entry.  */
extern void mpx_lower_va_entry (gcall *call);

/* mpx-area.cc: the call area.  */

/* Adds to SEQ the records of the OPERATIONS, those of aggregates that are not
   passed otherwise alone if AGGREGATES, for the call CALL.  */
extern void mpx_write_records (gcall *call, const vec<gcall *> &operations,
			       bool aggregates, gimple_seq *seq);
/* Lowers the mpxguard.result at *GSI of a function of the runtime, whose
   bounds go to the register TO.  */
extern void mpx_result_from_area (gimple_stmt_iterator *gsi, unsigned to);

#endif /* MPXGUARD_LOWER_MPX_H */
