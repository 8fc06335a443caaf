/* Address space of the heap: where the regions are, and what of them is
   writable.

   At the start one range for all classes is reserved at a random place,
   readable everywhere and writable nowhere: the region of class C is the C-th
   of it, the last part holds the metadata.  Memory is made writable as slots
   are used.  A class that fills its region gets another one.

   Where address space is limited (ulimit -v, or an emulator to which every
   page is dear) nothing is reserved: exactly what is used is mapped.  A wild
   pointer into the rest would fault where it should read 0, so generated code
   must not derive bounds there: the places lie above the addresses that it
   derives from, and it tracks the blocks like what other allocators make.  In
   the emulator, which is for trying programs of the mpx backend, it derives them
   all the same, so that this can be tried too: the handler of faults, which
   these programs have, lets us map what is read.

   In: requests for regions and memory, under the caller's class lock.  Out:
   the entries of mpxguard_heap_regions, complete before their MAGIC is set.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include <errno.h>
#include <linux/random.h>
#include <sys/mman.h>
#include <sys/personality.h>

#include "emulator.h"
#include "heap-internal.h"

/* Linux has it since 5.7.  */
#ifndef MREMAP_DONTUNMAP
#define MREMAP_DONTUNMAP 4
#endif
#ifndef MREMAP_MAYMOVE
#define MREMAP_MAYMOVE 1
#define MREMAP_FIXED 2
#endif

/* Regions lie between these addresses: above what non-PIE programs, the
   bounds directory and brk use, below position independent programs.  */
#ifndef HEAP_LOWEST
#define HEAP_LOWEST \
  ((uint64_t) MPXGUARD_HEAP_FIRST_REGION << MPXGUARD_HEAP_REGION_SHIFT)
#endif
#define HEAP_HIGHEST (1UL << MPXGUARD_HEAP_ADDRESS_BITS)

/* The same where address space is limited: between position independent
   programs and the kernel's mappings.  */
#define HEAP_LIMITED_LOWEST 0x580000000000UL
#define HEAP_LIMITED_HIGHEST 0x700000000000UL

/* The regions of the first reservation: the classes' and the metadata's.  */
#define HEAP_ARENA_REGIONS (MPXGUARD_HEAP_CLASSES + 1UL)

#define HEAP_PLACES_TO_TRY 32

/* How much memory is made writable at a time.  */
#define HEAP_COMMIT_LEAST (64UL << 10)
#define HEAP_COMMIT_MOST (4UL << 20)

struct heap_region mpxguard_heap_regions[HEAP_REGIONS];
struct heap_central mpxguard_heap_centrals[MPXGUARD_HEAP_CLASSES];
struct mpxguard_heap_stats mpxguard_heap_counters;
heap_lock mpxguard_heap_region_lock;
int mpxguard_heap_started;

/* The first region of the first reservation; region C + ARENA is class C's.  */
static uint64_t arena;

/* Where the next metadata goes, in the reservation's last region.  */
static uint64_t meta_next;

/* Address space is limited: map what is used only.  That is so because an
   emulator runs a program of the mpx backend that derives bounds.  */
static bool limited, emulated;

/* Faults are handed to mpxguard_heap_fill.  */
static bool filled;

/* Regions that are spoken for, whether they hold a class or not.  */
static uint8_t claimed[HEAP_REGIONS];

/* Return a number that the system chose at random, 0 if it is not to be random
   where memory is.  */
static uint64_t
seed (void)
{
  uint64_t value;

  if (mpxguard_syscall (SYS_personality, 0xffffffff, 0, 0, 0, 0, 0)
      & ADDR_NO_RANDOMIZE)
    return 0;
  if (mpxguard_syscall (SYS_getrandom, (long) &value, sizeof value,
			GRND_NONBLOCK, 0, 0, 0)
      != sizeof value)
    value = (__builtin_ia32_rdtsc () ^ (uint64_t) &value >> 4)
	    * 0x9e3779b97f4a7c15;
  return value;
}

