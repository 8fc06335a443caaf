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

/* A cache.  It has bins, which are never used, for region classes that are no
   size classes too, so that free may look at the bin before it knows.  */
struct heap_cache
{
  struct heap_cache *next, *previous;
  unsigned misses;		/* Since the last sweep.  */
  struct heap_batch *batch;	/* See heap-quarantine.c.  */
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

#pragma GCC visibility pop

#endif /* MPXGUARD_HEAP_CACHE_H */
