/* The heap's own structures, shared by the heap-*.c files.

   A region (heap-regions.c) is address space for slots of one class.  Its
   slots are managed in chunks of 2^SHIFT slots (heap-slots.c); a chunk's
   record, a header and one state byte for each slot, stands out of line in
   the metadata area, where no overrun of a block reaches it.  Threads take
   slots from the chunks and give them back in batches, through their caches
   (heap-cache.c).  Blocks larger than the largest class have regions of
   their own (heap-huge.c).

   Order of locks: looks; huge; a class; regions.  Those of the caches' list,
   of the quarantine, of stacks and of escapes stand alone.  A fork takes all
   (heap-fork.c).

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_HEAP_INTERNAL_H
#define MPXGUARD_HEAP_INTERNAL_H

#include "heap-classes.h"
#include "heap-lock.h"
#include "heap.h"
#include "runtime.h"

#pragma GCC visibility push(hidden)

#define HEAP_PAGE 4096UL
#define HEAP_ROUND_UP(X, Z) (((X) + (Z) - 1) & -(uint64_t) (Z))
#define HEAP_ROUND_DOWN(X, Z) ((X) & -(uint64_t) (Z))

/* Bytes of a slot that are not the program's: its last word (see
   mpxguard-heap-layout.h).  */
#define HEAP_TAIL 8

/* Requests beyond this fail, as with every malloc.  */
#define HEAP_MAX_REQUEST ((uint64_t) PTRDIFF_MAX)

/* From this slot size on a block's memory is made writable when it is
   allocated and returned when it is freed.  */
#define HEAP_BIG_SLOT (48UL << 20)

/* The state byte of a slot.  */
#define HEAP_LIVE 1		/* The program's.  */
#define HEAP_HELD 2		/* In a cache or in quarantine.  */
#define HEAP_USED 4		/* Was the program's once.  */
#define HEAP_DIRTY 8		/* May hold other bytes than 0.  */
#define HEAP_RESIDENT 16	/* Free and counted as dirty.  */
#define HEAP_ESCAPED 32		/* Live, and has records of escapes.  */

/* Size classes: see heap-classes-gen.c.  */
extern const uint64_t mpxguard_heap_sizes[];
extern const uint64_t mpxguard_heap_magics[];
extern const uint8_t mpxguard_heap_small_index[];
extern const uint8_t mpxguard_heap_large_index[];
extern const uint8_t mpxguard_heap_second_level[];
/* See heap-levels.c: which class serves for each, and for each step of small
   needs.  */
extern uint8_t mpxguard_heap_used_class[];
extern uint8_t mpxguard_heap_small_used[];

/* What stands in a region's table entry when it is no class.  */
#define HEAP_CLASS_HUGE 255

/* The regions of all user addresses.  */
#define HEAP_REGIONS \
  (1UL << (MPXGUARD_HEAP_PROOF_BITS - MPXGUARD_HEAP_REGION_SHIFT))

/* A region.  A fixed array has one for every part of the address space;
   MAGIC is 0 where the heap is not.  */
struct heap_region
{
  uint64_t size;		/* Of a slot.  */
  uint64_t magic;
  uint64_t meta;		/* Where the state byte of slot 0 would be ...  */
  uint64_t early_meta;		/* ... and the same, for the slots before ...  */
  uint64_t early;		/* ... this one.  See heap-meta.c.  */
  uint64_t first;		/* The number, counted from address 0, of the
				   first slot of the first chunk.  */
  uint64_t count;		/* Slots in chunks so far.  */
  uint8_t class;
  uint8_t shift;		/* log2 of the slots in a chunk.  */
  uint16_t next;		/* The class's next region, or 0.  */
  /* What is above is one cache line's worth: malloc and free read it.  */
  uint64_t usable;		/* The first slot that may be used.  */
  uint64_t end;			/* One past the last.  */
  uint64_t committed;		/* The end of the writable memory.  */
  uint64_t meta_committed;	/* The same, of the metadata.  */
  uint64_t meta_end;		/* The end of the metadata's addresses.  */
  uint32_t **stacks;		/* See heap-stacks.c.  */
} __attribute__ ((aligned (64)));

/* A ring of chunks: the head of it, or a chunk's place there.  */
struct heap_ring
{
  struct heap_ring *next, *previous;
};

/* A chunk; the state bytes of its slots follow.  */
struct heap_chunk
{
  struct heap_ring ring;
  uint64_t number : 48;		/* Of its first slot, from address 0.  */
  uint64_t ripe : 16;		/* True if a page of it may be returned.  */
  uint16_t free;		/* Slots that are neither live nor held.  */
  uint16_t dirty;		/* Of these, those that hold memory.  */
  uint16_t cursor;		/* No slot before it is free.  */
  uint16_t region;
  uint8_t state[];
};

