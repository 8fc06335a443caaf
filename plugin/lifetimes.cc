/* Bounds of blocks that may have been freed meanwhile.

   In: the function with its bounds, metadata=hybrid.  Out: where a check would
   use bounds that were computed before a call that may free, a new look:

     b_1 = mpxguard.alloc (p_2, 10);
     f ();					f ();
						b_3 = mpxguard.renew (b_1);
     mpxguard.check (p_2, 0, 1, b_1, 1);	mpxguard.check (p_2, 0, 1, b_3, 1);

   The function's points are divided into epochs.  An epoch begins behind each
   call that may free, and where paths from different epochs meet; everything
   it holds is reached through its begin only.  Bounds that were computed in
   the epoch of the check are fresh.  Others are renewed in front of the check,
   or at the begin of the epoch if that takes it out of a loop.  Bounds of
   variables are for ever.  Code that reads upper bounds from memory does so
   behind the call anyway; the renewal tells the check optimiser that checks in
   front of the call prove nothing behind it.

   A PHI of bounds is fresh if each argument is, at the end of the block that
   it comes from.  What is computed from bounds is as fresh as they are.

   A function that was compiled before this one in the same unit, and may not
   be replaced by another, is known to free nothing if it calls nothing that
   may.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "bounds.h"
#include "libc-table.h"
#include "lifetimes.h"
#include "options.h"
#include "string-fields.h"

namespace {

/* Epochs are numbered: the function's entry, then one for each block that one
   begins with, then one for each call.  The numbers below are no epochs.  */
const int epoch_unknown = -1;	/* Not reached yet.  */
const int epoch_stale = -2;	/* Bounds that are fresh nowhere.  */
const int epoch_any = -3;	/* Bounds that are fresh everywhere.  */

/* A renewal of bounds and the epoch that it was made in.  */
struct renewal
{
  tree bounds;
  int epoch;
  gimple *stmt;
};

struct lifetime_state
{
  /* The epoch at the begin and at the end of each block, by its index.  */
  auto_vec<int> begin;
  auto_vec<int> end;
  /* The call that begins an epoch, by number less the blocks' part.  */
  auto_vec<gimple *> calls;
  /* The epoch behind a statement.  */
  hash_map<gimple *, int> behind;
  /* The epochs of PHIs of bounds.  */
  hash_map<tree, int> phis;
  /* What was renewed, by bounds.  */
  hash_map<tree, auto_vec<renewal, 2> *> renewals;
  int blocks;
};

lifetime_state *state;

/* The functions of this unit that free nothing.  */
hash_set<tree> *harmless;


/* Which calls may free.  */

} // anonymous namespace

bool
call_may_free_p (gcall *call)
{
  if (gimple_call_internal_p (call)
      || abstract_operation (call) != OP_NONE
      || (gimple_call_flags (call) & (ECF_CONST | ECF_PURE)))
    return false;
  tree decl = gimple_call_fndecl (call);
  if (!decl)
    return true;
  if (harmless && harmless->contains (decl))
    return false;
  if (fndecl_built_in_p (decl, BUILT_IN_NORMAL))
    switch (DECL_FUNCTION_CODE (decl))
      {
      case BUILT_IN_FREE:
      case BUILT_IN_REALLOC:
	return true;
      default:
	return false;
      }
  if (fndecl_built_in_p (decl) || field_mark_p (decl))
    return false;
  return libc_may_free_p (decl);
}

namespace {

/* Collects in CALLS the calls of FUN that may free.  Those of FUN itself may if
   others may.  */

void
collect_freeing_calls (function *fun, hash_set<gimple *> *calls)
{
  auto_vec<gimple *> recursive;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	gcall *call = dyn_cast<gcall *> (gsi_stmt (gsi));
	if (!call)
	  continue;
	if (gimple_call_fndecl (call) == fun->decl)
	  recursive.safe_push (call);
	else if (call_may_free_p (call))
	  calls->add (call);
      }
  if (!calls->is_empty ())
    for (gimple *call : recursive)
      calls->add (call);
}

/* Notes whether FUN frees nothing, for its callers.  */

void
note_harmless (function *fun)
{
  if (!state->calls.is_empty () || !decl_binds_to_current_def_p (fun->decl))
    return;
  if (!harmless)
    harmless = new hash_set<tree> ();
  harmless->add (fun->decl);
}


/* Epochs of points.  */

