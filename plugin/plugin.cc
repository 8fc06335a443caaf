/* The plugin proper, once it is certain that this is the right GCC.

   In: the plugin's arguments, from mpxguard-plugin.cc.  Out: passes and
   callbacks registered, or one sentence that says why not.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "cpplib.h"
#include "abstract.h"
#include "attributes.h"
#include "libc-table.h"
#include "model-calls.h"
#include "module.h"
#include "options.h"
#include "passes.h"
#include "plugin-start.h"
#include "redirect.h"
#include "string-fields.h"

/* The preprocessor is there in the C compiler only, not in lto1.  */
extern cpp_reader *parse_in __attribute__ ((weak));
extern void cpp_define (cpp_reader *, const char *) __attribute__ ((weak));
extern cpp_callbacks *cpp_get_callbacks (cpp_reader *) __attribute__ ((weak));
extern cpp_options *cpp_get_options (cpp_reader *) __attribute__ ((weak));

static plugin_info information = {
  MPXGUARD_PACKAGE_VERSION,
  options_help
};

/* Whether the target is one that code can be generated for.  */

static bool
target_fits_p (void)
{
  if (!TARGET_64BIT || TARGET_X32)
    {
      error ("mpxguard works for 64-bit x86-64 code only; leave out %qs",
	     TARGET_X32 ? "-mx32" : "-m32");
      return false;
    }
  if (ASSEMBLER_DIALECT == ASM_INTEL)
    {
      error ("mpxguard writes its code in AT&T syntax; leave out %qs",
	     "-masm=intel");
      return false;
    }
  if (flag_sanitize & (SANITIZE_ADDRESS | SANITIZE_KERNEL_ADDRESS
		       | SANITIZE_HWADDRESS | SANITIZE_THREAD))
    {
      error ("mpxguard and %qs cannot be used together; choose one",
	     flag_sanitize & SANITIZE_THREAD ? "-fsanitize=thread"
	     : flag_sanitize & SANITIZE_HWADDRESS ? "-fsanitize=hwaddress"
	     : "-fsanitize=address");
      return false;
    }
  return true;
}

/* The option, if one is given, with which GCC writes branches that the pass
   bndprefix does not see as such; null otherwise.  */

static const char *
option_with_hidden_branches (void)
{
  if (profile_flag)
    return flag_fentry ? "-mfentry" : "-pg";
  if (flag_split_stack)
    return "-fsplit-stack";
  if (ix86_indirect_branch > indirect_branch_keep)
    return "-mindirect-branch";
  if (ix86_function_return > indirect_branch_keep)
    return "-mfunction-return";
  if (TARGET_GNU2_TLS)
    return "-mtls-dialect=gnu2";
  if (TARGET_CALL_MS2SYSV_XLOGUES)
    return "-mcall-ms2sysv-xlogues";
  return NULL;
}

/* Whether no option is given that the mpx backend cannot work with.  */

static bool
mpx_fits_p (void)
{
  if (options.backend != BACKEND_MPX)
    return true;
  const char *option = option_with_hidden_branches ();
  if (option)
    error ("mpxguard: the code of %qs would destroy the bounds of arguments; "
	   "leave it out or use %<-fplugin-arg-mpxguard-backend=soft%>", option);
  return !option;
}

/* Whether the source language is C.  Another one is compiled as it is, with a
   note once a unit.  */

static bool
language_fits_p (void)
{
  if (at_link_time_p () || lang_GNU_C ())
    return true;
  inform (UNKNOWN_LOCATION, "mpxguard instruments C only: this %s file is "
	  "compiled without checks", lang_hooks.name);
  return false;
}

/* Callbacks.  */

static void
start_unit (void *, void *)
{
  if (target_fits_p () && mpx_fits_p ())
    start_module ();
}

/* Lets -O2 inline somewhat larger functions, unless the user has said what is to
   be inlined: a call costs more than it costs GCC, as what the caller knows of
   its pointers is passed, or found again.  Large units are not to grow by that,
   only to choose better.  */

static void
raise_inline_limits (void)
{
  if (optimize != 2 || optimize_size)
    return;
  gcc_options *set = &global_options_set;
  SET_OPTION_IF_UNSET (&global_options, set, param_max_inline_insns_auto, 20);
  SET_OPTION_IF_UNSET (&global_options, set, param_inline_unit_growth, 10);
}

/* GCC's invitation to register pragmas: it comes for -E too.  No line has been
   read yet that the debug information of -g3 could name.  A unit that was
   preprocessed (-save-temps, a file.i) has no macros any more, and its reader
   takes directives for line numbers.  */

static void
define_macro (void *, void *)
{
  if (!&cpp_define || !&parse_in || !parse_in
      || cpp_get_options (parse_in)->preprocessed)
    return;
  cpp_callbacks *callbacks = cpp_get_callbacks (parse_in);
  auto define = callbacks->define;
  callbacks->define = NULL;
  cpp_define (parse_in, "__MPXGUARD__=1");
  callbacks->define = define;
}

static void
finish_parse_function (void *decl, void *)
{
  mark_function ((tree) decl);
  check_literals ((tree) decl);
}

static void
finish_decl (void *decl, void *)
{
  redirect_initializer ((tree) decl);
}

static void
finish_unit (void *, void *)
{
  finish_module ();
}

void
mpxguard_start (plugin_name_args *arguments)
{
  const char *name = arguments->base_name;
  if (!parse_options (arguments) || !language_fits_p ())
    return;

  register_callback (name, PLUGIN_INFO, NULL, &information);
  register_callback (name, PLUGIN_ATTRIBUTES, register_attributes, NULL);
  register_callback (name, PLUGIN_PRAGMAS, define_macro, NULL);
  register_callback (name, PLUGIN_START_UNIT, start_unit, NULL);
  register_callback (name, PLUGIN_FINISH_PARSE_FUNCTION,
		     finish_parse_function, NULL);
  register_callback (name, PLUGIN_FINISH_DECL, finish_decl, NULL);
  register_callback (name, PLUGIN_FINISH_UNIT, finish_unit, NULL);
  register_abstract_roots (name);
  register_libc_roots (name);
  register_model_roots (name);
  register_passes (name);
  raise_inline_limits ();
  /* GCC's estimates of how often a loop runs take for granted that it stays
     inside its arrays; sanitizers turn that off, too.  */
  flag_aggressive_loop_optimizations = 0;
  /* Cold code pushes its operands and calls the runtime where GCC knows of no
     call: nothing may lie below the stack pointer.  */
  target_flags |= MASK_NO_RED_ZONE;
  start_dumps (arguments);
}