#define HEAP_CHUNK_HEADER 32

/* log2 of the most slots that a chunk has.  */
#define HEAP_CHUNK_MOST_SHIFT 9

_Static_assert (offsetof (struct heap_chunk, ring) == 0,
		"a place in a ring is that of the chunk");
_Static_assert (sizeof (struct heap_chunk) == HEAP_CHUNK_HEADER,
		"the header of a chunk has the size that addresses assume");

/* Return the chunk at AT, which is not the head of a ring.  */
static inline struct heap_chunk *
heap_ring_chunk (struct heap_ring *at)
{
  return (struct heap_chunk *) at;
}

/* The part of the heap that all threads share, for one class.  */
struct heap_central
{
  heap_lock lock;
  uint16_t region;		/* The region that is being filled, or 0.  */
  uint16_t first_region;
  struct heap_ring partial;	/* The chunks with free slots.  */
  uint64_t dirty;		/* Free slots that hold memory.  */
  uint64_t idle;		/* The least that DIRTY was since a look.  */
  uint32_t looks;		/* How many looks found idle slots so far.  */
  uint32_t patience;		/* So many are to, before their memory is
				   returned.  */
  uint32_t purged;		/* When some was: the number of the look.  */
  uint64_t taken;		/* Slots that are live or held.  */
} __attribute__ ((aligned (64)));

/* Bytes of slots, of all classes.  */
struct heap_totals
{
  uint64_t taken;		/* Live, cached, in quarantine.  */
  uint64_t dirty;		/* Free and holding memory.  */
};

extern struct heap_totals mpxguard_heap_totals;
extern struct heap_region mpxguard_heap_regions[HEAP_REGIONS];
extern struct heap_central mpxguard_heap_centrals[MPXGUARD_HEAP_CLASSES];
extern struct mpxguard_heap_settings mpxguard_heap_settings;
/* What the settings need to be done when a block is freed.  */
enum heap_hooks
{
  HEAP_HOOKS_NONE,
  HEAP_HOOKS_TABLES,		/* Tables to be cleared.  */
  HEAP_HOOKS_QUARANTINE,	/* The same, and quarantine.  */
  HEAP_HOOKS_ALL		/* Stacks to be recorded, or an odd mixture.  */
};
extern enum heap_hooks mpxguard_heap_hooks;
/* The bounds directory, where its entries are the soft backend's; null if free
   is to ask others.  */
extern const uint64_t *mpxguard_heap_directory;
extern struct mpxguard_heap_stats mpxguard_heap_counters;

/* Return the high word of A * B.  */
static inline uint64_t
heap_mulhi (uint64_t a, uint64_t b)
{
  return (uint64_t) (((unsigned __int128) a * b) >> 64);
}

/* Return the class whose slots have NEED bytes, HEAP_TAIL included; NEED is
   at most MPXGUARD_HEAP_LARGEST.  */
static inline unsigned
heap_class_of (uint64_t need)
{
  unsigned bits, class;

  if (MPXGUARD_LIKELY (need <= MPXGUARD_HEAP_SMALL_NEED))
    return mpxguard_heap_small_index[(need + 15) / 16];
  bits = 63 - (unsigned) __builtin_clzl (need - 1);
  class = mpxguard_heap_large_index[(bits - MPXGUARD_HEAP_SMALL_NEED_BITS) * 8
				    + ((need - 1) >> (bits - 3) & 7)];
  while (mpxguard_heap_sizes[class] < need)
    class++;
  return class;
}

/* Return the class whose slots are used at present for blocks that need NEED
   bytes.  */
static inline unsigned
heap_used_class_of (uint64_t need)
{
  return __atomic_load_n (&mpxguard_heap_used_class[heap_class_of (need)],
			  __ATOMIC_RELAXED);
}

/* Return the region that ADDRESS is in, or null if it is not in the heap.  */
static inline struct heap_region *
heap_region_of (uint64_t address)
{
  uint64_t n = address >> MPXGUARD_HEAP_REGION_SHIFT;
  struct heap_region *region;

  if (MPXGUARD_UNLIKELY (n >= HEAP_REGIONS))
    return NULL;
  region = &mpxguard_heap_regions[n];
  if (MPXGUARD_UNLIKELY (__atomic_load_n (&region->magic, __ATOMIC_ACQUIRE)
			 == 0))
    return NULL;
  return region;
}

