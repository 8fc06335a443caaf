/* What happened to the checks of a function.

   In: the counts that the passes keep.  Out: a line for every function on
   stderr, with -fplugin-arg-mpxguard-stats, and in the dump.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "options.h"
#include "statistics.h"

check_statistics statistics;
bound_register_statistics bound_statistics;
const char *const bound_instruction_names[BOUND_INSTRUCTIONS]
  = { "bndmk", "bndcl", "bndcu", "bndcn", "bndmov", "bndldx", "bndstx" };

void
reset_statistics (void)
{
  statistics = check_statistics ();
}

static void
print_line (FILE *file, function *fun)
{
  fprintf (file, "mpxguard: %s: %u checks inserted, %u removed, "
	   "%u accesses proved, %u unknown\n", function_name (fun),
	   statistics.inserted, statistics.removed, statistics.proved,
	   statistics.unknown);
}

void
print_statistics (function *fun)
{
  if (options.stats)
    print_line (stderr, fun);
  if (dump_file)
    print_line (dump_file, fun);
}

static void
print_bound_line (FILE *file, function *fun)
{
  fprintf (file, "mpxguard: %s:", function_name (fun));
  for (unsigned i = 0; i < BOUND_INSTRUCTIONS; i++)
    fprintf (file, " %u %s,", bound_statistics.instructions[i],
	     bound_instruction_names[i]);
  fprintf (file, " of them %u spills, %u reloads and %u made again\n",
	   bound_statistics.spills, bound_statistics.reloads,
	   bound_statistics.made_again);
}

void
print_bound_statistics (function *fun)
{
  if (options.stats)
    print_bound_line (stderr, fun);
  if (dump_file)
    print_bound_line (dump_file, fun);
  bound_statistics = bound_register_statistics ();
}