/* Goes through the statements of BB, which begins in EPOCH; returns the epoch
   at its end.  CALL_EPOCHS are those of calls.  */

int
walk_block (basic_block bb, int epoch,
	    const hash_map<gimple *, int> &call_epochs)
{
  for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
       gsi_next (&gsi))
    {
      gimple *stmt = gsi_stmt (gsi);
      if (int *number
	    = const_cast<hash_map<gimple *, int> &> (call_epochs).get (stmt))
	epoch = *number;
      state->behind.put (stmt, epoch);
    }
  return epoch;
}

/* The epoch at the begin of BB by those at the ends of its predecessors, as far
   as these were reached.  */

int
meet (basic_block bb)
{
  int epoch = epoch_unknown;
  edge e;
  edge_iterator ei;
  FOR_EACH_EDGE (e, ei, bb->preds)
    {
      int other = state->end[e->src->index];
      if (other == epoch_unknown)
	continue;
      if (epoch != epoch_unknown && epoch != other)
	return bb->index;
      epoch = other;
    }
  return epoch;
}

/* Computes the epochs at the begin and end of the COUNT blocks in ORDER, a
   reverse post order.  LAST_CALL are the epochs that blocks end in, if not
   those that they begin in; in the blocks MEETINGS epochs are known to meet.
   What comes by the ends of loops is looked at last: returns whether epochs
   meet in other blocks, which are then among MEETINGS.  */

bool
propagate_epochs (const int *order, int count, const vec<int> &last_call,
		  auto_sbitmap *meetings)
{
  for (int i = 0; i < count; i++)
    state->begin[order[i]] = state->end[order[i]] = epoch_unknown;
  for (int i = 0; i < count; i++)
    {
      int index = order[i];
      int begin = bitmap_bit_p (*meetings, index) ? index
		  : meet (BASIC_BLOCK_FOR_FN (cfun, index));
      if (begin == index)
	bitmap_set_bit (*meetings, index);
      state->begin[index] = begin;
      state->end[index] = last_call[index] ? last_call[index] : begin;
    }
  bool found = false;
  for (int i = 0; i < count; i++)
    if (!bitmap_bit_p (*meetings, order[i])
	&& meet (BASIC_BLOCK_FOR_FN (cfun, order[i])) == order[i])
      {
	bitmap_set_bit (*meetings, order[i]);
	found = true;
      }
  return found;
}

/* Computes the epochs of all blocks.  */

void
compute_epochs (function *fun)
{
  state->blocks = last_basic_block_for_fn (fun);
  state->begin.safe_grow_cleared (state->blocks);
  state->end.safe_grow_cleared (state->blocks);
  for (int i = 0; i < state->blocks; i++)
    state->begin[i] = state->end[i] = epoch_unknown;

  hash_set<gimple *> freeing;
  collect_freeing_calls (fun, &freeing);
  hash_map<gimple *, int> call_epochs;
  /* The epoch that a block of calls ends in, 0 if it has none.  */
  auto_vec<int> last_call;
  last_call.safe_grow_cleared (state->blocks);
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (freeing.contains (gsi_stmt (gsi)))
	{
	  last_call[bb->index] = state->blocks + state->calls.length ();
	  call_epochs.put (gsi_stmt (gsi), last_call[bb->index]);
	  state->calls.safe_push (gsi_stmt (gsi));
	}

  int *order = XNEWVEC (int, n_basic_blocks_for_fn (fun));
  int count = pre_and_rev_post_order_compute_fn (fun, NULL, order, false);
  state->begin[ENTRY_BLOCK] = state->end[ENTRY_BLOCK] = 0;
  auto_sbitmap meetings (state->blocks);
  bitmap_clear (meetings);
  while (propagate_epochs (order, count, last_call, &meetings))
    ;
  free (order);
  FOR_EACH_BB_FN (bb, fun)
    walk_block (bb, state->begin[bb->index], call_epochs);
}

/* The epoch at the end of BB, which may have been made since the epochs were
   computed: then it lies on an edge.  */

int
block_end (basic_block bb)
{
  while (bb->index >= state->blocks && single_pred_p (bb))
    bb = single_pred (bb);
  return bb->index < state->blocks ? state->end[bb->index] : epoch_stale;
}

int
block_begin (basic_block bb)
{
  if (bb->index < state->blocks)
    return state->begin[bb->index];
  return single_pred_p (bb) ? block_end (single_pred (bb)) : epoch_stale;
}