/* Return a random number: one of a row that begins at random.  Called under the
   regions' lock.  */
uint64_t
mpxguard_heap_random (void)
{
  static uint64_t state;
  static bool seeded;
  uint64_t value;

  if (!seeded)
    state = seed ();
  seeded = true;
  if (state == 0)
    return 0;
  /* Every step of the row is hashed, so that one does not tell the next.  */
  state += 0x9e3779b97f4a7c15;
  value = (state ^ state >> 30) * 0xbf58476d1ce4e5b9;
  value = (value ^ value >> 27) * 0x94d049bb133111eb;
  return value ^ value >> 31;
}

/* Reserve the addresses FROM to TO: readable, and not counted as memory.
   FLAGS says what may be replaced.  Return 0, or a negative error
   number.  */
static long
reserve (uint64_t from, uint64_t to, int flags)
{
  long result;

  result = mpxguard_sys_mmap ((void *) from, to - from, PROT_READ,
			      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
				| flags,
			      -1, 0);
  if (mpxguard_sys_failed (result))
    return result;
  if ((uint64_t) result != from)
    {
      /* A kernel before 4.17 takes the address for a wish.  */
      mpxguard_sys_munmap ((void *) result, to - from);
      return -EEXIST;
    }
  return 0;
}

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

/* Choose COUNT regions in a row that nobody has claimed, the first one's
   number being a multiple of ALIGNMENT, reserve them unless address space is
   limited, and claim them.  Return the first one's number, or 0.  The caller
   holds the region lock.  */
uint64_t
mpxguard_heap_find_regions (uint64_t count, uint64_t alignment)
{
  bool above = limited && !emulated;
  uint64_t lowest = above ? HEAP_LIMITED_LOWEST : HEAP_LOWEST;
  uint64_t highest = above ? HEAP_LIMITED_HIGHEST : HEAP_HIGHEST;
  uint64_t places, at;
  long result;

  lowest = ((lowest >> MPXGUARD_HEAP_REGION_SHIFT) + alignment - 1) / alignment;
  highest >>= MPXGUARD_HEAP_REGION_SHIFT;
  if (highest < count || (highest - count) / alignment < lowest)
    return 0;
  places = (highest - count) / alignment - lowest + 1;
  at = mpxguard_heap_random () % places;
  for (uint64_t tries = 0; tries < places; tries++, at = (at + 1) % places)
    {
      uint64_t n = (lowest + at) * alignment, i = 0;

      while (i < count && !claimed[n + i])
	i++;
      if (i < count)
	continue;
      result = limited ? 0 : reserve (n << MPXGUARD_HEAP_REGION_SHIFT,
				      (n + count) << MPXGUARD_HEAP_REGION_SHIFT,
				      MAP_FIXED_NOREPLACE);
      if (result == -ENOMEM || (result != 0 && tries >= HEAP_PLACES_TO_TRY))
	return 0;
      if (result != 0)
	continue;
      for (i = 0; i < count; i++)
	claimed[n + i] = 1;
      return n;
    }
  return 0;
}

/* Take the lock of the regions, with signals blocked (see heap-fork.c); the
   mask before goes to OLD.  */
void
mpxguard_heap_lock_regions (mpxguard_sigset *old)
{
  mpxguard_sigset all = ~0UL;

  mpxguard_sys_sigmask (0 /* SIG_BLOCK */, &all, old);
  heap_lock_take (&mpxguard_heap_region_lock);
}

/* Let it go.  */
void
mpxguard_heap_unlock_regions (const mpxguard_sigset *old)
{
  heap_lock_drop (&mpxguard_heap_region_lock);
  mpxguard_sys_sigmask (2 /* SIG_SETMASK */, old, NULL);
}

