/* Statistics at exit.

   In: the counters that the other files keep.  Out: a table on the log when
   stats=1.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "stats.h"

#include "format.h"
#include "heap.h"
#include "log.h"
#include "options.h"
#include "sys.h"
#include "table.h"

struct mpxguard_stats mpxguard_stats;

/* Return how many kB of the tables are resident.  */
static uint64_t
resident_kb (void)
{
  uint64_t last = MPXGUARD_DIRECTORY_ENTRIES - 1;
  uint64_t pages = 0;

  for (uint64_t n = mpxguard_next_slice (0, last); n <= last;
       n = mpxguard_next_slice (n + 1, last))
    {
      unsigned char in_core[MPXGUARD_TABLE_SIZE / 4096];
      void *table = mpxguard_table_of (mpxguard_directory_get (n));

      if (mpxguard_sys_failed (mpxguard_syscall (SYS_mincore, (long) table,
						 MPXGUARD_TABLE_SIZE,
						 (long) in_core, 0, 0, 0)))
	continue;
      for (unsigned i = 0; i < sizeof in_core; i++)
	pages += in_core[i] & 1;
    }
  return pages * 4;
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
    mpxguard_format (text, "==%d== the program has its own malloc; its blocks "
		     "are not known\n", pid);
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
		   (unsigned long) mpxguard_stats.NAME, TEXT);
  MPXGUARD_COUNTERS (MPXGUARD_COUNTER)
#undef MPXGUARD_COUNTER
  mpxguard_format (&text, "==%d== %12lu kB of bounds tables resident\n", pid,
		   (unsigned long) resident_kb ());
  put_heap (&text, pid);
  mpxguard_text_flush (&text);
}
