/* Where bounds are alive and wanted: the data flow that bndalloc works on.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_RTL_BOUND_FLOW_H
#define MPXGUARD_RTL_BOUND_FLOW_H

#include "rtl-bound-insn.h"

/* An insn that bounds have to do with.  */
struct bound_event
{
  rtx_insn *insn;
  unsigned first;		/* Its references, in block_flow::refs.  */
  unsigned count;
  bool clobber;			/* It destroys bnd0 to bnd3 ...  */
  unsigned passed;		/* ... after it has used those of this mask.  */
  unsigned fixed_before;	/* The real registers that hold something before
				   it, and after it: arguments, results.  */
  unsigned fixed_after;
};

/* What is known of a block.  The bitmaps hold virtual registers, numbered
   from 0.  */
class block_flow
{
public:
  auto_vec<bound_event> events;
  auto_vec<bound_ref> refs;
  auto_bitmap live_in, live_out; /* Used later on.  */
  auto_bitmap wanted_in, wanted_out; /* Used, on some way, before the real
					registers are destroyed.  */
  auto_bitmap sure_in, sure_out; /* The same on every way.  */
  unsigned fixed_in, fixed_out;	/* Real registers that hold something.  */
  bool clobbers;		/* The real registers are destroyed inside.  */
};

/* All blocks of a function, by their index.  */
class bound_flow
{
public:
  bound_flow (function *fun, unsigned results);
  ~bound_flow ();
  block_flow &block (basic_block bb) const { return *blocks[bb->index]; }
  bound_ref *refs_of (block_flow &flow, const bound_event &event) const
  {
    return flow.refs.address () + event.first;
  }
  /* The number of virtual registers.  */
  unsigned virtuals;

private:
  void collect (basic_block bb);
  void solve_live (function *fun, unsigned results);
  void solve_wanted (function *fun);
  void settle_fixed (basic_block bb);
  vec<block_flow *> blocks;
};

/* Whether nothing may be inserted on E: no value is in a register there.  */
extern bool edge_in_memory_p (const edge e);

#endif /* MPXGUARD_RTL_BOUND_FLOW_H */