/* Make ready the places of all classes' regions.  Called once.  */
static void
start (void)
{
  emulated = mpxguard_emulator_derives ();
  limited = emulated || mpxguard_emulator_counts_pages ();
  arena = mpxguard_heap_find_regions (HEAP_ARENA_REGIONS, 1);
  if (arena == 0)
    {
      limited = true;
      emulated = false;
      arena = mpxguard_heap_find_regions (HEAP_ARENA_REGIONS, 1);
    }
  meta_next = (arena + MPXGUARD_HEAP_CLASSES) << MPXGUARD_HEAP_REGION_SHIFT;
  if (!limited && arena != 0)
    mpxguard_sys_madvise ((void *) meta_next, MPXGUARD_HEAP_REGION_SIZE,
			  MADV_DONTDUMP);
}

/* Make the heap ready for its first allocation.  */
void
mpxguard_heap_start (void)
{
  mpxguard_sigset old;

  if (__atomic_load_n (&mpxguard_heap_started, __ATOMIC_ACQUIRE))
    return;
  mpxguard_heap_lock_regions (&old);
  if (!mpxguard_heap_started)
    {
      start ();
      __atomic_store_n (&mpxguard_heap_started, 1, __ATOMIC_RELEASE);
    }
  mpxguard_heap_unlock_regions (&old);
}

/* Make FROM to TO, whole pages in regions of the heap, writable.  Return false
   if the system refuses.  */
