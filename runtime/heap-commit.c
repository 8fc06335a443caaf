/* Memory of the heap: what of its address space is writable, and what holds
   anything.

   Slots become writable in growing steps as they are used; those of the largest
   classes, and huge ones, one by one, as far as their block needs.  Memory that
   is given back reads as 0 again.

   In: ranges of whole pages in regions, under the lock of their class.  Out:
   whether the system agreed.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include <sys/mman.h>

#include "heap-internal.h"

/* Linux has it since 5.7.  */
#ifndef MREMAP_DONTUNMAP
#define MREMAP_DONTUNMAP 4
#endif
#ifndef MREMAP_MAYMOVE
#define MREMAP_MAYMOVE 1
#define MREMAP_FIXED 2
#endif

/* How much memory is made writable at a time.  */
#define HEAP_COMMIT_LEAST (64UL << 10)
#define HEAP_COMMIT_MOST (4UL << 20)

/* Return memory of SIZE bytes, a multiple of a page, for the heap's own use;
   null if there is none.  */
void *
mpxguard_heap_map (uint64_t size)
{
  long result;

  result = mpxguard_sys_mmap (NULL, size, PROT_READ | PROT_WRITE,
			      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1,
			      0);
  return mpxguard_sys_failed (result) ? NULL : (void *) result;
}

/* Make FROM to TO, whole pages in regions of the heap, writable.  Return false
   if the system refuses.  */
bool
mpxguard_heap_commit (uint64_t from, uint64_t to)
{
  long result;

  if (mpxguard_heap_limited)
    {
      result = mpxguard_sys_mmap ((void *) from, to - from,
				  PROT_READ | PROT_WRITE,
				  MAP_PRIVATE | MAP_ANONYMOUS
				    | (mpxguard_heap_emulated ? MAP_FIXED
							      : MAP_FIXED_NOREPLACE),
				  -1, 0);
      if (!mpxguard_sys_failed (result) && (uint64_t) result != from)
	{
	  mpxguard_sys_munmap ((void *) result, to - from);
	  return false;
	}
    }
  else
    result = mpxguard_sys_mprotect ((void *) from, to - from,
				    PROT_READ | PROT_WRITE);
  if (mpxguard_sys_failed (result))
    return false;
  __atomic_add_fetch (&mpxguard_heap_counters.committed, to - from,
		      __ATOMIC_RELAXED);
  return true;
}

/* Make FROM to TO, whole pages, writable, and let the system refuse what it
   would refuse to mmap.  Return whether it agreed.  */
