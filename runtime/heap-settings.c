/* How the heap behaves: the switch from plain malloc to what instrumented
   programs need.

   In: settings, when the runtime starts or an instrumented module is loaded.
   Out: the variables that the fast paths test.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "heap-cache.h"
#include "mpx.h"
#include "options.h"
#include "table.h"

struct mpxguard_heap_settings mpxguard_heap_settings;
enum heap_hooks mpxguard_heap_hooks;
const uint64_t *mpxguard_heap_directory;
bool mpxguard_heap_fifo;

/* Return what SETTINGS need to be done when a block is freed.  */
static enum heap_hooks
hooks_for (const struct mpxguard_heap_settings *settings)
{
  if (settings->stack_depth > 0)
    return HEAP_HOOKS_ALL;
  if (settings->tables && settings->quarantine)
    return HEAP_HOOKS_QUARANTINE;
  if (settings->quarantine)
    return HEAP_HOOKS_ALL;
  return settings->tables ? HEAP_HOOKS_TABLES : HEAP_HOOKS_NONE;
}

/* See heap.h.  */
void
mpxguard_heap_configure (const struct mpxguard_heap_settings *settings)
{
  mpxguard_heap_settings = *settings;
  mpxguard_heap_fifo = settings->quarantine;
  if (settings->stack_depth > 1)
    mpxguard_heap_prepare_walks ();
  if (settings->quarantine_mb == 0 || settings->quarantine_percent == 0)
    mpxguard_heap_settings.quarantine = false;
  __atomic_store_n (&mpxguard_heap_hooks, hooks_for (&mpxguard_heap_settings),
		    __ATOMIC_RELEASE);
}

/* See heap.h.  */
void
mpxguard_heap_serve (bool derived)
{
  struct mpxguard_heap_settings settings = {
    .tables = true,
    .grow_by_moving = !derived,
    .quarantine = derived,
    .quarantine_mb = (unsigned) mpxguard_options.quarantine_mb,
    .quarantine_percent = (unsigned) mpxguard_options.quarantine_percent,
    .stack_depth = (unsigned) mpxguard_options.malloc_stack,
  };

  mpxguard_heap_configure (&settings);
  mpxguard_heap_directory = mpxguard_mpx_is_wanted () ? NULL : MPXGUARD_DIRECTORY;
  if (derived)
    mpxguard_heap_publish ();
}

/* See heap.h.  */
void
mpxguard_heap_get_stats (struct mpxguard_heap_stats *stats)
{
  *stats = mpxguard_heap_counters;
  stats->dirty = __atomic_load_n (&mpxguard_heap_totals.dirty,
				  __ATOMIC_RELAXED);
  stats->taken = __atomic_load_n (&mpxguard_heap_totals.taken,
				  __ATOMIC_RELAXED);
  stats->cached = mpxguard_heap_cached_bytes ();
}
