/* dlclose: modules that go away.

   In: calls of dlclose, which the plugin redirects here.  Out: the same
   result; the bounds in the memory of modules that went away are forgotten,
   because another module may come to lie there.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include <dlfcn.h>

#include "bounds.h"
#include "module.h"

MPXGUARD_EXPORT int __mpxguard_wrap_dlclose (void *handle);

int
__mpxguard_wrap_dlclose (void *handle)
{
  int result;

  mpxguard_consume ((const void *) __mpxguard_wrap_dlclose);
  result = dlclose (handle);
  mpxguard_modules_sweep ();
  return result;
}