bool
mpxguard_heap_commit (uint64_t from, uint64_t to)
{
  long result;

  if (limited)
    {
      result = mpxguard_sys_mmap ((void *) from, to - from,
				  PROT_READ | PROT_WRITE,
				  MAP_PRIVATE | MAP_ANONYMOUS
				    | (emulated ? MAP_FIXED
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
  if (!limited || emulated)
    reserve (from, to, MAP_FIXED);
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
  if (limited && !emulated)
    {
      mpxguard_sys_munmap ((void *) base, slot);
      return true;
    }
  return reserve (base, base + slot, MAP_FIXED) == 0
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

/* Make the metadata of REGION writable up to the address END.  */
bool
mpxguard_heap_commit_meta (struct heap_region *region, uint64_t end)
{
  uint64_t to;

  if (MPXGUARD_LIKELY (end <= region->meta_committed))
    return true;
  to = HEAP_ROUND_UP (end, HEAP_COMMIT_LEAST);
  if (to > region->meta_end)
    to = region->meta_end;
  if (!mpxguard_heap_commit (region->meta_committed, to))
    return false;
  region->meta_committed = to;
  return true;
}

/* See heap.h.  */
void
mpxguard_heap_expect_fill (void)
{
  filled = true;
}

/* See heap.h.  */
bool
mpxguard_heap_fill (uint64_t address)
{
  uint64_t page = address & -HEAP_PAGE;
  uint64_t n = address >> MPXGUARD_HEAP_REGION_SHIFT;

  return emulated && n < HEAP_REGIONS && mpxguard_heap_regions[n].magic != 0
	 && reserve (page, page + HEAP_PAGE, MAP_FIXED_NOREPLACE) == 0;
}

/* Return true if generated code may derive bounds from pointers into the heap:
   whatever it reads there for a wild one is 0.  */
bool
mpxguard_heap_derivable (void)
{
  return !limited || (emulated && filled);
}

/* Return log2 of the slots of SIZE bytes that a chunk has: about 32 KB of
   them, and at least 8, so that chunks' records are aligned; and whole pages,
   because no purge returns a page that belongs to two chunks.  */
static unsigned
chunk_shift (uint64_t size)
{
  unsigned shift = 3;

  while ((size << (shift + 1) <= 32UL << 10 || (size << shift) % HEAP_PAGE != 0)
	 && shift < 9)
    shift++;
  return shift;
}

/* Return how many bytes at the beginning of region N must stay unused because
   a slot that the end of region N - 1 cuts off has its last word there.  That
   word must read as 0.  */
static uint64_t
overhang (uint64_t n)
{
  uint64_t size = mpxguard_heap_sizes[n - 1 - arena];

  return (size & (size - 1)) == 0 ? 0 : size;
}

/* Find addresses for the metadata of REGION, SIZE bytes.  Return 0 if there
   are none.  */
static uint64_t
place_meta (uint64_t size, bool first)
{
  uint64_t end = (arena + HEAP_ARENA_REGIONS) << MPXGUARD_HEAP_REGION_SHIFT;
  uint64_t place = meta_next;

  if (first && size <= end - meta_next)
    {
      /* A page that is never writable stops a stray write between two.  */
      meta_next += size + HEAP_PAGE;
      return place;
    }
  place = mpxguard_heap_find_regions ((size >> MPXGUARD_HEAP_REGION_SHIFT)
				      + 1, 1);
  return place << MPXGUARD_HEAP_REGION_SHIFT;
}

/* Fill in region N as one of CLASS.  FIRST if it is the class's first.  */
static bool
open_region (uint64_t n, unsigned class, bool first)
{
  struct heap_region *region = &mpxguard_heap_regions[n];
  uint64_t size = mpxguard_heap_sizes[class];
  uint64_t start = n << MPXGUARD_HEAP_REGION_SHIFT;
  uint64_t end = start + MPXGUARD_HEAP_REGION_SIZE;
  uint64_t chunk, chunks, meta;

  region->shift = chunk_shift (size);
  chunk = 1UL << region->shift;
  if (first && class > 0)
    start += overhang (n);
  /* Random addresses in the region too, while it has plenty of slots.  */
  if (size <= MPXGUARD_HEAP_REGION_SIZE >> 10)
    start += mpxguard_heap_random () % (MPXGUARD_HEAP_REGION_SIZE >> 3);
  /* A pointer just below a block is to lie in the same region, not in one of
     which it is not known yet what it will hold.  */
  if (size <= MPXGUARD_HEAP_REGION_SIZE >> 3)
    start += size;
  region->size = size;
  region->class = class;
  region->usable = (start + size - 1) / size;
  region->end = end / size;
  region->first = HEAP_ROUND_DOWN (region->usable, chunk);
  region->count = 0;
  region->committed = HEAP_ROUND_DOWN (region->usable * size, HEAP_PAGE);
  chunks = (region->end - region->first) / chunk + 1;
  meta = HEAP_ROUND_UP (chunks * (chunk + HEAP_CHUNK_HEADER), HEAP_PAGE);
  region->meta_committed = place_meta (meta, first);
  if (region->meta_committed == 0)
    return false;
  region->meta_end = region->meta_committed + meta;
  region->meta = region->meta_committed + HEAP_CHUNK_HEADER - region->first
		 - (region->first >> region->shift) * HEAP_CHUNK_HEADER;
  region->next = 0;
  __atomic_store_n (&region->magic, mpxguard_heap_magics[class],
		    __ATOMIC_RELEASE);
  mpxguard_heap_set_entry (n, size, region->magic);
  __atomic_add_fetch (&mpxguard_heap_counters.regions, 1, __ATOMIC_RELAXED);
  return true;
}

/* Give CLASS its first region, or another one.  The caller holds the class's
   lock.  Return false if the address space has no place.  */
bool
mpxguard_heap_add_region (unsigned class)
{
  struct heap_central *central = &mpxguard_heap_centrals[class];
  bool first = central->first_region == 0;
  mpxguard_sigset old;
  uint64_t n;
  bool done;

  mpxguard_heap_start ();
  mpxguard_heap_lock_regions (&old);
  /* A later region is reserved together with the one behind it: the last word
     of a slot that its end cuts off must be readable.  */
  n = first ? arena + class : mpxguard_heap_find_regions (2, 1);
  done = n != 0 && arena != 0 && open_region (n, class, first);
  mpxguard_heap_unlock_regions (&old);
  if (!done)
    return false;
  if (first)
    {
      __atomic_store_n (&central->first_region, n, __ATOMIC_RELAXED);
      central->partial.next = central->partial.previous = &central->partial;
    }
  else
    mpxguard_heap_regions[central->region].next = n;
  central->region = n;
  return true;
}