static bool
commit_accounted (uint64_t from, uint64_t to)
{
  long result;

  result = mpxguard_sys_mmap ((void *) from, to - from, PROT_READ | PROT_WRITE,
			      MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
  if (!mpxguard_sys_failed (result))
    return true;
  /* The kernel may have unmapped before it refused.  */
  if (!mpxguard_heap_limited || mpxguard_heap_emulated)
    mpxguard_heap_reserve (from, to, MAP_FIXED);
  return false;
}

/* Let the SLOT bytes at BASE be what they were before a block was there.  Return
   false if the system has no room even for that: what was written is there
   then.  */
static bool
decommit (uint64_t base, uint64_t slot)
{
  /* In the emulator code may still look for the bounds of pointers that lead
     there.  */
  if (mpxguard_heap_limited && !mpxguard_heap_emulated)
    {
      mpxguard_sys_munmap ((void *) base, slot);
      return true;
    }
  return mpxguard_heap_reserve (base, base + slot, MAP_FIXED) == 0
	 || mpxguard_heap_purge (base, base + slot);
}

/* Make writable what a block of SIZE bytes needs of the slot of SLOT bytes at
   BASE, whole pages.  Return false if the system refuses.  */
bool
mpxguard_heap_commit_block (uint64_t base, uint64_t size, uint64_t slot)
{
  uint64_t end = base + slot;
  uint64_t last = end - HEAP_PAGE;
  uint64_t data = HEAP_ROUND_UP (base + size, HEAP_PAGE);

  if (data >= last)
    return commit_accounted (base, end);
  if (data > base && !commit_accounted (base, data))
    return false;
  if (commit_accounted (last, end))
    return true;
  /* The slot's last word is not writable, and says that it is free.  */
  decommit (base, slot);
  return false;
}

/* Undo mpxguard_heap_commit_block.  If the system has no room even for that,
   the slot's last word must say at least that it is free.  */
void
mpxguard_heap_decommit_block (uint64_t base, uint64_t slot)
{
  if (!decommit (base, slot))
    heap_set_free (base, slot);
}

/* Return the memory of FROM to TO, whole pages, to the system; it reads as 0
   and stays writable.  Return false if it cannot be, as with locked pages; it
   is as it was then.  */
bool
mpxguard_heap_purge (uint64_t from, uint64_t to)
{
  if (mpxguard_sys_failed (mpxguard_sys_madvise ((void *) from, to - from,
						 MADV_DONTNEED)))
    return false;
  __atomic_add_fetch (&mpxguard_heap_counters.returned, to - from,
		      __ATOMIC_RELAXED);
  return true;
}

/* Move the content of SIZE bytes, whole pages, from FROM to TO by moving the
   pages.  What FROM holds then is 0.  Return false if the system cannot do
   that; then nothing has changed.  */
bool
mpxguard_heap_move_pages (uint64_t to, uint64_t from, uint64_t size)
{
  long result;

  result = mpxguard_syscall (SYS_mremap, (long) from, (long) size,
			     (long) size,
			     MREMAP_MAYMOVE | MREMAP_FIXED | MREMAP_DONTUNMAP,
			     (long) to, 0);
  return !mpxguard_sys_failed (result);
}

/* Make the slots of REGION writable up to the address END, and somewhat
   more, in growing steps.  Return false if the system refuses.  */
bool
mpxguard_heap_commit_slots (struct heap_region *region, uint64_t end)
{
  uint64_t start = HEAP_ROUND_DOWN (region->usable * region->size, HEAP_PAGE);
  uint64_t last = HEAP_ROUND_UP (region->end * region->size, HEAP_PAGE);
  uint64_t step = HEAP_ROUND_UP ((region->committed - start) / 2, HEAP_PAGE);
  uint64_t to;

  if (MPXGUARD_LIKELY (end <= region->committed))
    return true;
  if (step < HEAP_COMMIT_LEAST)
    step = HEAP_COMMIT_LEAST;
  if (step > HEAP_COMMIT_MOST)
    step = HEAP_COMMIT_MOST;
  to = HEAP_ROUND_UP (end, HEAP_PAGE);
  if (to < region->committed + step)
    to = region->committed + step;
  if (to > last)
    to = last;
  if (!mpxguard_heap_commit (region->committed, to))
    {
      /* Perhaps only the surplus was too much.  */
      to = HEAP_ROUND_UP (end, HEAP_PAGE);
      if (!mpxguard_heap_commit (region->committed, to))
	return false;
    }
  region->committed = to;
  return true;
}

/* The slots of REGION from the address FROM on are all free and clean: they
   need not be writable any more.  Return how many bytes that was.  */
uint64_t
mpxguard_heap_shorten_slots (struct heap_region *region, uint64_t from)
{
  uint64_t start = HEAP_ROUND_DOWN (region->usable * region->size, HEAP_PAGE);
  uint64_t to = region->committed;

  from = HEAP_ROUND_UP (from, HEAP_PAGE);
  /* Slots before the first usable one never were writable.  */
  if (from < start)
    from = start;
  if (from >= to)
    return 0;
  region->committed = from;
  mpxguard_heap_decommit_block (from, to - from);
  __atomic_sub_fetch (&mpxguard_heap_counters.committed, to - from,
		      __ATOMIC_RELAXED);
  return to - from;
}
