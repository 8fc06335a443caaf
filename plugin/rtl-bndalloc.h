/* The allocation of bound registers: what its parts share.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_RTL_BNDALLOC_H
#define MPXGUARD_RTL_BNDALLOC_H

#include "rtl-bound-flow.h"
#include "rtl-bound-slots.h"

const int NOTHING = -1;
const unsigned NO_REGISTER = ~0U;
const unsigned NEVER = ~0U;
/* What bnd0 to bnd3 hold: virtual registers or NOTHING.  */
struct register_map
{
  int holds[REAL_BOUND_REGISTERS];

  void clear ()
  {
    for (int &h : holds)
      h = NOTHING;
  }
  /* The register that holds V.  */
  unsigned find (unsigned v) const
  {
    for (unsigned r = 0; r < REAL_BOUND_REGISTERS; r++)
      if (holds[r] == (int) v)
	return r;
    return NO_REGISTER;
  }
};

/* An instruction to be added: where INSN is null on the edge E.  */
enum planned_kind
{
  PLAN_LOAD,			/* V, from its slot or made again, to TO.  */
  PLAN_STORE,			/* V, from FROM, to its slot, behind INSN.  */
  PLAN_MOVE			/* FROM to TO.  */
};

struct planned
{
  planned_kind kind;
  unsigned v;
  unsigned from;
  unsigned to;
  rtx_insn *insn;
  edge e;
};

/* What is known of a virtual register.  */
struct virtual_register
{
  rtx_insn *definition;		/* The only one that it has.  */
  unsigned definitions;
  unsigned hint;		/* A real register that it is copied from or
				   to.  */
  bool loaded;			/* From its slot, somewhere.  */
  bool always_made;		/* Made again, not loaded, everywhere.  */
};

/* The allocation of one function.  */
class bound_allocation
{
public:
  bound_allocation (function *fun, unsigned results);
  void run ();

private:
  void describe_virtuals ();
  void describe_move (const bound_event &event, const bound_ref *refs);
  bool can_make_again (unsigned v) const;

  void begin_block (basic_block bb);
  void allocate_block (basic_block bb);
  void allocate_event (basic_block bb, unsigned n);
  void move_to_real (basic_block bb, unsigned n, const bound_ref *refs);
  void move_from_real (basic_block bb, unsigned n, const bound_ref *refs);
  void move_virtual (basic_block bb, unsigned n, const bound_ref *refs);
  void allocate_operands (basic_block bb, unsigned n, const bound_ref *refs);
  bool quiet_loop_p (basic_block bb, bitmap body) const;
  void preload_loop (basic_block bb, bitmap body, register_map *m);
  bool likely_used_p (basic_block bb, unsigned v) const;
  bool stays_p (basic_block bb, unsigned v, bool noisy) const;

  unsigned next_use (basic_block bb, unsigned n, unsigned v) const;
  unsigned choose_register (basic_block bb, unsigned n, unsigned forbidden,
			    unsigned hint);
  void make_room (basic_block bb, unsigned n, unsigned reg, int except);
  bool made_in_vain_p (basic_block bb, unsigned n,
		       const bound_ref *refs) const;

  void plan_load (unsigned v, unsigned to, rtx_insn *insn, edge e);
  void plan_move (unsigned from, unsigned to, rtx_insn *insn, edge e);
  void note_definition (unsigned v, unsigned from, rtx_insn *insn);
  void settle_edge (edge e);
  void write ();
  rtx load_pattern (const planned &p) const;
  void dump_map (const char *title, const register_map &map) const;
  void dump () const;

  function *fun;
  bound_flow flow;
  auto_vec<virtual_register> virtuals;
  auto_vec<register_map> entry, exit;
  auto_vec<bool> done;
  register_map map;		/* At the current place.  */
  auto_vec<planned> plan;
  auto_vec<planned> definitions; /* PLAN_STOREs, in case V is loaded.  */
  auto_vec<rtx_insn *> superfluous;
  bound_slots *slots;
};

#endif /* MPXGUARD_RTL_BNDALLOC_H */
