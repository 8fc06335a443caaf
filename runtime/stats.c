/* Statistics, at exit and for the program.

   In: the counters that the other files keep.  Out: a table on the log when
   stats=1; what mpxguard_stats returns (mpxguard.h).

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "stats.h"

#include <string.h>

/* The functions of the API as instrumented programs see them.  */
#define __MPXGUARD__ 1
#include "mpxguard.h"

#include "bounds.h"
#include "format.h"
#include "heap.h"
#include "log.h"
#include "options.h"
#include "protocol-walk.h"
#include "sys.h"
#include "table.h"

struct mpxguard_counters mpxguard_counters;

/* Put how many tables the directory leads to into *LIVE, and how many of
   their bytes are resident into *BYTES.  Tables that come or go meanwhile may
   be counted or not: they stay mapped.  */
static void
walk_tables (uint64_t *live, uint64_t *bytes)
{
  struct mpx_space *space = &mpxguard_space;
  struct mpx_walk walk = mpx_walk_begin (space, 0, -1UL);

  *live = *bytes = 0;
  while (mpx_walk_next (&walk))
    {
      uint64_t entry = space->operations->get (space, walk.slice);

      ++*live;
      if (entry)
	*bytes += space->operations->resident (space, entry);
    }
}

/* Return what is to be said now.  */
static struct mpxguard_stats
current_stats (void)
{
  struct mpx_counts c = mpxguard_space.counts;
  struct mpxguard_stats stats
    = { .tables_live = c.live,
	.tables_peak = c.peak,
	.tables_allocated = c.allocated,
	.tables_freed = c.freed,
	.entries_zapped = c.zapped,
	.races_lost = c.races,
	.left_by_kernel = c.left,
	.tables_refused = c.refused,
	.unmaps = c.unmaps,
	.unmaps_skipped = c.skipped,
	.moves = c.moves,
	.sweeps = mpxguard_counters.sweeps,
	.tables_bare = c.bare,
	.unmaps_failed = c.cancelled };
  uint64_t live;

  walk_tables (&live, &stats.bytes_resident);
  /* The kernel does not tell when it allocates and frees.  */
  if (mpxguard_space.manager == MPX_KERNEL)
    stats.tables_live = live;
  return stats;
}

MPXGUARD_EXPORT size_t
mpxguard_stats (struct mpxguard_stats *stats, size_t size)
{
  struct mpxguard_stats now;

  mpxguard_consume ((const void *) mpxguard_stats);
  mpxguard_init ();
  now = current_stats ();
  memset (stats, 0, size);
  memcpy (stats, &now, size < sizeof now ? size : sizeof now);
  return sizeof now;
}

/* Append what the unmap protocol counted to TEXT.  PID is the process.  */
static void
put_tables (struct mpxguard_text *text, int pid)
{
  struct mpxguard_stats stats = current_stats ();
  const struct
  {
    uint64_t value;
    const char *name;
  } lines[]
    = { { stats.tables_live, "bounds tables live" },
	{ stats.tables_peak, "bounds tables live at the peak" },
	{ stats.tables_allocated, "bounds tables allocated" },
	{ stats.tables_freed, "bounds tables freed after an unmap" },
	{ stats.tables_bare, "of them with the last piece of their memory" },
	{ stats.entries_zapped, "entries zapped in bounds tables that stayed" },
	{ stats.races_lost, "races for a bounds table lost" },
	{ stats.left_by_kernel, "bounds tables left behind by the kernel" },
	{ stats.tables_refused, "bounds tables that memory was too short for" },
	{ stats.unmaps, "unmaps that might take bounds away" },
	{ stats.unmaps_failed, "of them refused by the kernel" },
	{ stats.unmaps_skipped, "unmaps that found no bounds table" },
	{ stats.moves, "mappings moved with their bounds" },
	{ stats.bytes_resident >> 10, "kB of bounds tables resident" } };

  for (unsigned i = 0; i < sizeof lines / sizeof lines[0]; i++)
    mpxguard_format (text, "==%d== %12lu %s\n", pid,
		     (unsigned long) lines[i].value, lines[i].name);
}

/* Append what the heap counted to TEXT.  PID is the process.  */
static void
put_heap (struct mpxguard_text *text, int pid)
{
  struct mpxguard_heap_stats heap;

  mpxguard_heap_get_stats (&heap);
  mpxguard_format (text, "==%d== %12lu kB of heap made writable\n", pid,
		   (unsigned long) heap.committed >> 10);
  mpxguard_format (text, "==%d== %12lu kB of heap blocks in use or held back\n",
		   pid, (unsigned long) (heap.taken + heap.huge) >> 10);
  mpxguard_format (text, "==%d== %12lu kB of heap returned to the system\n",
		   pid, (unsigned long) heap.returned >> 10);
  mpxguard_format (text, "==%d== %12lu frees that were refused\n", pid,
		   (unsigned long) heap.bad_frees);
  if (!mpxguard_heap_is_ours ())
    mpxguard_format (text, "==%d== the program has its own malloc, whose blocks "
		     "are tracked\n", pid);
}

/* Print the statistics.  */
static void __attribute__ ((destructor (102)))
print_stats (void)
{
  char buffer[2048];
  struct mpxguard_text text = { buffer, sizeof buffer, 0, 0 };
  int pid = mpxguard_sys_getpid ();

  if (!mpxguard_options.stats)
    return;
  text.fd = mpxguard_log_fd ();
#define MPXGUARD_COUNTER(NAME, TEXT) \
  mpxguard_format (&text, "==%d== %12lu %s\n", pid, \
		   (unsigned long) mpxguard_counters.NAME, TEXT);
  MPXGUARD_COUNTERS (MPXGUARD_COUNTER)
#undef MPXGUARD_COUNTER
  put_tables (&text, pid);
  put_heap (&text, pid);
  mpxguard_text_flush (&text);
}
