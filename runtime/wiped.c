/* A page that the kernel wipes in the child of fork.

   In: nothing.  Out: mpxguard_wiped.  The kernel does the work since 4.14, for
   raw system calls too; before that a handler of fork does it.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "wiped.h"

#include <string.h>
#include <sys/mman.h>

#include "at-fork.h"
#include "format.h"
#include "sys.h"

struct mpxguard_wiped *mpxguard_wiped;

/* In the child of fork, where the kernel does not wipe pages.  */
static void
wipe (void)
{
  memset (mpxguard_wiped, 0, sizeof *mpxguard_wiped);
}

void
mpxguard_wiped_init (void)
{
  long page = mpxguard_sys_mmap (NULL, 4096, PROT_READ | PROT_WRITE,
				 MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  if (mpxguard_sys_failed (page))
    mpxguard_die ("no memory is left for a page of its own.");
  mpxguard_wiped = (struct mpxguard_wiped *) page;
}

void
mpxguard_wiped_watch_forks (void)
{
  if (mpxguard_sys_failed (mpxguard_sys_madvise (mpxguard_wiped, 4096,
						 MADV_WIPEONFORK)))
    mpxguard_at_fork (NULL, NULL, wipe);
}
