/* Freed blocks that wait before their slots are used again.

   A thread collects the slots that it frees in a batch of its own; a full
   batch goes to the end of a queue that all threads share.  When the queue
   holds more than it may, its oldest batches are let go, into the cache of
   the thread that notices.  So the program finds a freed block free for as
   long as the memory allows.

   In: slots that are held, freed and without a valid byte.  Out: the same
   slots, later.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "heap-cache.h"

#define HEAP_BATCH_SLOTS 508

/* A batch also goes to the queue when it holds this share of what may be in
   quarantine.  */
#define HEAP_BATCH_SHARE 16

/* A page's worth of slots.  */
struct heap_batch
{
  struct heap_batch *next;
  uint64_t count;
  uint64_t bytes;
  uint64_t most;		/* So many make it full.  */
  uint64_t slots[HEAP_BATCH_SLOTS];
};

_Static_assert (sizeof (struct heap_batch) == HEAP_PAGE, "a batch is a page");

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

/* Let the slot at BASE be free.  */
static void
release (uint64_t base)
{
  const struct heap_region *region = heap_region_of (base);

  heap_push (region->class, base,
	     heap_state_of (region, heap_mulhi (base, region->magic)));
}

/* Let the slots of batches go until the queue holds LIMIT bytes or less.  */
static void
let_go (uint64_t limit)
{
  struct heap_batch *b;

  while ((b = dequeue (limit)) != NULL)
    {
      for (uint64_t i = 0; i < b->count; i++)
	release (b->slots[i]);
      heap_lock_take (&mpxguard_heap_quarantine_lock);
      b->next = unused;
      unused = b;
      heap_lock_drop (&mpxguard_heap_quarantine_lock);
    }
}

/* The batch B of CACHE is full.  */
static void __attribute__ ((noinline))
finish_batch (struct heap_cache *cache, struct heap_batch *b)
{
  __atomic_store_n (&cache->batch, NULL, __ATOMIC_RELEASE);
  enqueue (b);
  let_go (allowed ());
}

/* Put the slot of SIZE bytes at BASE into the batch B of CACHE.  The child of a
   fork may find the batch of a thread that was here just now: its slots come
   before its count.  */
static inline void
append (struct heap_cache *cache, struct heap_batch *b, uint64_t base,
	uint64_t size)
{
  b->slots[b->count] = base;
  __atomic_store_n (&b->count, b->count + 1, __ATOMIC_RELEASE);
  b->bytes += size;
  if (MPXGUARD_UNLIKELY (b->count == HEAP_BATCH_SLOTS || b->bytes >= b->most))
    finish_batch (cache, b);
}

/* Do what mpxguard_heap_detain does for a thread that has no batch.  */
static void __attribute__ ((noinline))
detain_in_new (uint64_t base, uint64_t size)
{
  struct heap_cache *cache = mpxguard_heap_get_cache ();

  if (cache != NULL && cache->batch == NULL)
    cache->batch = new_batch ();
  if (cache != NULL && cache->batch != NULL)
    append (cache, cache->batch, base, size);
  else
    release (base);
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
    release (base);
  else if (MPXGUARD_LIKELY (b != NULL))
    append (cache, b, base, size);
  else
    detain_in_new (base, size);
}

/* The thread of CACHE ends, or does not exist in the child of a fork: its
   batch goes to the queue.  */
void
mpxguard_heap_end_quarantine (struct heap_cache *cache)
{
  struct heap_batch *b = cache->batch;

  if (b == NULL)
    return;
  cache->batch = NULL;
  enqueue (b);
  let_go (allowed ());
}

/* In the child of a fork: a thread that does not exist here was at work on the
   queue.  What it holds stays there for ever.  */
void
mpxguard_heap_forget_quarantine (void)
{
  oldest = newest = unused = NULL;
  queued = 0;
}
