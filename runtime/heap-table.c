/* The tables from which generated code derives bounds: of each region its slots'
   size and their multiplier (mpxguard-heap-layout.h).

   They are mapped when the runtime starts and say that the heap is nowhere,
   until the first module that derives bounds is registered.

   In: regions that are opened.  Out: entries.  A region's two words are not
   written at once: nobody has a pointer into it yet.  Bounds that are derived
   meanwhile from a number that happens to look like one are never used.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include <errno.h>
#include <sys/mman.h>

#include "heap-internal.h"

/* The tables have been mapped; they are kept true.  */
static bool mapped, published;

/* Write entry N of the tables.  */
static void
write_entry (uint64_t n, uint64_t size, uint64_t magic)
{
  __atomic_store_n ((uint64_t *) MPXGUARD_HEAP_SIZES + n, size,
		    __ATOMIC_RELAXED);
  __atomic_store_n ((uint64_t *) MPXGUARD_HEAP_MAGICS + n, magic,
		    __ATOMIC_RELAXED);
}

/* Region N is opened: its slots have SIZE bytes and the multiplier MAGIC.  */
void
mpxguard_heap_set_entry (uint64_t n, uint64_t size, uint64_t magic)
{
  if (published && n < MPXGUARD_HEAP_ENTRIES)
    write_entry (n, size, magic);
}

/* See heap.h.  */
long
mpxguard_heap_map_table (void)
{
  uint64_t bytes = MPXGUARD_HEAP_UNLIMITED + 16 - MPXGUARD_HEAP_TABLE_BASE;
  long result;

  bytes = HEAP_ROUND_UP (bytes, HEAP_PAGE);
  result = mpxguard_sys_mmap ((void *) MPXGUARD_HEAP_TABLE_BASE, bytes,
			      PROT_READ | PROT_WRITE,
			      MAP_PRIVATE | MAP_ANONYMOUS
				| MAP_FIXED_NOREPLACE,
			      -1, 0);
  if (mpxguard_sys_failed (result))
    return result;
  if (result != MPXGUARD_HEAP_TABLE_BASE)
    {
      mpxguard_sys_munmap ((void *) result, bytes);
      return -EEXIST;
    }
  mpxguard_sys_madvise ((void *) result, bytes, MADV_DONTDUMP);
  ((uint64_t *) MPXGUARD_HEAP_UNLIMITED)[0] = ~0UL;
  for (uint64_t n = 0; n < MPXGUARD_HEAP_ENTRIES; n++)
    write_entry (n, MPXGUARD_HEAP_NO_SIZE, 0);
  mapped = true;
  return result;
}

/* See heap.h.  */
void
mpxguard_heap_publish (void)
{
  mpxguard_sigset old;

  mpxguard_heap_lock_regions (&old);
  published = mapped && mpxguard_heap_derivable ();
  for (uint64_t n = 0; published && n < MPXGUARD_HEAP_ENTRIES; n++)
    if (mpxguard_heap_regions[n].magic != 0)
      write_entry (n, mpxguard_heap_regions[n].size,
		   mpxguard_heap_regions[n].magic);
  mpxguard_heap_unlock_regions (&old);
}

/* Return true if the tables say where this heap is.  */
bool
mpxguard_heap_published (void)
{
  return published && mpxguard_heap_derivable ();
}
