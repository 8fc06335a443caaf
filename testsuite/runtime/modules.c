/* Modules: the initialised pointers of one that registers get their bounds,
   what it leaves behind when it goes is forgotten, and
   one that was built for something else is refused in one sentence.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "unit.h"

#include "export.h"
#include "module.h"
#include "stats.h"
#include "table.h"

static int array[10];
static int *first = array;
static int *end = array + 10;
static void *changed = array;

static const struct mpxguard_static_pointer pointers[]
  = { { &first, array, sizeof array },
      { &end, array, sizeof array },
      { &changed, array, 4 } };

static struct mpxguard_module module
  = { .abi_version = MPXGUARD_ABI_VERSION,
      .backend = MPXGUARD_BACKEND_SOFT,
      .metadata = MPXGUARD_METADATA_TABLES,
      .pointers = pointers,
      .pointers_end = pointers + 3 };

static bool
has_bounds (int **slot)
{
  struct mpxguard_bounds b = mpxguard_load (slot, *slot);

  return b.lower == (uint64_t) array
	 && b.upper == (uint64_t) array + sizeof array - 1;
}

static void
other_version (void)
{
  module.abi_version++;
  __mpxguard_register_object (&module);
}

int
main (void)
{
  char output[1000];
  char expected[100];
  int status;

  status = run_child (other_version, output, sizeof output);
  CHECK (WIFEXITED (status) && WEXITSTATUS (status) == 1);
  snprintf (expected, sizeof expected, "built for ABI version %u",
	    MPXGUARD_ABI_VERSION + 1);
  CHECK (strstr (output, expected));
  snprintf (expected, sizeof expected, "version %u;", MPXGUARD_ABI_VERSION);
  CHECK (strstr (output, expected));

  __mpxguard_register_object (&module);
  CHECK (has_bounds (&first) && has_bounds (&end));
  changed = &module;
  CHECK (mpxguard_load (&changed, changed).upper == ~0UL);

  mpxguard_modules_sweep ();
  CHECK (has_bounds (&first));
  __mpxguard_unregister_object (&module);
  CHECK (!has_bounds (&first) && !has_bounds (&end));

  /* Often enough for nodes to be used again.  */
  for (int i = 0; i < 1000; i++)
    {
      __mpxguard_register_object (&module);
      CHECK (has_bounds (&first));
      __mpxguard_unregister_object (&module);
    }
  return 0;
}
