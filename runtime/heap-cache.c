/* The rarer part of the threads' caches: their making, filling, emptying, and
   what becomes of them when the thread ends.

   A bin starts small and doubles its limit each time it runs empty or over,
   so that a thread holds few slots of the classes that it hardly uses.

   In: bins that are empty or full.  Out: slots, moved between a bin and the
   central chunks, half a bin at a time.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include <pthread.h>

#include "heap-cache.h"

#define HEAP_FIRST_LIMIT 4U

/* After so many misses, bins that were not used since the last time are
   emptied.  */
#define HEAP_SWEEP_MISSES 512

/* What a thread has before its first allocation, and again after its cache
   went back at its end.  */
static struct heap_cache no_cache;

__thread struct heap_cache *mpxguard_heap_cache
  __attribute__ ((tls_model ("initial-exec"))) = &no_cache;

__thread bool mpxguard_heap_thread_ended
  __attribute__ ((tls_model ("initial-exec")));

heap_lock mpxguard_heap_cache_lock;

/* All caches, and those of ended threads, kept for the next ones.  */
static struct heap_cache *caches;
static struct heap_cache *unused;

static pthread_key_t key;
static enum { KEY_NONE, KEY_MADE, KEY_FAILED } key_state;

/* Return how many entries the bin of CLASS may have, a power of two, or 0.  */
static uint32_t
bin_capacity (unsigned class)
{
  uint64_t size = mpxguard_heap_sizes[class];
  uint32_t capacity = HEAP_BIN_SLOTS;

  if (size > HEAP_LARGEST_CACHED)
    return 0;
  while (capacity > 1 && capacity * size > HEAP_BIN_BYTES)
    capacity /= 2;
  return capacity;
}

/* Empty BIN of CLASS except for KEEP entries; the oldest go.  */
static void
drain (struct heap_bin *bin, unsigned class, uint32_t keep)
{
  uint64_t slots[HEAP_BIN_SLOTS];
  unsigned n = 0;

  while (bin->tail - bin->head > keep)
    {
      slots[n++] = bin->ring[bin->head & bin->mask].base;
      __atomic_store_n (&bin->head, bin->head + 1, __ATOMIC_RELAXED);
    }
  if (n > 0)
    mpxguard_heap_give (class, slots, n);
}

/* Return the limit that a bin of CAPACITY entries has at first.  */
static uint32_t
first_limit (uint32_t capacity)
{
  return capacity < HEAP_FIRST_LIMIT ? capacity : HEAP_FIRST_LIMIT;
}

/* Empty all bins of CACHE.  */
static void
drain_all (struct heap_cache *cache)
{
  for (unsigned class = 0; class < MPXGUARD_HEAP_CLASSES; class++)
    {
      struct heap_bin *bin = &cache->bins[class];

      drain (bin, class, 0);
      if (bin->limit > 0)
	bin->limit = first_limit (bin->mask + 1);
    }
}

/* Put CACHE into the list at HEAD.  The caller holds the lock.  */
static void
link_cache (struct heap_cache **head, struct heap_cache *cache)
{
  cache->previous = NULL;
  cache->next = *head;
  if (*head != NULL)
    (*head)->previous = cache;
  *head = cache;
}

/* Move CACHE, which is in the list of all, to that of the unused.  The caller
   holds the lock.  */
static void
retire (struct heap_cache *cache)
{
  if (cache->previous != NULL)
    cache->previous->next = cache->next;
  else
    caches = cache->next;
  if (cache->next != NULL)
    cache->next->previous = cache->previous;
  link_cache (&unused, cache);
}

/* The thread ends, and CACHE, its cache, goes back.  */
static void
end_thread (void *cache)
{
  mpxguard_heap_thread_ended = true;
  mpxguard_heap_cache = &no_cache;
  mpxguard_heap_end_quarantine (cache);
  drain_all (cache);
  heap_lock_take (&mpxguard_heap_cache_lock);
  retire (cache);
  heap_lock_drop (&mpxguard_heap_cache_lock);
}

/* Map a new cache.  Return null if there is no memory.  */
static struct heap_cache *
map_cache (void)
{
  struct heap_cache *cache;
  uint64_t entries = 0;
  struct heap_slot *ring;

  for (unsigned class = 0; class < MPXGUARD_HEAP_CLASSES; class++)
    entries += bin_capacity (class);
  cache = mpxguard_heap_map (HEAP_ROUND_UP (sizeof *cache + entries * sizeof *ring,
					    HEAP_PAGE));
  if (cache == NULL)
    return NULL;
  ring = (struct heap_slot *) (cache + 1);
  for (unsigned class = 0; class < MPXGUARD_HEAP_CLASSES; class++)
    {
      struct heap_bin *bin = &cache->bins[class];
      uint32_t capacity = bin_capacity (class);

      if (capacity == 0)
	continue;
      bin->mask = capacity - 1;
      bin->limit = first_limit (capacity);
      bin->ring = ring;
      ring += capacity;
    }
  return cache;
}

/* Give the thread a cache.  Return false if it stays without.  */
static bool
make_cache (void)
{
  struct heap_cache *cache;

  if (mpxguard_heap_thread_ended)
    return false;
  heap_lock_take (&mpxguard_heap_cache_lock);
  if (key_state == KEY_NONE)
    key_state = pthread_key_create (&key, end_thread) == 0 ? KEY_MADE
							    : KEY_FAILED;
  cache = unused;
  if (cache != NULL)
    {
      unused = cache->next;
      if (unused != NULL)
	unused->previous = NULL;
    }
  else if (key_state == KEY_MADE)
    cache = map_cache ();
  if (cache != NULL)
    link_cache (&caches, cache);
  heap_lock_drop (&mpxguard_heap_cache_lock);
  if (cache == NULL)
    return false;
  /* pthread_setspecific may call malloc, which finds the cache then.  */
  mpxguard_heap_cache = cache;
  if (pthread_setspecific (key, cache) != 0)
    {
      end_thread (cache);
      return false;
    }
  return true;
}

