/* The parts of the soft backend among themselves.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_LOWER_SOFT_H
#define MPXGUARD_LOWER_SOFT_H

/* What a bounds value is in the soft backend: unsigned words, SSA names or
   constants.  Bounds of an object that the function knows are LOWER and UPPER.
   Bounds that were found for a pointer in metadata=hybrid are LOWER and WHERE,
   the address of the word that holds the upper bound.  Where both kinds meet,
   all three are there, and the smaller upper bound counts.  PAIR is the address
   of a pair (soft-pairs.cc) that holds an object's bounds, for where they meet
   found ones.  What is not there is null.  */
struct soft_bounds
{
  tree lower;
  tree upper;
  tree where;
  tree pair;
};

/* lower-soft.cc: the words of the bounds value BOUNDS.  They may be asked for
   before the statement that defines them is lowered.  */
extern soft_bounds soft_words (tree bounds);
/* The upper bound of BOUNDS at this point, computed in SEQ.  */
extern tree soft_upper (const soft_bounds &bounds, gimple_seq *seq);
/* Whether BOUNDS are given by WHERE alone.  What is told of such bounds in a
   cold block is WHERE: the lower bound, which the runtime finds by it, would
   take another register all the way.  */
extern bool soft_found_p (const soft_bounds &bounds);

/* soft-code.cc: the pieces that code is put together from.  */

/* VALUE as an unsigned word.  */
extern tree soft_word (tree value);
/* The word VALUE.  */
extern tree soft_constant (unsigned HOST_WIDE_INT value);
/* CODE applied to the words A and B, folded.  */
extern tree soft_op (tree_code code, tree a, tree b);
/* EXPRESSION as an SSA name or constant, computed in SEQ.  */
extern tree soft_force (tree expression, gimple_seq *seq);
/* Assigns EXPRESSION to NAME in SEQ.  */
extern void soft_assign (tree name, tree expression, gimple_seq *seq);
/* The value of FLAG ? A : B, computed in SEQ.  */
extern tree soft_choose (tree flag, tree a, tree b, gimple_seq *seq);
/* A comparison as a flag, computed in SEQ.  */
extern tree soft_compare (tree_code code, tree a, tree b, gimple_seq *seq);
/* The declaration of the runtime's function NAME of TYPE.  */
extern tree soft_function (const char *name, tree type);

/* Splits the block in front of GSI's statement and returns the edge from what
   was before it; *GSI stays at the statement.  */
extern edge soft_split (gimple_stmt_iterator *gsi);
/* Lets the source of E go to TARGET if CODE holds for A and B.  Returns the
   edge on which it goes on otherwise.  */
extern edge soft_branch (edge e, basic_block target, tree_code code, tree a,
			 tree b, location_t location);
/* A block that the source of E reaches by a branch yet to be made, that
   holds SEQ and goes on to E's destination.  */
extern basic_block soft_cold_block (edge e, gimple_seq seq);

/* Whether the current function is to have table accesses and derivations in
   line.  */
extern bool soft_in_line_p (void);

/* soft-derive.cc: bounds that are computed from the pointer.  Each works on a
   pointer that is a word.  */

/* Whether objects of the program may have addresses below the heap.  */
extern bool soft_low_objects_p (void);
/* The bounds of P, which may lie in the heap, computed in SEQ, without
   UPPER.  */
extern soft_bounds soft_derive (tree p, gimple_seq *seq);
/* Lets the source of E go to TARGET if P is tracked.  Returns the edge on
   which it goes on otherwise.  */
extern edge soft_branch_if_tracked (edge e, basic_block target, tree p,
				    location_t location);
/* soft-place.cc: whether places in memory can be operands of cold code in the
   current function; the word at ADDRESS as such an operand, for the constraint
   "m", what it needs computed in SEQ.  */
extern bool soft_places_p (void);
extern tree soft_place (tree address, gimple_seq *seq);

/* The name by which assembly knows the function that VALUE is the address of;
   null if it is no such address, or if the name might not do.  */
extern const char *soft_function_symbol (tree value);
/* Lowers the operation OP at *GSI, which yields the bounds of a pointer that
   comes from memory, a caller, a callee or an allocator, and leaves *GSI there.
   Returns the words, without UPPER; where DERIVE is false those of a pointer
   into the heap are INIT, and LOWER is not wanted if PASSED.  */
