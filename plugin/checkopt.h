/* The steps of the check optimiser, in the order in which they run.

   Each takes the function with its checks and leaves it with fewer or cheaper
   ones.  What holds for all of them: bounds are values, so a check has the
   same outcome wherever its operands are at hand; a check may be made earlier
   than its access, but only where the access is certain to follow.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_CHECKOPT_H
#define MPXGUARD_CHECKOPT_H

#include "linear.h"

/* A check that has a constant size, taken apart.  */
struct check_parts
{
  gcall *check;
  linear_address address;
  tree bounds;
  offset_int size;
};

/* Takes CHECK apart into PARTS.  Returns false if its size varies or its
   bounds are constants.  */
extern bool take_check_apart (gcall *check, check_parts *parts);

/* Whether a library function makes the access of CHECK; the address of the text
   that names the part that CHECK's access is to, null if there is none.  */
extern bool library_check_p (gcall *check);
extern tree check_part_name (gcall *check);

/* A part for the check of COUNT accesses like that of CHECK: at POINTER +
   OFFSET, STEP bytes apart.  */
extern gcall *build_part (gcall *check, tree pointer, tree offset, tree step,
			  tree count);

/* Says WHAT happened to STMT in the dump.  */
extern void dump_check (const char *what, gimple *stmt);

/* Collects the checks of FUN in CHECKS.  */
extern void collect_checks (function *fun, vec<gcall *> *checks);

/* Removes CHECK and its parts, because of REASON.  */
extern void remove_check (gcall *check, const char *reason);

/* checkopt-prove.cc: whether CHECK of FUN cannot fail because of what is known
   of the object and of the offset into it.  */
extern bool proved_check_p (function *fun, gcall *check);

/* checkopt-lower.cc: whether CHECK of FUN needs no test of the lower
   bound.  */
extern bool grows_from_base_p (function *fun, gcall *check);
/* The same for an escape.  */
extern bool escape_grows_from_base_p (function *fun, gcall *escape);
/* The mpxguard.make of the array in a structure that the check in front of CHECK
   has found its address in, null if there is none.  */
extern gimple *checked_field (gcall *check);
extern void begin_lower_proofs (void);
extern void end_lower_proofs (void);

/* checkopt-loop.cc: lets one check in front of a loop stand for those that the
   loop makes in its iterations.  */
extern void hoist_affine_checks (function *fun);

/* checkopt-ahead.cc: which checks are certain to be made after a point of the
   function.  */

/* Computes that for FUN; needs dominators and postdominators.  */
extern void begin_ahead (function *fun);
extern void end_ahead (void);

/* The checks that follow the start of the block BB; those that follow the
   statement at GSI, which may be the end of its block.  */
extern const vec<gcall *> &checks_ahead_of_block (basic_block bb);
extern void checks_ahead (gimple_stmt_iterator gsi, vec<gcall *> *checks);

/* Whether the function may leave its way, or show the world something, in
   STMT: what comes behind is not certain to happen.  */
extern bool may_not_go_on_p (gimple *stmt);

/* checkopt-invariant.cc: makes checks that do not change in a loop in front of
   it.  */
extern void hoist_invariant_checks (function *fun);

/* checkopt-merge.cc: lets one check stand for others behind it, and removes
   those that checks above them make superfluous.  */
extern void merge_checks (function *fun);

/* checkopt-version.cc: gives loops a copy without checks.  Changes the blocks of
   FUN, which has no post-dominators then.  */
extern void version_loops (function *fun);

/* checkopt-sink.cc: finds bounds where they are needed.  */
extern void sink_finds (function *fun);
/* Whether STMT may change what a find behind it finds.  */
extern bool changes_finds_p (gimple *stmt);

#endif /* MPXGUARD_CHECKOPT_H */
