/* The passes: where they stand, and for which functions they run.

   In: GCC's list of passes.  Out: the same list with ours in it:

     ssa				GCC's
       mpxguard-early		pass-early.cc
     fre			GCC's, several times
       mpxguard-frees		frees.cc
     ...			GCC's optimisers up to PRE
     asan, asan0		GCC's; the first when it optimises
       mpxguard-redirect	pass-redirect.cc
       mpxguard-bounds		pass-bounds.cc
       mpxguard-checks		pass-checks.cc
       mpxguard-checkopt	pass-checkopt.cc
       mpxguard-remarks		remarks.cc
       mpxguard-lower		lower-soft.cc or lower-mpx.cc
     ...			GCC's loop optimisers, or none
     expand			GCC's
       mpxguard-bndargs		rtl-bndargs.cc, mpx only
     ...			GCC's optimisers of RTL
       mpxguard-bndalloc	rtl-bndalloc.cc, mpx only
     ira			GCC's
     ...			GCC's last ones
       mpxguard-bndverify	rtl-bndverify.cc, mpx only
       mpxguard-bndprefix	rtl-bndprefix.cc, mpx only
     shorten			GCC's
       mpxguard-frame		frame-offsets.cc
     final			GCC's

   Behind asan the function is as simple as it gets with its loops still
   whole.  -fdump-tree-all shows each step, -fplugin-arg-mpxguard-dump=bounds
   that of one pass.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "attributes.h"
#include "names.h"
#include "options.h"
#include "passes.h"

namespace {

/* A pass by its name: -fdump-tree-NAME.  */
struct pass_description
{
  const char *name;
  unsigned (*execute) (function *fun);
  unsigned properties_provided;
  unsigned todo_finish;
};

/* The property of functions that have their checks.  */
const unsigned property_checked = 1U << 30;

unsigned
execute_lower (function *fun)
{
  return options.backend == BACKEND_MPX ? execute_lower_mpx (fun)
	 : execute_lower_soft (fun);
}

const pass_description early_pass
  = { "mpxguard-early", execute_early, 0, TODO_update_ssa };

const pass_description frees_pass = { "mpxguard-frees", execute_frees, 0, 0 };

const pass_description main_passes[] = {
  { "mpxguard-redirect", execute_redirect, 0,
    TODO_update_ssa_only_virtuals },
  { "mpxguard-bounds", execute_bounds, 0, TODO_update_ssa },
  { "mpxguard-checks", execute_checks, 0, TODO_update_ssa },
  { "mpxguard-checkopt", execute_checkopt, 0, 0 },
  { "mpxguard-remarks", execute_remarks, 0, 0 },
  { "mpxguard-lower", execute_lower, property_checked,
    TODO_update_ssa | TODO_cleanup_cfg }
};

/* The passes of the mpx backend on RTL, and where they stand.  */
struct rtl_pass_place
{
  pass_description pass;
  const char *reference;
  pass_positioning_ops position;
};

const rtl_pass_place rtl_passes[] = {
  { { "mpxguard-bndargs", execute_bndargs, 0, TODO_df_finish }, "expand",
    PASS_POS_INSERT_AFTER },
  { { "mpxguard-bndalloc", execute_bndalloc, 0, TODO_df_finish }, "ira",
    PASS_POS_INSERT_BEFORE },
  { { "mpxguard-bndverify", execute_bndverify, 0, 0 }, "*free_cfg",
    PASS_POS_INSERT_BEFORE },
  { { "mpxguard-bndprefix", execute_bndprefix, 0, 0 }, "shorten",
    PASS_POS_INSERT_BEFORE }
};

pass_data
data_for (const pass_description &pass)
{
  pass_data data = { GIMPLE_PASS, pass.name, OPTGROUP_NONE, TV_PLUGIN_RUN,
		     PROP_cfg | PROP_ssa, pass.properties_provided, 0, 0,
		     pass.todo_finish };
  return data;
}

pass_data
rtl_data_for (const pass_description &pass)
{
  pass_data data = { RTL_PASS, pass.name, OPTGROUP_NONE, TV_NONE, 0, 0, 0, 0,
		     pass.todo_finish };
  return data;
}