extern soft_bounds soft_find (gimple_stmt_iterator *gsi, abstract_op op,
			      bool derive, bool passed);

/* The word where generated code finds the upper bound that allows
   everything.  */
extern tree soft_unlimited (void);

/* soft-check.cc.  */

/* Lowers the check at *GSI and leaves *GSI at the statement behind it.  Its
   bounds are by the OP_MAKE MAKE of an object of constant size, or by
   something else if MAKE is null.  */
extern void soft_check (gimple_stmt_iterator *gsi, gimple *make);
/* Lowers the escape at *GSI: unless the pointer lies inside the bounds or just
   behind, the runtime is told.  */
extern void soft_escape (gimple_stmt_iterator *gsi);

/* soft-copy.cc: lowers the copy at *GSI; the caller removes it.  */
extern void soft_copy (gimple_stmt_iterator *gsi);
/* Whether a test of the words WORDS of some memory tells that no pointer in it is
   tracked; the bits of those at ADDRESS, all in one word, computed in SEQ.  */
extern bool soft_words_testable_p (tree words);
extern tree soft_words_at (tree address, tree words, gimple_seq *seq);

/* soft-table.cc: the bounds tables.  */

/* The directory entry for SLOT, a word, read in SEQ.  */
extern tree soft_directory_entry (tree slot, gimple_seq *seq);
extern soft_bounds soft_table_load (tree slot, tree pointer, gimple_seq *seq);
/* Lowers the store at *GSI; the caller removes it.  Returns the block that is
   executed if the pointer is tracked, null if there is none.  */
extern basic_block soft_table_store (gimple_stmt_iterator *gsi);

/* soft-pairs.cc: whether BOUNDS are those of an object that soft_pair has a pair
   for.  */
extern bool soft_pair_p (tree bounds);
/* The address of a pair of words, the upper and the lower bound,
   that holds BOUNDS as long as their object lives, computed in SEQ; null if
   there is none.  */
extern tree soft_pair (tree bounds, gimple_seq *seq);
/* The same, if that lasts as long as the program; null otherwise.  */
extern tree soft_lasting_pair (tree bounds, gimple_seq *seq);
/* Forget the pairs of the current function.  */
extern void end_soft_pairs (void);

/* soft-call.cc: the call area.  */

/* Whether BOUNDS are those of an object that cannot lie in the heap.  */
extern bool soft_always_tracked_p (tree bounds);
/* Lower the mpxguard.call at *GSI with all that it passes, and the
   mpxguard.return at *GSI; the caller removes them.  Return the block that is
   executed if a pointer is tracked, null if there is none.  */
extern basic_block soft_pass_all (gimple_stmt_iterator *gsi);
extern basic_block soft_return (gimple_stmt_iterator *gsi);
/* Whether CALL, an OP_CALL, passes something whatever the pointers are.  */
extern bool soft_passes_always_p (gcall *call);
/* Each lowers the operation CALL into SEQ;
   those that yield bounds return their words.  */
extern void soft_enter (gcall *call, gimple_seq *seq);
extern soft_bounds soft_argument (gcall *call, gimple_seq *seq);
extern soft_bounds soft_result (gcall *call, gimple_seq *seq);
extern void soft_return_aggregate (gcall *call, gimple_seq *seq);

/* soft-aggregate.cc: lower the operation CALL into SEQ whatever the pointers in
   the aggregate are.  */
extern void soft_get_aggregate (gcall *call, gimple_seq *seq);
extern void soft_result_aggregate (gcall *call, gimple_seq *seq);
/* Lowers the operation OP at *GSI, which is about an aggregate; the caller
   removes it.  */
extern void soft_aggregate (gimple_stmt_iterator *gsi, abstract_op op);

/* soft-defer.cc: finds that go into the branch for tracked pointers of what
   wants them.  */

/* Starts with FINDS, those whose bounds are only passed on, and ends.  */
extern void begin_deferred_finds (const vec<gimple *> &finds);
extern void end_deferred_finds (void);
/* Whether STMT is such a find.  */
extern bool deferred_find_p (gimple *stmt);
/* Collects in FINDS those that OPERATION wants, moved to the begin of BRANCH,
   or left in their places if that is null.  */
extern void take_deferred_finds (gimple *operation, basic_block branch,
				 vec<gimple *> *finds);

#endif /* MPXGUARD_LOWER_SOFT_H */
