/* A thread's cache of free slots: what malloc and free do in the common case.

   For each class of small slots there is a bin, a ring of slot addresses that
   the thread holds.  Nobody else touches a cache, except after a fork, in the
   child, where its thread does not exist.

   HEAD and TAIL count on for ever; their order of change is such that at any
   moment the entries from HEAD to TAIL are valid.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_HEAP_CACHE_H
#define MPXGUARD_HEAP_CACHE_H

#include "heap-internal.h"

#pragma GCC visibility push(hidden)

/* The most slots of a bin, and the most bytes if that is fewer; a class whose
   slots are larger than HEAP_LARGEST_CACHED has no bin.  */
#define HEAP_BIN_SLOTS 64U
#define HEAP_BIN_BYTES (4UL << 10)
#define HEAP_LARGEST_CACHED (4UL << 10)

/* A slot that a thread holds, and its state byte.  */
struct heap_slot
{
  uint64_t base;
  uint8_t *state;
};

struct heap_bin
{
  uint32_t head;		/* Where the oldest entry is.  */
  uint32_t tail;		/* Where the next one goes.  */
  uint32_t limit;		/* The entries that are allowed at present.  */
  uint32_t mask;		/* The ring's size less 1.  */
  uint32_t head_then;		/* HEAD and TAIL at the last sweep.  */
  uint32_t tail_then;
  struct heap_slot *ring;
};

/* A page's worth of slots that were freed and wait; see heap-quarantine.c.  */
#define HEAP_BATCH_SLOTS 507

struct heap_batch
{
  struct heap_batch *next;
  uint64_t count;
  uint64_t gone;		/* So many of COUNT have gone.  */
  uint64_t bytes;
  uint64_t most;		/* So many make it full.  */
  uint64_t slots[HEAP_BATCH_SLOTS];
};

_Static_assert (sizeof (struct heap_batch) == HEAP_PAGE, "a batch is a page");

/* A cache.  It has bins, which are never used, for region classes that are no
   size classes too, so that free may look at the bin before it knows.  */
struct heap_cache
{
  struct heap_cache *next, *previous;
  unsigned misses;		/* Since the last sweep.  */
  struct heap_batch *batch;	/* What the thread freed last, or null.  */
  struct heap_batch *leaving;	/* Slots that will soon be used, or null.  */
  struct heap_bin bins[HEAP_CLASS_HUGE + 1];
};

/* The calling thread's cache.  A thread without one has an empty cache whose
   limits are 0.  */
extern __thread struct heap_cache *mpxguard_heap_cache
  __attribute__ ((tls_model ("initial-exec")));

/* Freed slots are used again in the order in which they were freed, not the
   last one first.  */
extern bool mpxguard_heap_fifo;

struct heap_cache *mpxguard_heap_get_cache (void);
void mpxguard_heap_end_quarantine (struct heap_cache *cache);
struct heap_slot mpxguard_heap_refill (unsigned class);
void mpxguard_heap_release (unsigned class, uint64_t base, uint8_t *state);
void mpxguard_heap_let_one_go (struct heap_cache *cache);

/* The batch B of CACHE is full; and let one go.  */
void mpxguard_heap_finish_batch (struct heap_cache *cache,
				 struct heap_batch *b);

/* Return the newest slot from BIN, which is not empty.  */
static inline struct heap_slot
heap_pop_newest (struct heap_bin *bin)
{
  uint32_t tail = bin->tail - 1;
  struct heap_slot slot = bin->ring[tail & bin->mask];

  __atomic_store_n (&bin->tail, tail, __ATOMIC_RELAXED);
  return slot;
}

/* Return a slot from BIN, which is not empty.  */
static inline struct heap_slot
heap_pop_bin (struct heap_bin *bin)
{
  struct heap_slot slot;

  if (MPXGUARD_LIKELY (!mpxguard_heap_fifo))
    return heap_pop_newest (bin);
  slot = bin->ring[bin->head & bin->mask];
  __atomic_store_n (&bin->head, bin->head + 1, __ATOMIC_RELAXED);
  return slot;
}

/* Return a slot of CLASS, that the caller holds then; its base is 0 if there
   is no memory.  */
static inline struct heap_slot
heap_pop (unsigned class)
{
  struct heap_bin *bin = &mpxguard_heap_cache->bins[class];

  if (MPXGUARD_UNLIKELY (bin->head == bin->tail))
    return mpxguard_heap_refill (class);
  return heap_pop_bin (bin);
}

/* Put the slot at BASE with the state byte STATE into BIN, which has room.  */
static inline void
heap_push_bin (struct heap_bin *bin, uint64_t base, uint8_t *state)
{
  bin->ring[bin->tail & bin->mask]
    = (struct heap_slot) { .base = base, .state = state };
  __atomic_store_n (&bin->tail, bin->tail + 1, __ATOMIC_RELEASE);
}

/* Let the slot of CLASS at BASE with the state byte STATE, which the caller
   holds, be free.  */
static inline void
heap_push (unsigned class, uint64_t base, uint8_t *state)
{
  struct heap_bin *bin = &mpxguard_heap_cache->bins[class];

  if (MPXGUARD_UNLIKELY (bin->tail - bin->head >= bin->limit))
    mpxguard_heap_release (class, base, state);
  else
    heap_push_bin (bin, base, state);
}

/* Put the slot of SIZE bytes at BASE into the batch B of CACHE.  The child of a
   fork may find the batch of a thread that was here just now: its slots come
   before its count.  */
static inline __attribute__ ((always_inline)) void
mpxguard_heap_append (struct heap_cache *cache, struct heap_batch *b,
		      uint64_t base, uint64_t size)
{
  b->slots[b->count] = base;
  __atomic_store_n (&b->count, b->count + 1, __ATOMIC_RELEASE);
  b->bytes += size;
  if (MPXGUARD_UNLIKELY (b->count == HEAP_BATCH_SLOTS || b->bytes >= b->most))
    mpxguard_heap_finish_batch (cache, b);
  else if (cache->leaving != NULL)
    mpxguard_heap_let_one_go (cache);
}

#pragma GCC visibility pop

#endif /* MPXGUARD_HEAP_CACHE_H */
