/* Where local variables are in their frames.

   In: a function just before it is written, the variables that it makes bounds
   of.  Out: their distances from the frame's end (the CFA of unwind
   information), so that a report can tell two variables of one size apart.

   A variable's place is its distance from GCC's frame pointer or argument
   pointer.  Both are gone by now, but the target still knows how far they
   would be from the stack pointer, and the argument pointer is the CFA.  Where
   the frame was aligned at run time nothing is known.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "mpxguard-layout.h"
#include "names.h"
#include "options.h"

namespace {

/* The distance of DECL from its frame's end; MPXGUARD_OFFSET_UNKNOWN if it is
   not known.  */

int
offset_of (tree decl)
{
  if (!DECL_RTL_SET_P (decl) || !MEM_P (DECL_RTL (decl))
      || crtl->stack_realign_needed || crtl->drap_reg)
    return MPXGUARD_OFFSET_UNKNOWN;
  rtx address = XEXP (DECL_RTL (decl), 0);
  HOST_WIDE_INT offset = 0;
  if (GET_CODE (address) == PLUS && CONST_INT_P (XEXP (address, 1)))
    {
      offset = INTVAL (XEXP (address, 1));
      address = XEXP (address, 0);
    }
  if (address == frame_pointer_rtx)
    offset -= (ix86_initial_elimination_offset (ARG_POINTER_REGNUM,
						STACK_POINTER_REGNUM)
	       - ix86_initial_elimination_offset (FRAME_POINTER_REGNUM,
						  STACK_POINTER_REGNUM));
  else if (address != arg_pointer_rtx)
    return MPXGUARD_OFFSET_UNKNOWN;
  return offset == (int) offset ? offset : MPXGUARD_OFFSET_UNKNOWN;
}

const pass_data frame_data = { RTL_PASS, "mpxguard-frame", OPTGROUP_NONE,
			       TV_PLUGIN_RUN, 0, 0, 0, 0, 0 };

class frame_pass : public rtl_opt_pass
{
public:
  frame_pass (gcc::context *context) : rtl_opt_pass (frame_data, context)
  {
  }
  unsigned execute (function *) final override
  {
    note_frame (offset_of);
    return 0;
  }
};

} // anonymous namespace

void
register_frame_pass (const char *plugin)
{
  register_pass_info info;
  info.pass = new frame_pass (g);
  info.reference_pass_name = "final";
  info.ref_pass_instance_number = 1;
  info.pos_op = PASS_POS_INSERT_BEFORE;
  register_callback (plugin, PLUGIN_PASS_MANAGER_SETUP, NULL, &info);
}
