/* Freed blocks that wait before their slots are used again.

   A thread collects the slots that it frees in a batch of its own; a full
   batch goes to the end of a queue that all threads share.  When the queue
   holds more than it may, its oldest batches are let go, into the cache of
   the thread that notices: the last of them slot by slot, one for each that is
   freed, so that the cache neither runs over now nor empty later.  So the
   program finds a freed block free for as long as the memory allows.

   In: slots that are held, freed and without a valid byte.  Out: the same
   slots, later.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "heap-cache.h"

/* A batch also goes to the queue when it holds this share of what may be in
   quarantine.  */
#define HEAP_BATCH_SHARE 16

heap_lock mpxguard_heap_quarantine_lock;

/* The queue, and batches that are free.  */
static struct heap_batch *oldest, *newest, *unused;

/* Bytes of the slots in the queue.  */
static uint64_t queued;

/* A small heap may hold so many bytes in quarantine at any rate: else the
   block that a small program has just freed would be the next to be used.  */
#define HEAP_QUARANTINE_LEAST (64UL << 10)

/* Return the bytes that may be in quarantine now.  */
static uint64_t
allowed (void)
{
  uint64_t taken = __atomic_load_n (&mpxguard_heap_totals.taken,
				    __ATOMIC_RELAXED);
  uint64_t waiting = __atomic_load_n (&queued, __ATOMIC_RELAXED);
  uint64_t live = taken > waiting ? taken - waiting : 0;
  uint64_t share = live / 100 * mpxguard_heap_settings.quarantine_percent;
  uint64_t most = (uint64_t) mpxguard_heap_settings.quarantine_mb << 20;

  if (share < HEAP_QUARANTINE_LEAST)
    share = HEAP_QUARANTINE_LEAST;
  return share < most ? share : most;
}

/* Return an empty batch, full with HEAP_BATCH_SHARE of what may be in
   quarantine now, or null if there is no memory.  */
static struct heap_batch *
new_batch (void)
{
  struct heap_batch *b;

  heap_lock_take (&mpxguard_heap_quarantine_lock);
  b = unused;
  if (b != NULL)
    unused = b->next;
  heap_lock_drop (&mpxguard_heap_quarantine_lock);
  if (b == NULL)
    b = mpxguard_heap_map (sizeof *b);
  if (b != NULL)
    {
      b->count = b->bytes = 0;
      b->most = allowed () / HEAP_BATCH_SHARE;
    }
  return b;
}

/* Put B at the end of the queue.  */
static void
enqueue (struct heap_batch *b)
{
  b->next = NULL;
  heap_lock_take (&mpxguard_heap_quarantine_lock);
  if (newest != NULL)
    newest->next = b;
  else
    oldest = b;
  newest = b;
  __atomic_add_fetch (&queued, b->bytes, __ATOMIC_RELAXED);
  __atomic_store_n (&mpxguard_heap_counters.quarantined, queued,
		    __ATOMIC_RELAXED);
  heap_lock_drop (&mpxguard_heap_quarantine_lock);
}

/* Take the oldest batch from the queue if that holds more than LIMIT bytes.
   Return it, or null.  */
static struct heap_batch *
dequeue (uint64_t limit)
{
  struct heap_batch *b = NULL;

  heap_lock_take (&mpxguard_heap_quarantine_lock);
  if (oldest != NULL && queued > limit)
    {
      b = oldest;
      oldest = b->next;
      if (oldest == NULL)
	newest = NULL;
      __atomic_sub_fetch (&queued, b->bytes, __ATOMIC_RELAXED);
      __atomic_store_n (&mpxguard_heap_counters.quarantined, queued,
			__ATOMIC_RELAXED);
    }
  heap_lock_drop (&mpxguard_heap_quarantine_lock);
  return b;
}

/* Let the slot at BASE, which is one of the heap, be free, in CACHE if there is
   room.  */
static inline void
release (struct heap_cache *cache, uint64_t base)
{
  const struct heap_region *region
    = &mpxguard_heap_regions[base >> MPXGUARD_HEAP_REGION_SHIFT];
  uint8_t *state = heap_state_of (region, heap_mulhi (base, region->magic));
  struct heap_bin *bin = &cache->bins[region->class];

  if (MPXGUARD_LIKELY (bin->tail - bin->head < bin->limit))
    heap_push_bin (bin, base, state);
  else
    mpxguard_heap_release (region->class, base, state);
}