/* Return the address of the state byte of slot NUMBER of REGION.  */
static inline uint8_t *
heap_state_of (const struct heap_region *region, uint64_t number)
{
  uint64_t meta = region->meta, early_meta = region->early_meta;

  /* Which of them is as good as random: no branch.  */
  meta = number < region->early ? early_meta : meta;
  return (uint8_t *) (meta + number
		      + (number >> region->shift) * HEAP_CHUNK_HEADER);
}

/* Return the chunk of slot NUMBER of REGION.  */
static inline struct heap_chunk *
heap_chunk_of (const struct heap_region *region, uint64_t number)
{
  uint64_t first = HEAP_ROUND_DOWN (number, 1UL << region->shift);

  return (struct heap_chunk *) (heap_state_of (region, first)
				- HEAP_CHUNK_HEADER);
}

/* Return true if REGION has a chunk with slot NUMBER.  */
static inline bool
heap_number_valid (const struct heap_region *region, uint64_t number)
{
  return number - region->first
	 < __atomic_load_n (&region->count, __ATOMIC_ACQUIRE);
}

/* State bytes are read by other threads that look a block up.  */
static inline uint8_t
heap_get_state (const uint8_t *state)
{
  return __atomic_load_n (state, __ATOMIC_RELAXED);
}

static inline void
heap_set_state (uint8_t *state, uint8_t value)
{
  __atomic_store_n (state, value, __ATOMIC_RELAXED);
}

/* Add N to COUNTER, which the caller's lock protects, but which others read
   without it.  */
static inline void
heap_add (uint64_t *counter, int64_t n)
{
  __atomic_store_n (counter, *counter + (uint64_t) n, __ATOMIC_RELAXED);
}

/* Return the address of the slot's word, its last: the slot of SLOT bytes at
   BASE.  */
static inline uint64_t *
heap_slot_word (uint64_t base, uint64_t slot)
{
  return (uint64_t *) (base + slot - HEAP_TAIL);
}

/* The object in the slot of SLOT bytes at BASE has SIZE bytes from now on.  */
static inline void
heap_set_size (uint64_t base, uint64_t slot, uint64_t size)
{
  *heap_slot_word (base, slot) = base + size - 1;
}

/* The slot of SLOT bytes at BASE holds no object from now on.  */
static inline void
heap_set_free (uint64_t base, uint64_t slot)
{
  *heap_slot_word (base, slot) = 0;
}

/* Return the size of the object in the slot of SLOT bytes at BASE by the
   slot's word.  A stray write may have changed that: never more than there is
   room for.  */
static inline uint64_t
heap_get_size (uint64_t base, uint64_t slot)
{
  uint64_t size = *heap_slot_word (base, slot) + 1 - base;

  return MPXGUARD_LIKELY (size <= slot - HEAP_TAIL) ? size : slot - HEAP_TAIL;
}

/* Return true if a freed block in a slot of SIZE bytes keeps words that tell of
   it: the slot has room, and its pages are kept.  */
static inline bool
heap_freed_tells (uint64_t size)
{
  return size >= 4 * HEAP_TAIL && size < HEAP_BIG_SLOT;
}

/* For reports on the freed block of SIZE bytes at BASE in a slot of SLOT bytes:
   keep its size and who freed it, CALLER, in words that the program may have
   used and need not find again.  */
static inline void
heap_tell_freed (uint64_t base, uint64_t slot, uint64_t size,
		 const void *caller)
{
  *heap_slot_word (base, slot - HEAP_TAIL) = size;
  *heap_slot_word (base, slot - 2 * HEAP_TAIL) = (uint64_t) caller;
}

/* heap-regions.c.  */
extern int mpxguard_heap_started;
void mpxguard_heap_start (void);
bool mpxguard_heap_add_region (unsigned class);
long mpxguard_heap_reserve (uint64_t from, uint64_t to, int flags);
bool mpxguard_heap_derivable (void);
uint64_t mpxguard_heap_find_regions (uint64_t count, uint64_t alignment);
uint64_t mpxguard_heap_random (void);
extern bool mpxguard_heap_limited, mpxguard_heap_emulated;
extern heap_lock mpxguard_heap_region_lock;
void mpxguard_heap_lock_regions (mpxguard_sigset *old);
void mpxguard_heap_unlock_regions (const mpxguard_sigset *old);

/* heap-meta.c.  */
void mpxguard_heap_start_meta (uint64_t address);
bool mpxguard_heap_place_meta (struct heap_region *region, bool first);
bool mpxguard_heap_commit_meta (struct heap_region *region, uint64_t number);

