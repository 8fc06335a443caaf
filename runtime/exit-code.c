/* With which status the process ends.

   In: the number of reports, and what the options say.  Out: exitcode, if
   violations that the process survived are to decide.

   This is a file of its own because every process runs it, and the rest of
   what belongs to reports few (see the order of files in Makefrag.am).

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include <stdio.h>

#include "options.h"
#include "stats.h"
#include "sys.h"

/* At the end, behind the destructors of the program.  */
static void __attribute__ ((destructor (101)))
end_with_code (void)
{
  if (!mpxguard_options.exitcode_at_end || mpxguard_counters.reports == 0)
    return;
  fflush (NULL);
  mpxguard_sys_exit ((int) mpxguard_options.exitcode);
}