/* All slots of B have gone.  */
static void
recycle (struct heap_batch *b)
{
  heap_lock_take (&mpxguard_heap_quarantine_lock);
  b->next = unused;
  unused = b;
  heap_lock_drop (&mpxguard_heap_quarantine_lock);
}

/* Let the last slot, with number I, go from the batch B that leaves CACHE.  */
static void __attribute__ ((noinline))
let_last_go (struct heap_cache *cache, struct heap_batch *b, uint64_t i)
{
  cache->leaving = NULL;
  if (i < b->count)
    release (cache, b->slots[i]);
  recycle (b);
}

/* Let one slot go from the batch that leaves CACHE.  The child of a fork may
   find the batch of a thread that was here just now: it must not let a slot go
   that has gone, be it the last.  */
void
mpxguard_heap_let_one_go (struct heap_cache *cache)
{
  struct heap_batch *b = cache->leaving;
  uint64_t i = b->gone;

  __atomic_store_n (&b->gone, i + 1, __ATOMIC_RELEASE);
  if (MPXGUARD_LIKELY (i + 1 < b->count))
    release (cache, b->slots[i]);
  else
    let_last_go (cache, b, i);
}

/* Let all slots go from the batch that leaves CACHE, if there is one.  */
static void
finish_leaving (struct heap_cache *cache)
{
  while (cache->leaving != NULL)
    mpxguard_heap_let_one_go (cache);
}

/* Let batches go until the queue holds LIMIT bytes or less.  The last of them
   leaves CACHE from now on.  */
static void
let_go (struct heap_cache *cache, uint64_t limit)
{
  struct heap_batch *b;

  while ((b = dequeue (limit)) != NULL)
    {
      finish_leaving (cache);
      b->gone = 0;
      cache->leaving = b;
    }
}

/* See heap-cache.h.  */
void
mpxguard_heap_finish_batch (struct heap_cache *cache, struct heap_batch *b)
{
  __atomic_store_n (&cache->batch, NULL, __ATOMIC_RELEASE);
  enqueue (b);
  let_go (cache, allowed ());
  if (cache->leaving != NULL)
    mpxguard_heap_let_one_go (cache);
}

/* Do what mpxguard_heap_detain does for a thread that has no batch.  */
static void __attribute__ ((noinline))
detain_in_new (uint64_t base, uint64_t size)
{
  struct heap_cache *cache = mpxguard_heap_get_cache ();

  if (cache != NULL && cache->batch == NULL)
    cache->batch = new_batch ();
  if (cache != NULL && cache->batch != NULL)
    mpxguard_heap_append (cache, cache->batch, base, size);
  else
    release (mpxguard_heap_cache, base);
}

/* Keep the slot of CLASS at BASE, which the caller holds, for a while, then
   let it be free: at once, if it is more than may be kept.  */
void
mpxguard_heap_detain (unsigned class, uint64_t base)
{
  struct heap_cache *cache = mpxguard_heap_cache;
  uint64_t size = mpxguard_heap_sizes[class];
  struct heap_batch *b = cache->batch;

  if (MPXGUARD_UNLIKELY (size > HEAP_QUARANTINE_LEAST && size > allowed ()))
    release (cache, base);
  else if (MPXGUARD_LIKELY (b != NULL))
    mpxguard_heap_append (cache, b, base, size);
  else
    detain_in_new (base, size);
}

/* The thread of CACHE ends, or does not exist in the child of a fork: its
   batch goes to the queue.  */
void
mpxguard_heap_end_quarantine (struct heap_cache *cache)
{
  struct heap_batch *b = cache->batch;

  cache->batch = NULL;
  if (b != NULL && b->count > 0)
    {
      enqueue (b);
      let_go (cache, allowed ());
    }
  else if (b != NULL)
    recycle (b);
  finish_leaving (cache);
}

/* In the child of a fork: a thread that does not exist here was at work on the
   queue.  What it holds stays there for ever.  */
void
mpxguard_heap_forget_quarantine (void)
{
  oldest = newest = unused = NULL;
  queued = 0;
}
