/* What is certain to come.

   In: a function with its checks.  Out: for any point of it those checks that
   are certain to be made after it, with nothing in between that could end the
   program, leave the function, wait for ever, or be seen by the world:

     a:	if (c_1)			ahead of a: the check in block d; not
	  b: mpxguard.check (p_2 ...)	that in b, nor the one behind f (), which
	else				may call exit
	  c: ...
     d:	mpxguard.check (q_3 ...)
	f ();
	mpxguard.check (r_4 ...)

   So a check ahead may be made at that point if its operands are at hand: an
   execution with a violation reports it earlier, and one without any has no
   report.  Stores are no obstacle.  A part of the function between two
   points is passed over if it has no such statement, and no loop that may not
   end; a point in a loop sees what comes in the same iteration and behind the
   loop.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "checkopt.h"

namespace {

/* So many checks are kept for a block, so many blocks passed over, so many
   statements looked at in a block.  */
const unsigned check_limit = 24;
const unsigned block_limit = 24;
const unsigned statement_limit = 400;

/* What is known of a block.  */
struct block_facts
{
  /* No statement in it ends the sight.  */
  bool transparent;
  /* The checks ahead of its first statement.  */
  auto_vec<gcall *> checks;
};

struct function_facts
{
  vec<block_facts *> blocks;
  /* The place of each block in a reverse post order.  */
  vec<int> order;
};

function_facts *facts;

/* Whether E leads back in the order of the blocks, or is not taken by an
   ordinary jump.  */

bool
back_or_strange_p (edge e)
{
  return (e->flags & (EDGE_ABNORMAL | EDGE_EH | EDGE_FAKE))
	 || e->dest == EXIT_BLOCK_PTR_FOR_FN (cfun)
	 || facts->order[e->dest->index] <= facts->order[e->src->index];
}

/* Whether all ways from FROM's successors lead to TO by blocks that are
   transparent and not in a loop that FROM and TO are not in.  */

bool
clear_way_p (basic_block from, basic_block to)
{
  auto_vec<basic_block, block_limit> worklist;
  hash_set<basic_block> seen;
  worklist.safe_push (from);
  while (!worklist.is_empty ())
    {
      basic_block bb = worklist.pop ();
      edge e;
      edge_iterator ei;
      FOR_EACH_EDGE (e, ei, bb->succs)
	{
	  if (back_or_strange_p (e))
	    return false;
	  basic_block next = e->dest;
	  if (next == to || seen.add (next))
	    continue;
	  if (seen.elements () > block_limit
	      || !facts->blocks[next->index]
	      || !facts->blocks[next->index]->transparent
	      || next->loop_father != from->loop_father)
	    return false;
	  worklist.safe_push (next);
	}
    }
  return true;
}

/* The block that is certain to be reached from the end of BB, null if there
   is none.  */

basic_block
next_for_sure (basic_block bb)
{
  if (single_succ_p (bb))
    {
      edge e = single_succ_edge (bb);
      return back_or_strange_p (e) ? NULL : e->dest;
    }
  basic_block join = get_immediate_dominator (CDI_POST_DOMINATORS, bb);
  if (!join || join == EXIT_BLOCK_PTR_FOR_FN (cfun)
      || join->loop_father != bb->loop_father
      || facts->order[join->index] <= facts->order[bb->index]
      || !clear_way_p (bb, join))
    return NULL;
  return join;
}

/* Whether CALL returns for sure, having done nothing that the world sees.  */

bool
harmless_call_p (gcall *call)
{
  if (abstract_operation (call) != OP_NONE)
    return true;
  int flags = gimple_call_flags (call);
  if (flags & (ECF_NORETURN | ECF_RETURNS_TWICE))
    return false;
  if (gimple_call_internal_p (call))
    return !gimple_has_side_effects (call);
  if ((flags & (ECF_CONST | ECF_PURE))
      && !(flags & ECF_LOOPING_CONST_OR_PURE))
    return true;
  switch (gimple_call_combined_fn (call))
    {
    case CFN_BUILT_IN_MEMCPY:
    case CFN_BUILT_IN_MEMMOVE:
    case CFN_BUILT_IN_MEMSET:
    case CFN_BUILT_IN_STRLEN:
    case CFN_BUILT_IN_PREFETCH:
      return true;
    default:
      return false;
    }
}

