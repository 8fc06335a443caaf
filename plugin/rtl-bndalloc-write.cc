/* The allocation of bound registers: writing what was planned.

   In: the plan.  Out: insns.  A value that is loaded anywhere is stored to its
   slot behind each of its definitions; one that is made again is not.  The
   dump says for every block what the registers hold at its begin and at its
   end, and for every value where it lives.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "memmodel.h"
#include "emit-rtl.h"
#include "function.h"
#include "cfgrtl.h"
#include "rtl-bndalloc.h"
#include "statistics.h"

/* The insn for the PLAN_LOAD P.  */

rtx
bound_allocation::load_pattern (const planned &p) const
{
  const virtual_register &v = virtuals[p.v];
  if (!v.always_made)
    return build_bound_load (p.to, slots->slot (p.v));
  rtx body = extract_asm_operands (PATTERN (v.definition));
  unsigned count = ASM_OPERANDS_INPUT_LENGTH (body);
  /* The text may have got its real register already.  */
  const char *text = ASM_OPERANDS_TEMPLATE (body);
  const char *last = strrchr (text, ',');
  char *name = bound_register_name (p.to);
  char *copy = xasprintf ("%.*s, %s", (int) (last - text), text, name);
  free (name);
  return build_bound_asm (copy, count > 0 ? ASM_OPERANDS_INPUT (body, 0)
			  : NULL_RTX,
			  count > 1 ? ASM_OPERANDS_INPUT (body, 1) : NULL_RTX);
}

void
bound_allocation::write ()
{
  auto_bitmap spilled;
  for (unsigned v = 0; v < virtuals.length (); v++)
    if (virtuals[v].loaded && !virtuals[v].always_made)
      bitmap_set_bit (spilled, v);
  bound_slots places (fun, flow, spilled);
  slots = &places;

  for (const planned &p : plan)
    {
      rtx pattern;
      if (p.kind == PLAN_LOAD)
	{
	  pattern = load_pattern (p);
	  if (virtuals[p.v].always_made)
	    bound_statistics.made_again++;
	  else
	    bound_statistics.reloads++;
	}
      else
	pattern = build_bound_move (p.from, p.to);
      if (p.e)
	insert_insn_on_edge (pattern, p.e);
      else
	emit_insn_before (pattern, p.insn);
    }
  for (const planned &p : definitions)
    if (bitmap_bit_p (spilled, p.v))
      {
	emit_insn_after (build_bound_store (p.from, slots->slot (p.v)), p.insn);
	bound_statistics.spills++;
      }
  for (rtx_insn *insn : superfluous)
    delete_insn (insn);
  commit_edge_insertions ();
}

void
bound_allocation::dump_map (const char *title, const register_map &m) const
{
  fprintf (dump_file, "  %s", title);
  for (unsigned r = 0; r < REAL_BOUND_REGISTERS; r++)
    if (m.holds[r] != NOTHING)
      fprintf (dump_file, " bnd%u=bv%d", r, m.holds[r]);
  fputc ('\n', dump_file);
}

void
bound_allocation::dump () const
{
  fprintf (dump_file, "\n;; Bound registers of %s\n", function_name (fun));
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    {
      fprintf (dump_file, "block %d\n", bb->index);
      dump_map ("begins with", entry[bb->index]);
      dump_map ("ends with", exit[bb->index]);
    }
  for (unsigned v = 0; v < virtuals.length (); v++)
    if (virtuals[v].definitions)
      fprintf (dump_file, "bv%u: %u definitions%s\n", v,
	       virtuals[v].definitions,
	       !virtuals[v].loaded ? ""
	       : virtuals[v].always_made ? ", made again" : ", in a slot");
}