/* The epoch in front of STMT.  */

int
epoch_before (gimple *stmt)
{
  gimple_stmt_iterator gsi = gsi_for_stmt (stmt);
  for (gsi_prev (&gsi); !gsi_end_p (gsi); gsi_prev (&gsi))
    if (int *epoch = state->behind.get (gsi_stmt (gsi)))
      return *epoch;
  return block_begin (gimple_bb (stmt));
}


/* Epochs of bounds.  */

int epoch_of (tree bounds);

/* Collects in PHIS the PHIs of bounds that BOUNDS is made of.  */

void
collect_phis (tree bounds, hash_set<gphi *> *phis)
{
  if (TREE_CODE (bounds) != SSA_NAME || SSA_NAME_IS_DEFAULT_DEF (bounds))
    return;
  gphi *phi = dyn_cast<gphi *> (SSA_NAME_DEF_STMT (bounds));
  if (!phi || phis->add (phi))
    return;
  for (unsigned i = 0; i < gimple_phi_num_args (phi); i++)
    collect_phis (gimple_phi_arg_def (phi, i), phis);
}

/* The epoch of PHI's result by those of its arguments.  */

int
meet_arguments (gphi *phi)
{
  int begin = block_begin (gimple_bb (phi));
  for (unsigned i = 0; i < gimple_phi_num_args (phi); i++)
    {
      int epoch = epoch_of (gimple_phi_arg_def (phi, i));
      if (epoch != epoch_any
	  && epoch != block_end (gimple_phi_arg_edge (phi, i)->src))
	return epoch_stale;
    }
  return begin;
}

/* The epoch of PHI's result.  PHIs that depend on each other are taken for
   fresh until one is found not to be.  */

int
phi_epoch (gphi *phi)
{
  if (int *known = state->phis.get (gimple_phi_result (phi)))
    return *known;
  hash_set<gphi *> phis;
  collect_phis (gimple_phi_result (phi), &phis);
  for (gphi *p : phis)
    if (!state->phis.get (gimple_phi_result (p)))
      state->phis.put (gimple_phi_result (p), block_begin (gimple_bb (p)));
  for (bool changed = true; changed;)
    {
      changed = false;
      for (gphi *p : phis)
	{
	  int *epoch = state->phis.get (gimple_phi_result (p));
	  if (*epoch == epoch_stale || meet_arguments (p) != epoch_stale)
	    continue;
	  *state->phis.get (gimple_phi_result (p)) = epoch_stale;
	  changed = true;
	}
    }
  return *state->phis.get (gimple_phi_result (phi));
}

/* The epoch of what STMT computes from other bounds.  */

int
derived_epoch (gimple *stmt)
{
  int result = epoch_any, here = epoch_before (stmt);
  /* A home (bounds.cc) that has no versions yet may hold anything.  */
  if (gimple_assign_single_p (stmt) && VAR_P (gimple_assign_rhs1 (stmt)))
    return epoch_stale;
  ssa_op_iter iterator;
  use_operand_p use;
  FOR_EACH_SSA_USE_OPERAND (use, stmt, iterator, SSA_OP_USE)
    {
      tree operand = USE_FROM_PTR (use);
      if (!bounds_value_p (operand))
	continue;
      int epoch = epoch_of (operand);
      if (epoch == epoch_any)
	continue;
      if (epoch != here)
	return epoch_stale;
      result = here;
    }
  return result;
}

/* The epoch in which BOUNDS were found.  */

int
epoch_of (tree bounds)
{
  if (TREE_CODE (bounds) != SSA_NAME)
    return epoch_any;
  if (SSA_NAME_IS_DEFAULT_DEF (bounds))
    return epoch_stale;
  gimple *stmt = SSA_NAME_DEF_STMT (bounds);
  if (gphi *phi = dyn_cast<gphi *> (stmt))
    return phi_epoch (phi);
  switch (abstract_operation (stmt))
    {
    case OP_MAKE:
      return epoch_any;
    case OP_ALLOC:
    case OP_LOAD:
    case OP_ARGUMENT:
    case OP_RESULT:
    case OP_RENEW:
      return epoch_before (stmt);
    default:
      return derived_epoch (stmt);
    }
}


/* Renewals.  */

/* Where epoch EPOCH begins: *BB is the block; returns the call behind which it
   begins, null for the block's begin.  */

