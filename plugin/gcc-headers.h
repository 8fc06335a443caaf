/* GCC's headers in the order that they need, and every difference between
   GCC versions that the plugin meets.  No other file of the plugin tests the
   version of GCC.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_GCC_HEADERS_H
#define MPXGUARD_GCC_HEADERS_H

#include "gcc-plugin.h"
#include "bversion.h"
#include "config.h"
#include "system.h"
#include "coretypes.h"
#include "backend.h"
#include "target.h"
#include "tree.h"
#include "gimple.h"
#include "gimple-pretty-print.h"
#include "tree-pass.h"
#include "ssa.h"
#include "cgraph.h"
#include "stringpool.h"
#include "attribs.h"
#include "diagnostic-core.h"
#include "diagnostic.h"
#include "dumpfile.h"
#include "intl.h"
#include "langhooks.h"
#include "fold-const.h"
#include "stor-layout.h"
#include "varasm.h"
#include "output.h"
#include "asan.h"
#include "gimple-iterator.h"
#include "gimple-walk.h"
#include "gimplify.h"
#include "gimplify-me.h"
#include "gimple-fold.h"
#include "tree-eh.h"
#include "tree-cfg.h"
#include "tree-dfa.h"
#include "tree-into-ssa.h"
#include "tree-ssa.h"
#include "tree-ssa-operands.h"
#include "cfganal.h"
#include "cfgloop.h"
#include "tree-scalar-evolution.h"
#include "tree-ssa-loop-niter.h"
#include "tree-ssa-loop.h"
#include "tree-ssa-loop-ivopts.h"
#include "tree-chrec.h"
#include "cfghooks.h"
#include "builtins.h"
#include "calls.h"
#include "options.h"
#include "opts.h"
#include "toplev.h"
#include "context.h"
#include "plugin.h"
#include "file-prefix-map.h"
#include "gimple-range.h"
#include "domwalk.h"
#include "value-query.h"
#include "rtl.h"
#include "memmodel.h"
#include "emit-rtl.h"
#include "tm_p.h"
#include "explow.h"
#include "print-tree.h"
#include "tree-ssanames.h"
#include "tree-phinodes.h"
#include "ssa-iterators.h"

#if BUILDING_GCC_MAJOR < 11
# error "mpxguard needs GCC 11 or later"
#endif


/* GCC 16 has moved the kinds of diagnostics to a namespace.  */
#if BUILDING_GCC_MAJOR >= 16
# define GCC_KIND_ERROR diagnostics::kind::error
# define GCC_KIND_WARNING diagnostics::kind::warning
#else
# define GCC_KIND_ERROR DK_ERROR
# define GCC_KIND_WARNING DK_WARNING
#endif

/* Says FORMAT with ARGUMENTS at LOCATION as an error, or as a warning that no
   option controls.  Returns false if it is not wanted.  */
static inline bool
gcc_emit_warning (bool is_error, location_t location, const char *format,
		  va_list *arguments)
{
  return emit_diagnostic_valist (is_error ? GCC_KIND_ERROR : GCC_KIND_WARNING,
				 location, 0, format, arguments);
}

/* GCC 14 renamed last_stmt.  */
#if BUILDING_GCC_MAJOR >= 14
# define gcc_last_statement(bb) (*gsi_last_bb (bb))
#else
# define gcc_last_statement(bb) last_stmt (bb)
#endif

/* GCC 12 has startswith.  */
#if BUILDING_GCC_MAJOR < 12
static inline bool
startswith (const char *text, const char *prefix)
{
  return strncmp (text, prefix, strlen (prefix)) == 0;
}
#endif

/* Whether REF is an array that may hold more elements than its type says.  */
#if BUILDING_GCC_MAJOR >= 13
# define gcc_flexible_array_ref_p(ref) array_ref_flexible_size_p (ref)
#else
# define gcc_flexible_array_ref_p(ref) array_at_struct_end_p (ref)
#endif


/* The unsigned range of the integer VALUE at STMT of the function FUN.
   Returns false if nothing is known; otherwise *LOW and *HIGH are its ends.
   GCC 12 has a range query that knows of conditions on the way to STMT; it is
   on between gcc_begin_ranges and gcc_end_ranges.  */
static inline void
gcc_begin_ranges (function *fun)
{
#if BUILDING_GCC_MAJOR >= 12
  if (optimize)
    enable_ranger (fun);
#endif
}

static inline void
gcc_end_ranges (function *fun)
{
#if BUILDING_GCC_MAJOR >= 12
  if (optimize)
    disable_ranger (fun);
#endif
}

static inline bool
gcc_value_range (function *fun, tree value, gimple *stmt, wide_int *low,
		 wide_int *high)
{
#if BUILDING_GCC_MAJOR >= 13
  int_range_max range;
  if (!get_range_query (fun)->range_of_expr (range, value, stmt)
      || range.undefined_p () || range.varying_p ())
    return false;
  *low = range.lower_bound ();
  *high = range.upper_bound ();
  return true;
#elif BUILDING_GCC_MAJOR >= 12
  value_range range;
  if (!get_range_query (fun)->range_of_expr (range, value, stmt)
      || range.undefined_p () || range.varying_p ())
    return false;
  *low = range.lower_bound ();
  *high = range.upper_bound ();
  return true;
#else
  return TREE_CODE (value) == SSA_NAME
	 && get_range_info (value, low, high) == VR_RANGE;
#endif
}

/* The same for the range that VALUE has wherever it is defined.  */
static inline bool
gcc_global_range (tree value, wide_int *low, wide_int *high)
{
#if BUILDING_GCC_MAJOR >= 13
  int_range_max range;
  if (!get_global_range_query ()->range_of_expr (range, value)
      || range.undefined_p () || range.varying_p ())
    return false;
  *low = range.lower_bound ();
  *high = range.upper_bound ();
  return true;
#elif BUILDING_GCC_MAJOR >= 12
  value_range range;
  if (!get_global_range_query ()->range_of_expr (range, value)
      || range.undefined_p () || range.varying_p ())
    return false;
  *low = range.lower_bound ();
  *high = range.upper_bound ();
  return true;
#else
  return get_range_info (value, low, high) == VR_RANGE;
#endif
}

/* Collects the loops of FUN in LOOPS, inner ones before or behind those around
   them.  */
static inline void
gcc_collect_loops (function *fun, bool inner_first, vec<class loop *> *loops)
{
  unsigned flags = inner_first ? LI_FROM_INNERMOST : 0;
#if BUILDING_GCC_MAJOR >= 12
  for (class loop *loop : loops_list (fun, flags))
    loops->safe_push (loop);
#else
  class loop *loop;
  gcc_assert (fun == cfun);
  FOR_EACH_LOOP (loop, (int) flags)
    loops->safe_push (loop);
#endif
}

#endif /* MPXGUARD_GCC_HEADERS_H */
