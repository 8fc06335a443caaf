/* dlclose: modules that go away.

   In: calls of dlclose, which the plugin redirects here.  Out: the same
   result; the bounds in the memory of modules that went away are forgotten,
   because something else may come to lie there.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <link.h>

#include "bounds.h"
#include "module.h"
#include "sweep.h"

/* Callback: how many modules ever went away goes to DATA.  */
static int
count_gone (struct dl_phdr_info *info, size_t size __attribute__ ((unused)),
	    void *data)
{
  *(unsigned long long *) data = info->dlpi_subs;
  return 1;
}

/* Return how many modules ever went away.  */
static unsigned long long
modules_gone (void)
{
  unsigned long long gone = 0;

  dl_iterate_phdr (count_gone, &gone);
  return gone;
}

MPXGUARD_EXPORT int __mpxguard_wrap_dlclose (void *handle);

int
__mpxguard_wrap_dlclose (void *handle)
{
  unsigned long long gone = modules_gone ();
  int result;

  mpxguard_consume ((const void *) __mpxguard_wrap_dlclose);
  result = dlclose (handle);
  if (modules_gone () != gone)
    {
      mpxguard_modules_sweep ();
      /* Modules that are not instrumented hold pointers too.  */
      mpxguard_sweep_space (&mpxguard_space);
    }
  return result;
}
