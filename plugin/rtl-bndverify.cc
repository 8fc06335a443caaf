/* Pass bndverify: no bound register is read after something has destroyed it.

   In: the final code, while it still has a CFG.  Out: nothing, or an error.
   GCC's passes behind the allocation do not know bound registers; this is the
   proof that none of them has broken what bndalloc made, and that the asm
   statements of the program do not break it either:

	call	f			destroys bnd2 and bnd3
	bndcl	(%rdi), %bnd2		error

   On every way from the entry to an insn that reads a register there must be
   one that sets it, with nothing between them that destroys it.  At the
   entry all four hold what the caller passed; behind a call bnd0 and bnd1 hold
   what the callee returned.

   The pass also counts instructions for -fplugin-arg-mpxguard-stats.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "memmodel.h"
#include "function.h"
#include "passes.h"
#include "rtl-bound-insn.h"
#include "statistics.h"

namespace {

const unsigned all_registers = (1U << REAL_BOUND_REGISTERS) - 1;
const unsigned result_registers = 3U << 0;

/* An insn that reads a register in vain.  */
struct finding
{
  rtx_insn *insn;
  unsigned reg;
};

/* Follows INSN: VALID is the mask of the registers that may be read before it,
   and is made that of those after it.  Returns whether INSN reads only such;
   otherwise *FOUND says what it reads.  */

bool
follow_insn (rtx_insn *insn, unsigned *valid, finding *found)
{
  auto_vec<bound_ref, 4> refs;
  collect_bound_refs (insn, &refs);
  /* The lines of a statement are taken in their order: what one of them has
     set the next may read.  */
  for (const bound_ref &ref : refs)
    {
      if (ref.use && (!real_p (ref) || !(*valid & (1U << ref.reg))))
	{
	  *found = { insn, ref.reg };
	  return false;
	}
      if (ref.def && real_p (ref))
	*valid |= 1U << ref.reg;
    }
  if (clobbers_bounds_p (insn))
    *valid = CALL_P (insn) ? result_registers : 0;
  return true;
}

/* Whether all of BB may follow the registers *VALID, which becomes what is
   valid at its end.  */

bool
follow_block (basic_block bb, unsigned *valid, finding *found)
{
  rtx_insn *insn;
  FOR_BB_INSNS (bb, insn)
    if (NONDEBUG_INSN_P (insn) && !follow_insn (insn, valid, found))
      return false;
  return true;
}

/* The registers that are valid at the begin of BB, when AT_END says it for the
   ends of blocks.  */

unsigned
valid_at_begin (basic_block bb, const vec<unsigned> &at_end)
{
  unsigned valid = all_registers;
  edge e;
  edge_iterator ei;
  FOR_EACH_EDGE (e, ei, bb->preds)
    valid &= e->flags & (EDGE_ABNORMAL | EDGE_EH) ? 0 : at_end[e->src->index];
  return valid;
}

/* Whether FUN reads no register in vain; *FOUND says which insn does.  */

bool
verify (function *fun, finding *found)
{
  auto_vec<unsigned> at_end;
  for (int i = 0; i < last_basic_block_for_fn (fun); i++)
    at_end.safe_push (all_registers);
  int *order = XNEWVEC (int, n_basic_blocks_for_fn (fun));
  int count = pre_and_rev_post_order_compute (NULL, order, false);
  bool changed = true;
  finding ignored;
  while (changed)
    {
      changed = false;
      for (int i = 0; i < count; i++)
	{
	  basic_block bb = BASIC_BLOCK_FOR_FN (fun, order[i]);
	  unsigned valid = valid_at_begin (bb, at_end);
	  follow_block (bb, &valid, &ignored);
	  changed |= at_end[bb->index] != valid;
	  at_end[bb->index] = valid;
	}
    }
  bool good = true;
  for (int i = 0; i < count && good; i++)
    {
      basic_block bb = BASIC_BLOCK_FOR_FN (fun, order[i]);
      unsigned valid = valid_at_begin (bb, at_end);
      good = follow_block (bb, &valid, found);
    }
  free (order);
  return good;
}

/* Counts the instructions in the lines of TEXT.  */

void
count_instructions (const char *text)
{
  while (*text)
    {
      /* Labels first.  */
      text += strspn (text, "\t 0123456789:");
      for (unsigned i = 0; i < BOUND_INSTRUCTIONS; i++)
	if (startswith (text, bound_instruction_names[i]))
	  bound_statistics.instructions[i]++;
      text += strcspn (text, "\n");
      text += *text == '\n';
    }
}

} // anonymous namespace

unsigned
execute_bndverify (function *fun)
{
  finding found;
  if (!verify (fun, &found))
    error_at (INSN_HAS_LOCATION (found.insn) ? INSN_LOCATION (found.insn)
	      : DECL_SOURCE_LOCATION (fun->decl),
	      "mpxguard: %qD reads bound register %u here after a branch has "
	      "destroyed it; leave bound registers out of your own assembly "
	      "code, or compile with %<-fplugin-arg-mpxguard-backend=soft%>",
	      fun->decl, found.reg);
  basic_block bb;
  rtx_insn *insn;
  FOR_EACH_BB_FN (bb, fun)
    FOR_BB_INSNS (bb, insn)
      if (const char *text = insn_asm_text (insn))
	count_instructions (text);
  print_bound_statistics (fun);
  return 0;
}
