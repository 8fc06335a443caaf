/* For tests of the tables and of the unmap protocol in the live process that are
   compiled from their sources, with sanitizers, whose own malloc and shadow
   memory leave no room for the heap: what is needed of the rest of the
   runtime.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <stdlib.h>
#include <sys/mman.h>

#include "heap.h"
#include "kept-bounds.h"
#include "space-soft.h"
#include "stats.h"
#include "sys.h"
#include "table.h"
#include "wiped.h"

__thread struct mpxguard_call_area __mpxguard_call_area;
struct mpxguard_counters mpxguard_counters;
enum mpxguard_mpx_state mpxguard_mpx_state;
uint64_t *mpxguard_mpx_directory;
uint64_t mpxguard_record_mask;
unsigned mpxguard_entry_shift;
bool mpxguard_hybrid;
int mpxguard_ready;

/* Map SIZE bytes at ADDRESS with PROTECTION.  */
static void
reserve (uint64_t address, uint64_t size, int protection)
{
  long result = mpxguard_sys_mmap ((void *) address, size, protection,
				   MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
				     | MAP_FIXED_NOREPLACE,
				   -1, 0);

  if (result != (long) address)
    abort ();
}

void
mpxguard_init (void)
{
  static int begun;

  if (__atomic_exchange_n (&begun, 1, __ATOMIC_SEQ_CST))
    return;
  reserve (MPXGUARD_DIRECTORY_BASE, MPXGUARD_DIRECTORY_SIZE,
	   PROT_READ | PROT_WRITE);
  reserve (MPXGUARD_ZERO_TABLE, MPXGUARD_TABLE_SIZE, PROT_READ);
  mpxguard_wiped_init ();
  mpxguard_space_soft_init ();
  mpxguard_wiped_watch_forks ();
  __atomic_store_n (&mpxguard_ready, 1, __ATOMIC_RELEASE);
}

bool
mpxguard_heap_is_ours (void)
{
  return false;
}

/* These are for what never is here: MPX, and pairs in metadata=hybrid.  */

uint64_t
mpxguard_keep_bounds (struct mpxguard_bounds bounds __attribute__ ((unused)))
{
  abort ();
}

struct mpxguard_bounds
mpxguard_mpx_load (const void *slot __attribute__ ((unused)),
		   const void *pointer __attribute__ ((unused)))
{
  abort ();
}

void
mpxguard_mpx_store (const void *slot __attribute__ ((unused)),
		    const void *pointer __attribute__ ((unused)),
		    struct mpxguard_bounds bounds __attribute__ ((unused)))
{
  abort ();
}

void
mpxguard_mpx_need_table (uint64_t slot __attribute__ ((unused)))
{
  abort ();
}