gimple *
epoch_begin (int epoch, basic_block *bb)
{
  if (epoch >= state->blocks)
    {
      gimple *call = state->calls[epoch - state->blocks];
      *bb = gimple_bb (call);
      return call;
    }
  *bb = BASIC_BLOCK_FOR_FN (cfun, epoch);
  return NULL;
}

/* Whether DEF is made on every path to the place behind CALL in block BB, or
   to BB's begin if CALL is null.  Bounds that come from a home (bounds.cc) are
   older than the copy that defines them, which may stand behind that place.  */

bool
made_before_p (gimple *def, gimple *call, basic_block bb)
{
  if (gimple_bb (def) != bb)
    return dominated_by_p (CDI_DOMINATORS, bb, gimple_bb (def));
  if (gimple_code (def) == GIMPLE_PHI)
    return true;
  if (!call)
    return false;
  gimple_stmt_iterator gsi = gsi_for_stmt (call);
  for (; !gsi_end_p (gsi); gsi_prev (&gsi))
    if (gsi_stmt (gsi) == def)
      return true;
  return false;
}

/* Whether a renewal of the definition DEF at the begin of EPOCH rather than in
   front of STMT leaves a loop.  */

bool
leaves_loop_p (int epoch, gimple *def, gimple *stmt)
{
  if (!current_loops || epoch == 0)
    return false;
  basic_block bb;
  gimple *call = epoch_begin (epoch, &bb);
  return bb->loop_father && gimple_bb (stmt)->loop_father
	 && bb_loop_depth (bb) < bb_loop_depth (gimple_bb (stmt))
	 && !(call && stmt_ends_bb_p (call))
	 && made_before_p (def, call, bb);
}

/* Whether the renewal R is made on every path to STMT.  */

bool
dominates_p (const renewal &r, gimple *stmt)
{
  basic_block from = gimple_bb (r.stmt), to = gimple_bb (stmt);
  if (from != to)
    return dominated_by_p (CDI_DOMINATORS, to, from);
  gimple_stmt_iterator gsi = gsi_for_stmt (stmt);
  for (gsi_prev (&gsi); !gsi_end_p (gsi); gsi_prev (&gsi))
    if (gsi_stmt (gsi) == r.stmt)
      return true;
  return false;
}

/* Renews BOUNDS in EPOCH, for STMT.  */

gcall *
renew (tree bounds, int epoch, gimple *stmt)
{
  gcall *call = build_abstract (OP_RENEW, 1, bounds);
  gimple_set_location (call, gimple_location (stmt));
  if (!leaves_loop_p (epoch, SSA_NAME_DEF_STMT (bounds), stmt))
    {
      gimple_stmt_iterator gsi = gsi_for_stmt (stmt);
      gsi_insert_before (&gsi, call, GSI_SAME_STMT);
      return call;
    }
  basic_block bb;
  gimple_seq seq = NULL;
  gimple_seq_add_stmt (&seq, call);
  if (gimple *begin = epoch_begin (epoch, &bb))
    insert_behind (begin, seq);
  else
    {
      gimple_stmt_iterator gsi = gsi_after_labels (bb);
      gsi_insert_before (&gsi, call, GSI_SAME_STMT);
    }
  return call;
}

} // anonymous namespace

void
begin_lifetimes (function *fun)
{
  gcc_assert (!state);
  if (options.metadata != METADATA_HYBRID)
    return;
  state = new lifetime_state ();
  compute_epochs (fun);
  note_harmless (fun);
}

void
end_lifetimes (void)
{
  if (!state)
    return;
  for (auto entry : state->renewals)
    delete entry.second;
  delete state;
  state = NULL;
}

tree
current_bounds (tree bounds, gimple *stmt)
{
  if (!state || state->calls.is_empty () || init_bounds_p (bounds))
    return bounds;
  int found = epoch_of (bounds), now = epoch_before (stmt);
  if (found == epoch_any || found == now)
    return bounds;

  auto_vec<renewal, 2> *&known = state->renewals.get_or_insert (bounds);
  if (!known)
    known = new auto_vec<renewal, 2> ();
  calculate_dominance_info (CDI_DOMINATORS);
  for (const renewal &r : *known)
    if (r.epoch == now && dominates_p (r, stmt))
      return r.bounds;
  gcall *call = renew (bounds, now, stmt);
  renewal made = { gimple_call_lhs (call), now, call };
  known->safe_push (made);
  return made.bounds;
}
