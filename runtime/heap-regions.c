/* Address space of the heap: where the regions are.

   At the start one range for all classes is reserved at a random place,
   readable everywhere and writable nowhere: the region of class C is the C-th
   of it, the last part holds the metadata (heap-meta.c).  Memory is made
   writable as slots are used (heap-commit.c).  A class that fills its region
   gets another one.

   Where address space is limited (ulimit -v, or an emulator to which every
   page is dear) nothing is reserved: exactly what is used is mapped.  A wild
   pointer into the rest would fault where it should read 0, so generated code
   must not derive bounds there: the places lie above the addresses that it
   derives from, and it tracks the blocks like what other allocators make.  In
   the emulator, which is for trying programs of the mpx backend, it derives them
   all the same, so that this can be tried too: the handler of faults, which
   these programs have, lets us map what is read.

   In: requests for regions, under the caller's class lock.  Out: the entries of
   mpxguard_heap_regions, complete before their MAGIC is set.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include <errno.h>
#include <linux/random.h>
#include <sys/mman.h>
#include <sys/personality.h>

#include "emulator.h"
#include "heap-internal.h"

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

struct heap_region mpxguard_heap_regions[HEAP_REGIONS];
struct heap_central mpxguard_heap_centrals[MPXGUARD_HEAP_CLASSES];
struct mpxguard_heap_stats mpxguard_heap_counters;
heap_lock mpxguard_heap_region_lock;
int mpxguard_heap_started;

/* The first region of the first reservation; region C + ARENA is class C's.  */
static uint64_t arena;

/* Address space is limited: map what is used only.  That is so because an
   emulator runs a program of the mpx backend that derives bounds.  */
bool mpxguard_heap_limited;
bool mpxguard_heap_emulated;

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
long
mpxguard_heap_reserve (uint64_t from, uint64_t to, int flags)
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

/* Choose COUNT regions in a row that nobody has claimed, the first one's
   number being a multiple of ALIGNMENT, reserve them unless address space is
   limited, and claim them.  Return the first one's number, or 0.  The caller
   holds the region lock.  */
uint64_t
mpxguard_heap_find_regions (uint64_t count, uint64_t alignment)
{
  bool above = mpxguard_heap_limited && !mpxguard_heap_emulated;
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
      result = 0;
      if (!mpxguard_heap_limited)
	result = mpxguard_heap_reserve (n << MPXGUARD_HEAP_REGION_SHIFT,
					(n + count)
					  << MPXGUARD_HEAP_REGION_SHIFT,
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
  mpxguard_heap_emulated = mpxguard_emulator_derives ();
  mpxguard_heap_limited = mpxguard_heap_emulated || mpxguard_emulator_counts_pages ();
  arena = mpxguard_heap_find_regions (HEAP_ARENA_REGIONS, 1);
  if (arena == 0)
    {
      mpxguard_heap_limited = true;
      mpxguard_heap_emulated = false;
      arena = mpxguard_heap_find_regions (HEAP_ARENA_REGIONS, 1);
    }
  if (arena != 0)
    mpxguard_heap_start_meta ((arena + MPXGUARD_HEAP_CLASSES)
			      << MPXGUARD_HEAP_REGION_SHIFT);
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

  return mpxguard_heap_emulated && n < HEAP_REGIONS && mpxguard_heap_regions[n].magic != 0
	 && mpxguard_heap_reserve (page, page + HEAP_PAGE, MAP_FIXED_NOREPLACE) == 0;
}

/* Return true if generated code may derive bounds from pointers into the heap:
   whatever it reads there for a wild one is 0.  */
bool
mpxguard_heap_derivable (void)
{
  return !mpxguard_heap_limited || (mpxguard_heap_emulated && filled);
}

/* Return log2 of the slots of SIZE bytes that a chunk has: about 32 KB of
   them, and at least 8, so that chunks' records are aligned; and whole pages,
   because no purge returns a page that belongs to two chunks.  */
static unsigned
chunk_shift (uint64_t size)
{
  unsigned shift = 3;

  while ((size << (shift + 1) <= 32UL << 10 || (size << shift) % HEAP_PAGE != 0)
	 && shift < HEAP_CHUNK_MOST_SHIFT)
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

/* Fill in region N as one of CLASS.  FIRST if it is the class's first.  */
static bool
open_region (uint64_t n, unsigned class, bool first)
{
  struct heap_region *region = &mpxguard_heap_regions[n];
  uint64_t size = mpxguard_heap_sizes[class];
  uint64_t start = n << MPXGUARD_HEAP_REGION_SHIFT;
  uint64_t end = start + MPXGUARD_HEAP_REGION_SIZE;
  uint64_t chunk;

  region->shift = chunk_shift (size);
  chunk = 1UL << region->shift;
  if (first && class > 0)
    start += overhang (n);
  /* A pointer just below a block is to lie in the same region, not in one of
     which it is not known yet what it will hold.  */
  if (size <= MPXGUARD_HEAP_REGION_SIZE >> 3)
    start += size;
  /* Random addresses in the region too, while it has plenty of slots: the first
     of a chunk, since every chunk costs a record.  */
  if (size <= MPXGUARD_HEAP_REGION_SIZE >> 10)
    {
      start += mpxguard_heap_random () % (MPXGUARD_HEAP_REGION_SIZE >> 3);
      start = (start / (size * chunk) + 1) * size * chunk;
    }
  region->size = size;
  region->class = class;
  region->usable = (start + size - 1) / size;
  region->end = end / size;
  region->first = HEAP_ROUND_DOWN (region->usable, chunk);
  region->count = 0;
  region->committed = HEAP_ROUND_DOWN (region->usable * size, HEAP_PAGE);
  if (!mpxguard_heap_place_meta (region, first))
    return false;
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