/* Whether STMT is a division that may end the program.  */

bool
dangerous_division_p (gimple *stmt)
{
  if (!is_gimple_assign (stmt) || gimple_num_ops (stmt) != 3)
    return false;
  tree divisor = gimple_assign_rhs2 (stmt);
  tree_code code = gimple_assign_rhs_code (stmt);
  return INTEGRAL_TYPE_P (TREE_TYPE (divisor))
	 && (TREE_CODE_CLASS (code) == tcc_binary)
	 && operation_could_trap_p (code, false, false, divisor);
}

/* Fills in the facts of BB, whose successors have theirs but for the ends of
   loops.  */

void
look_at_block (basic_block bb)
{
  block_facts *block = new block_facts ();
  facts->blocks[bb->index] = block;
  block->transparent = true;
  unsigned count = 0;
  for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
       gsi_next (&gsi))
    if (++count > statement_limit || may_not_go_on_p (gsi_stmt (gsi)))
      {
	block->transparent = false;
	break;
      }
  gimple_stmt_iterator gsi = gsi_start_bb (bb);
  checks_ahead (gsi, &block->checks);
}

} // anonymous namespace

bool
may_not_go_on_p (gimple *stmt)
{
  if (is_gimple_debug (stmt))
    return false;
  if (gimple_has_volatile_ops (stmt) || stmt_can_throw_internal (cfun, stmt)
      || dangerous_division_p (stmt))
    return true;
  switch (gimple_code (stmt))
    {
    case GIMPLE_CALL:
      return !harmless_call_p (as_a<gcall *> (stmt));
    case GIMPLE_ASM:
    case GIMPLE_RETURN:
    case GIMPLE_RESX:
    case GIMPLE_EH_DISPATCH:
    case GIMPLE_TRANSACTION:
      return true;
    default:
      return false;
    }
}

void
begin_ahead (function *fun)
{
  facts = new function_facts ();
  facts->blocks.create (0);
  facts->order.create (0);
  facts->blocks.safe_grow_cleared (last_basic_block_for_fn (fun), true);
  facts->order.safe_grow_cleared (last_basic_block_for_fn (fun), true);
  auto_vec<int> blocks;
  blocks.safe_grow_cleared (n_basic_blocks_for_fn (fun), true);
  int count = pre_and_rev_post_order_compute_fn (fun, NULL, blocks.address (),
						 false);
  for (int i = 0; i < count; i++)
    facts->order[blocks[i]] = i + 1;
  for (int i = count - 1; i >= 0; i--)
    look_at_block (BASIC_BLOCK_FOR_FN (fun, blocks[i]));
}

void
end_ahead (void)
{
  for (block_facts *block : facts->blocks)
    delete block;
  facts->blocks.release ();
  facts->order.release ();
  delete facts;
  facts = NULL;
}

const vec<gcall *> &
checks_ahead_of_block (basic_block bb)
{
  return facts->blocks[bb->index]->checks;
}

void
checks_ahead (gimple_stmt_iterator gsi, vec<gcall *> *checks)
{
  basic_block bb = gsi_bb (gsi);
  unsigned count = 0;
  for (; !gsi_end_p (gsi); gsi_next (&gsi))
    {
      gimple *stmt = gsi_stmt (gsi);
      if (abstract_operation (stmt) == OP_CHECK)
	checks->safe_push (as_a<gcall *> (stmt));
      if (may_not_go_on_p (stmt) || checks->length () >= check_limit
	  || ++count > statement_limit)
	return;
    }
  basic_block next = next_for_sure (bb);
  if (!next || !facts->blocks[next->index])
    return;
  for (gcall *check : facts->blocks[next->index]->checks)
    if (checks->length () < check_limit)
      checks->safe_push (check);
}
