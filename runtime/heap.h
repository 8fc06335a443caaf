/* The process's malloc, as the rest of the runtime sees it.

   The entry points malloc, free and so on are in heap-entry.c and are the
   whole process's by interposition.  This is what reports, statistics, the
   wrappers of libc and the start of the runtime ask for.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_HEAP_H
#define MPXGUARD_HEAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mpxguard-heap-layout.h"

/* A stack that was recorded with malloc_stack: COUNT return addresses.  They
   are never freed.  */
struct mpxguard_heap_stack
{
  unsigned count;
  const void *const *pcs;
};

/* Record the calling thread's stack from where a function of the library
   returns to, CALLER: so many frames as malloc_stack says, but one at least.
   Return its number, 0 where memory is short.  */
uint32_t mpxguard_heap_stack_here (const void *caller);

/* Set STACK to the stack with NUMBER, to none if that is 0.  */
void mpxguard_heap_stack_get (uint32_t number,
			      struct mpxguard_heap_stack *stack);

/* What is known of one slot.  */
struct mpxguard_heap_block
{
  uint64_t base;
  uint64_t size;		/* The bytes that the program asked for; of a
				   freed block, what it had asked for if that
				   is still known, else the slot's.  */
  uint64_t slot_size;
  bool live;			/* Allocated now.  */
  bool freed;			/* Was allocated and is not now.  Neither:
				   never used.  */
  struct mpxguard_heap_stack allocated;
  struct mpxguard_heap_stack released;
};

/* How the heap is to behave; all off is plain malloc.  */
struct mpxguard_heap_settings
{
  bool tables;			/* Bounds tables are mapped: clear the slots
				   of freed blocks in them, move the slots of
				   moved blocks.  */
  bool grow_by_moving;		/* realloc never grows in place.  */
  bool quarantine;		/* Freed blocks wait before reuse.  */
  unsigned quarantine_mb;	/* At most so many MB.  */
  unsigned quarantine_percent;	/* At most this share of the live heap.  */
  unsigned stack_depth;		/* Frames to record, 0 for none.  */
};

/* Counters for the statistics, taken without stopping anybody.  */
struct mpxguard_heap_stats
{
  uint64_t regions;		/* Regions in use.  */
  uint64_t committed;		/* Bytes made writable.  */
  uint64_t taken;		/* Bytes of slots that are allocated, in
				   threads' caches or in quarantine.  */
  uint64_t cached;		/* Of these: in caches.  */
  uint64_t quarantined;		/* Of these: in quarantine.  */
  uint64_t huge;		/* Bytes in blocks beyond the classes.  */
  uint64_t dirty;		/* Bytes of free slots that hold memory.  */
  uint64_t returned;		/* Bytes returned to the system so far.  */
  uint64_t bad_frees;		/* Frees that were refused.  */
};

/* Find the slot whose extent contains ADDRESS, which may be any value, and
   describe it in BLOCK.  Return false if ADDRESS is in no slot of the heap.
   Takes no lock; async-signal-safe; keeps errno.  */
bool mpxguard_heap_find (uint64_t address, struct mpxguard_heap_block *block);

/* Return true if ADDRESS, any value, is in a region of the heap, used or
   not.  */
bool mpxguard_heap_contains (uint64_t address);

/* Behave as SETTINGS say from now on.  To be called before the first
   instrumented code runs, once or more often.  */
void mpxguard_heap_configure (const struct mpxguard_heap_settings *settings);

/* Serve instrumented code from now on, as mpxguard_options say: its first
   module is being registered, the directory is mapped.  DERIVED if it derives
   bounds from pointers: blocks may grow in place then, and a freed one must not
   be used again at once.  Until then the heap is a plain malloc.  */
void mpxguard_heap_serve (bool derived);

/* Map the tables of mpxguard-heap-layout.h; they say that the heap is
   nowhere.  Return its address, or a negative error number if that cannot be
   had.  */
long mpxguard_heap_map_table (void);

/* Let these tables say where the heap is, now and from now on.  */
void mpxguard_heap_publish (void);

/* Return true if generated code derives the bounds of heap blocks: the class
   table speaks of this heap.  */
bool mpxguard_heap_derives (void);

/* Faults are handed to mpxguard_heap_fill from now on: where that makes it
   possible, bounds may be derived.  */
void mpxguard_heap_expect_fill (void);

/* A read of ADDRESS has faulted.  Return true if it is in the heap, where
   nothing was mapped, and something is now.  */
bool mpxguard_heap_fill (uint64_t address);

/* Return true if the process's malloc is this one, not another that was
   interposed.  */
bool mpxguard_heap_is_ours (void);

/* Return true if the access of SIZE bytes at ADDRESS lies in a live block from
   which a pointer has escaped whose derived bounds are LOWER to UPPER, or were
   when it was loaded.  Async-signal-safe.  */
bool mpxguard_heap_escaped (uint64_t address, uint64_t size, uint64_t lower,
			    uint64_t upper);

/* Return true if any pointer has escaped from a live block to the slot at
   LOWER: bounds from there are no rest of a block that was freed.  Set OWNER
   to the base of that block, of several to that nearest to ADDRESS.
   Async-signal-safe.  */
bool mpxguard_heap_escaped_to (uint64_t lower, uint64_t address,
			       uint64_t *owner);

/* What is known of objects outside the heap of which one begins at LOWER and
   has let a pointer escape.  */
enum mpxguard_escape
{
  MPXGUARD_ESCAPE_UNKNOWN,	/* There is no record of any.  */
  MPXGUARD_ESCAPE_ADMITS,	/* One of them holds the access.  */
  MPXGUARD_ESCAPE_DENIES
};

/* Say what is known of the access of SIZE bytes at ADDRESS; if it is denied,
   set UPPER to the upper bound of such an object.  Async-signal-safe.  */
enum mpxguard_escape mpxguard_escape_admits (uint64_t address, uint64_t size,
					     uint64_t lower, uint64_t *upper);

/* Return true if the process is the child of a fork at which another thread
   was walking its stack: the unwinder's lock may be held for ever.  */
bool mpxguard_heap_unwinder_lost (void);

/* Fill in STATS.  */
void mpxguard_heap_get_stats (struct mpxguard_heap_stats *stats);

/* A process is about to fork, or did, as the parent or the child.  */
void mpxguard_heap_before_fork (void);
void mpxguard_heap_after_fork_parent (void);
void mpxguard_heap_after_fork_child (void);

#endif /* MPXGUARD_HEAP_H */