/* GCC runs the passes around asan0 at all levels, so ours there must step
   back where those around asan have done the work.  With -Og va_arg becomes
   loads only behind asan, so -Og counts as not optimizing.  */
enum run_when
{
  ALWAYS,
  WHEN_OPTIMIZING,
  WHEN_NOT_OPTIMIZING
};

class mpxguard_pass : public gimple_opt_pass
{
public:
  /* WHEN says at which levels of optimisation the pass runs.  */
  mpxguard_pass (const pass_description &pass, gcc::context *context,
		 run_when when)
    : gimple_opt_pass (data_for (pass), context), description (pass),
      level (when)
  {
  }
  opt_pass *clone () final override
  {
    return new mpxguard_pass (description, m_ctxt, level);
  }
  bool gate (function *fun) final override
  {
    return (level == ALWAYS
	    || (level == WHEN_OPTIMIZING) == (optimize && !optimize_debug))
	   && !seen_error () && function_instrumented_p (fun->decl);
  }
  unsigned execute (function *fun) final override
  {
    return description.execute (fun);
  }

private:
  const pass_description &description;
  run_when level;
};

/* A pass of the mpx backend on RTL.  */

class mpxguard_rtl_pass : public rtl_opt_pass
{
public:
  mpxguard_rtl_pass (const pass_description &pass, gcc::context *context)
    : rtl_opt_pass (rtl_data_for (pass), context), description (pass)
  {
  }
  opt_pass *clone () final override
  {
    return new mpxguard_rtl_pass (description, m_ctxt);
  }
  bool gate (function *fun) final override
  {
    return !seen_error () && function_instrumented_p (fun->decl)
	   && options.backend == BACKEND_MPX;
  }
  unsigned execute (function *fun) final override
  {
    return description.execute (fun);
  }

private:
  const pass_description &description;
};

/* Callback of PLUGIN_OVERRIDE_GATE.  A store that nobody reads may still be
   one out of bounds: GCC is to remove it only when it has its check.  */

void
override_gate (void *gate_status, void *)
{
  bool *status = (bool *) gate_status;
  if (*status && cfun && optimize && current_pass->type == GIMPLE_PASS
      && strcmp (current_pass->name, "dse") == 0
      && !(cfun->curr_properties & property_checked)
      && function_instrumented_p (cfun->decl))
    *status = false;
}

/* Puts PASS behind every instance of the pass REFERENCE.  */

void
insert_pass (const char *plugin, const pass_description &pass, run_when when,
	     const char *reference)
{
  register_pass_info info;
  info.pass = new mpxguard_pass (pass, g, when);
  info.reference_pass_name = reference;
  info.ref_pass_instance_number = 0;
  info.pos_op = PASS_POS_INSERT_AFTER;
  register_callback (plugin, PLUGIN_PASS_MANAGER_SETUP, NULL, &info);
}

void
insert_rtl_pass (const char *plugin, const rtl_pass_place &place)
{
  register_pass_info info;
  info.pass = new mpxguard_rtl_pass (place.pass, g);
  info.reference_pass_name = place.reference;
  info.ref_pass_instance_number = 1;
  info.pos_op = place.position;
  register_callback (plugin, PLUGIN_PASS_MANAGER_SETUP, NULL, &info);
}

} // anonymous namespace

void
register_passes (const char *plugin)
{
  register_callback (plugin, PLUGIN_OVERRIDE_GATE, override_gate, NULL);
  register_frame_pass (plugin);
  insert_pass (plugin, early_pass, ALWAYS, "ssa");
  insert_pass (plugin, frees_pass, ALWAYS, "fre");
  /* Each goes right behind the reference, so the last comes first.  */
  for (int i = ARRAY_SIZE (main_passes) - 1; i >= 0; i--)
    {
      insert_pass (plugin, main_passes[i], WHEN_OPTIMIZING, "asan");
      insert_pass (plugin, main_passes[i], WHEN_NOT_OPTIMIZING, "asan0");
    }
  for (const rtl_pass_place &place : rtl_passes)
    insert_rtl_pass (plugin, place);
}
