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
#define HEAP_BIN_BYTES (64UL << 10)
#define HEAP_LARGEST_CACHED (64UL << 10)

struct heap_bin
{
  uint32_t head;		/* Where the oldest entry is.  */
  uint32_t tail;		/* Where the next one goes.  */
  uint32_t limit;		/* The entries that are allowed at present.  */
  uint32_t mask;		/* The ring's size less 1.  */
  uint64_t *ring;
};

struct heap_cache
{
  struct heap_cache *next, *previous;
  struct heap_bin bins[MPXGUARD_HEAP_CLASSES];
};

/* The calling thread's cache.  A thread without one has an empty cache whose
   limits are 0.  */
extern __thread struct heap_cache *mpxguard_heap_cache
  __attribute__ ((tls_model ("initial-exec")));

/* Freed slots are used again in the order in which they were freed, not the
   last one first.  */
extern bool mpxguard_heap_fifo;

uint64_t mpxguard_heap_refill (unsigned class);
void mpxguard_heap_release (unsigned class, uint64_t base);

/* Return a slot of CLASS that the caller holds then, or 0 if there is no
   memory.  */
static inline uint64_t
heap_pop (unsigned class)
{
  struct heap_bin *bin = &mpxguard_heap_cache->bins[class];
  uint64_t base;

  if (MPXGUARD_UNLIKELY (bin->head == bin->tail))
    return mpxguard_heap_refill (class);
  if (MPXGUARD_UNLIKELY (mpxguard_heap_fifo))
    {
      base = bin->ring[bin->head & bin->mask];
      __atomic_store_n (&bin->head, bin->head + 1, __ATOMIC_RELAXED);
    }
  else
    {
      base = bin->ring[(bin->tail - 1) & bin->mask];
      __atomic_store_n (&bin->tail, bin->tail - 1, __ATOMIC_RELAXED);
    }
  return base;
}

/* Let the slot of CLASS at BASE, which the caller holds, be free.  */
static inline void
heap_push (unsigned class, uint64_t base)
{
  struct heap_bin *bin = &mpxguard_heap_cache->bins[class];

  if (MPXGUARD_UNLIKELY (bin->tail - bin->head >= bin->limit))
    {
      mpxguard_heap_release (class, base);
      return;
    }
  bin->ring[bin->tail & bin->mask] = base;
  __atomic_store_n (&bin->tail, bin->tail + 1, __ATOMIC_RELEASE);
}

#pragma GCC visibility pop

#endif /* MPXGUARD_HEAP_CACHE_H */