/* Return the calling thread's cache, or null if it has none and gets none.  */
struct heap_cache *
mpxguard_heap_get_cache (void)
{
  if (mpxguard_heap_cache == &no_cache && !make_cache ())
    return NULL;
  return mpxguard_heap_cache;
}

/* Let BIN, which ran empty or over, hold more.  */
static void
widen (struct heap_bin *bin)
{
  uint32_t most = bin->mask + 1;

  bin->limit = bin->limit * 2 < most ? bin->limit * 2 : most;
}

/* A bin of CACHE missed: now and then, empty those that are not used.  */
static void
count_miss (struct heap_cache *cache)
{
  if (++cache->misses < HEAP_SWEEP_MISSES)
    return;
  cache->misses = 0;
  for (unsigned class = 0; class < MPXGUARD_HEAP_CLASSES; class++)
    {
      struct heap_bin *bin = &cache->bins[class];

      if (bin->head == bin->head_then && bin->tail == bin->tail_then
	  && bin->head != bin->tail)
	{
	  drain (bin, class, 0);
	  bin->limit = first_limit (bin->mask + 1);
	}
      bin->head_then = bin->head;
      bin->tail_then = bin->tail;
    }
}

/* Return the slot at BASE, 0 for none, with its state byte.  */
static struct heap_slot
slot_at (uint64_t base)
{
  struct heap_slot slot = { base, NULL };

  if (base != 0)
    {
      const struct heap_region *region = heap_region_of (base);

      slot.state = heap_state_of (region, heap_mulhi (base, region->magic));
    }
  return slot;
}

/* Return a slot of CLASS, for which the bin is empty, and fill the bin by
   half.  Its base is 0 if there is no memory.  */
struct heap_slot
mpxguard_heap_refill (unsigned class)
{
  struct heap_bin *bin;
  uint64_t slots[HEAP_BIN_SLOTS];
  unsigned got, wanted = 1;

  if (mpxguard_heap_cache == &no_cache)
    make_cache ();
  mpxguard_heap_use_more_classes (class);
  bin = &mpxguard_heap_cache->bins[class];
  if (bin->limit > 0)
    {
      if (bin->head != bin->tail)
	return heap_pop_bin (bin);
      wanted = (bin->limit + 1) / 2;
      widen (bin);
      count_miss (mpxguard_heap_cache);
    }
  got = mpxguard_heap_take (class, slots, wanted);
  if (got == 0)
    return slot_at (0);
  /* The lowest address is to be used first.  */
  for (unsigned i = 1; i < got; i++)
    {
      struct heap_slot slot = slot_at (slots[mpxguard_heap_fifo ? i : got - i]);

      heap_push (class, slot.base, slot.state);
    }
  return slot_at (slots[0]);
}

/* Let the slot of CLASS at BASE with the state byte STATE be free, for which
   the bin is full.  */
void
mpxguard_heap_release (unsigned class, uint64_t base, uint8_t *state)
{
  struct heap_bin *bin;

  if (mpxguard_heap_cache == &no_cache)
    make_cache ();
  bin = &mpxguard_heap_cache->bins[class];
  if (bin->limit == 0)
    {
      mpxguard_heap_give (class, &base, 1);
      return;
    }
  if (bin->limit <= bin->mask)
    widen (bin);
  else
    drain (bin, class, bin->limit / 2);
  count_miss (mpxguard_heap_cache);
  heap_push (class, base, state);
}

/* Empty the calling thread's cache.  */
void
mpxguard_heap_flush_cache (void)
{
  if (mpxguard_heap_cache != &no_cache)
    drain_all (mpxguard_heap_cache);
}

/* In the child of a fork: take back what the caches of the other threads,
   which do not exist here, hold.  */
void
mpxguard_heap_adopt_caches (void)
{
  struct heap_cache *cache, *next;

  for (cache = caches; cache != NULL; cache = next)
    {
      next = cache->next;
      if (cache == mpxguard_heap_cache)
	continue;
      mpxguard_heap_end_quarantine (cache);
      drain_all (cache);
      retire (cache);
    }
}

/* In the child of a fork: a thread that does not exist here was at work on the
   list of caches, which is whole if it is read forwards.  */
void
mpxguard_heap_mend_caches (void)
{
  struct heap_cache *previous = NULL;

  for (struct heap_cache *cache = caches; cache != NULL; cache = cache->next)
    {
      cache->previous = previous;
      previous = cache;
    }
}

/* Return the bytes of the slots in all caches, roughly.  */
uint64_t
mpxguard_heap_cached_bytes (void)
{
  uint64_t bytes = 0;

  heap_lock_take (&mpxguard_heap_cache_lock);
  for (struct heap_cache *cache = caches; cache != NULL; cache = cache->next)
    for (unsigned class = 0; class < MPXGUARD_HEAP_CLASSES; class++)
      {
	const struct heap_bin *bin = &cache->bins[class];
	uint32_t n = __atomic_load_n (&bin->tail, __ATOMIC_RELAXED)
		     - __atomic_load_n (&bin->head, __ATOMIC_RELAXED);

	if (n <= bin->mask + 1)
	  bytes += n * mpxguard_heap_sizes[class];
      }
  heap_lock_drop (&mpxguard_heap_cache_lock);
  return bytes;
}