/* heap-commit.c.  */
bool mpxguard_heap_commit (uint64_t from, uint64_t to);
bool mpxguard_heap_commit_slots (struct heap_region *region, uint64_t end);
bool mpxguard_heap_purge (uint64_t from, uint64_t to);
bool mpxguard_heap_move_pages (uint64_t to, uint64_t from, uint64_t size);
uint64_t mpxguard_heap_shorten_slots (struct heap_region *region,
				      uint64_t from);
bool mpxguard_heap_commit_block (uint64_t base, uint64_t size, uint64_t slot);
void mpxguard_heap_decommit_block (uint64_t base, uint64_t slot);
void *mpxguard_heap_map (uint64_t size);

/* heap-table.c.  Region N is opened: its slots have SIZE bytes and the
   multiplier MAGIC.  */
void mpxguard_heap_set_entry (uint64_t n, uint64_t size, uint64_t magic);
bool mpxguard_heap_published (void);

/* heap-slots.c.  */
unsigned mpxguard_heap_take (unsigned class, uint64_t *slots, unsigned wanted);
void mpxguard_heap_give (unsigned class, const uint64_t *slots,
			 unsigned count);
unsigned mpxguard_heap_next_free (const struct heap_chunk *chunk, unsigned i,
				  unsigned slots);

void mpxguard_heap_mend_class (unsigned class);

/* heap-levels.c.  */
void mpxguard_heap_use_more_classes (unsigned class);

/* heap-purge.c.  */
void mpxguard_heap_miss (struct heap_central *central);
void mpxguard_heap_forget_look (void);
void mpxguard_heap_took_clean (uint64_t bytes);
void mpxguard_heap_gave_dirty (uint64_t size, uint64_t bytes);
uint64_t mpxguard_heap_purge_all (void);
bool mpxguard_heap_relieve (void);

/* heap-cache.c; see heap-cache.h too.  */
extern heap_lock mpxguard_heap_cache_lock;
/* The thread's cache went back: it gets no second one, and keeps nothing that
   nobody would take from it.  */
extern __thread bool mpxguard_heap_thread_ended
  __attribute__ ((tls_model ("initial-exec")));
void mpxguard_heap_adopt_caches (void);
void mpxguard_heap_mend_caches (void);
void mpxguard_heap_flush_cache (void);
uint64_t mpxguard_heap_cached_bytes (void);

/* heap-huge.c.  */
uint64_t mpxguard_heap_huge_take (uint64_t need);
void mpxguard_heap_huge_give (uint64_t base);
extern heap_lock mpxguard_heap_huge_lock;

/* heap-quarantine.c.  */
extern heap_lock mpxguard_heap_quarantine_lock;
void mpxguard_heap_detain (unsigned class, uint64_t base);
void mpxguard_heap_forget_quarantine (void);

/* heap-escape.c.  */
void mpxguard_heap_forget_escapes (uint64_t base);

/* heap-stacks.c.  MPXGUARD_HEAP_CALLER is where the program called malloc or
   its kin, if stacks are recorded.  */
extern __thread const void *mpxguard_heap_caller
  __attribute__ ((tls_model ("initial-exec")));
extern uint32_t mpxguard_heap_walkers;
/* Stacks of several frames will be recorded: let the unwinder prepare itself
   now.  At its first walk it allocates under a lock of its own.  */
void mpxguard_heap_prepare_walks (void);
void mpxguard_heap_stop_walks (void);
void mpxguard_heap_resume_walks (bool child);
void mpxguard_heap_note_stack (struct heap_region *region, uint64_t number,
			       unsigned which);
void mpxguard_heap_get_stack (const struct heap_region *region,
			      uint64_t number, unsigned which,
			      struct mpxguard_heap_stack *stack);
extern heap_lock mpxguard_heap_stack_lock;

/* heap-core.c.  CALLER is where the program called malloc's family from.  */
/* What is wrong with a pointer that is to be freed.  */
enum heap_fault
{
  HEAP_NO_FAULT,
  HEAP_FAULT_FOREIGN,		/* It was never allocated here.  */
  HEAP_FAULT_INTERIOR,		/* It is not the start of a block.  */
  HEAP_FAULT_FREED,		/* The block was freed before.  */
  HEAP_FAULT_OVERWRITTEN	/* Its size was written over.  */
};

void *mpxguard_heap_allocate (uint64_t size, bool zero);
void *mpxguard_heap_allocate_aligned (uint64_t alignment, uint64_t size);
void *mpxguard_heap_reallocate (void *block, uint64_t size,
				const void *caller);
void mpxguard_heap_free (void *block, const void *caller);
uint64_t mpxguard_heap_usable_size (const void *block);

#pragma GCC visibility pop

#endif /* MPXGUARD_HEAP_INTERNAL_H */
