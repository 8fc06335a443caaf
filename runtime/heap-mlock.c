/* mlockall in a process whose heap has reserved terabytes of addresses.

   The kernel would fill all that is readable with pages of zeros.  So pages
   are locked when they come to be, not before (MCL_ONFAULT): what the process
   uses stays in memory, as it asked, but the first access to a page still
   faults.

   In and out: what mlockall's documentation says.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include <errno.h>
#include <sys/mman.h>

#include "runtime.h"
#include "sys.h"

/* Linux has it since 4.4.  */
#ifndef MCL_ONFAULT
#define MCL_ONFAULT 4
#endif

MPXGUARD_EXPORT int
mlockall (int flags)
{
  long result = mpxguard_syscall (SYS_mlockall, flags | MCL_ONFAULT, 0, 0, 0,
				  0, 0);

  if (!mpxguard_sys_failed (result))
    return 0;
  errno = (int) -result;
  return -1;
}
