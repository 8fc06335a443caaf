/* Where was a block allocated, where was it freed: recorded as deep as
   malloc_stack says.

   Each distinct stack is stored once and has a number; a slot has two
   numbers.  The store only grows: a report may read it at any time without a
   lock, and a stack that was ever shown stays true.

   In: slots, at the moment of malloc and free.  Out: lists of return
   addresses.  Where memory is short, nothing is recorded.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include <unwind.h>

#include "heap-internal.h"

#define HEAP_MAX_FRAMES 64
#define HEAP_STACK_BUCKETS (1U << 14)

/* The store: pieces of so many words; a number is that of a word.  */
#define HEAP_PIECE_WORDS (1UL << 17)
#define HEAP_PIECES (1UL << 12)

/* At most so many frames at the top of a stack are the heap's own.  */
#define HEAP_OWN_FRAMES 8

/* A stored stack.  */
struct stack
{
  uint32_t next;		/* The next one in the bucket, or 0.  */
  uint32_t count;
  const void *pcs[];
};

/* A stack that is being walked.  */
struct walk
{
  unsigned count, limit;
  const void *pcs[HEAP_MAX_FRAMES + HEAP_OWN_FRAMES];
};

__thread const void *mpxguard_heap_caller
  __attribute__ ((tls_model ("initial-exec")));

heap_lock mpxguard_heap_stack_lock;
static uint32_t buckets[HEAP_STACK_BUCKETS];
static uint64_t *pieces[HEAP_PIECES];

/* The next free word of the store.  Number 0 is no stack.  */
static uint64_t next_word = 1;

/* The thread is walking its stack: what that allocates is not recorded.  */
static __thread bool walking __attribute__ ((tls_model ("initial-exec")));

/* Return stack NUMBER.  */
static struct stack *
stack_at (uint32_t number)
{
  uint64_t *piece = __atomic_load_n (&pieces[number / HEAP_PIECE_WORDS],
				     __ATOMIC_ACQUIRE);

  return (struct stack *) (piece + number % HEAP_PIECE_WORDS);
}

/* Add one frame CONTEXT to the walk DATA.  */
static _Unwind_Reason_Code
add_frame (struct _Unwind_Context *context, void *data)
{
  struct walk *walk = data;

  walk->pcs[walk->count++] = (const void *) _Unwind_GetIP (context);
  return walk->count < walk->limit ? _URC_NO_REASON : _URC_END_OF_STACK;
}

/* The unwinder holds a lock of its own while it allocates and frees, so what
   it asks for is not recorded.  Its functions lie around this one.  */
extern const void *_Unwind_Find_FDE (void *pc, void *bases);
#define HEAP_UNWINDER_SIZE (16UL << 10)

/* Return true if CALLER is in the unwinder.  */
static bool
in_unwinder (const void *caller)
{
  uint64_t distance = (uint64_t) caller - (uint64_t) &_Unwind_Find_FDE;

  return distance + HEAP_UNWINDER_SIZE < 2 * HEAP_UNWINDER_SIZE;
}

/* Return true if CALLER is in this library, which names nobody's own code.  In
   a static program our code cannot be told from other code.  */
static bool
in_library (const void *caller)
{
#ifdef PIC
  extern const char __ehdr_start[] __attribute__ ((visibility ("hidden")));
  extern const char etext[] __attribute__ ((visibility ("hidden")));

  return (uint64_t) caller - (uint64_t) __ehdr_start
	 < (uint64_t) etext - (uint64_t) __ehdr_start;
#else
  return false;
#endif
}

/* Threads that are walking, and whether a fork wants there to be none: a lock
   that the unwinder holds at a fork, as that of libgcc_eh in static programs,
   would be held for ever in the child.  */
uint32_t mpxguard_heap_walkers;
static uint32_t forking;

/* The process is the child of a fork that found a thread walking: nobody walks
   here.  */
static bool unwinder_lost;

/* How long a fork waits for walks to end: so many times it lets other threads
   run, then it sleeps so often, so many microseconds.  */
#define HEAP_WALK_YIELDS 100
#define HEAP_WALK_NAPS 2000
#define HEAP_WALK_NAP 1000

/* Wait until no thread is walking, and let none begin.  A walk is short, but its
   thread may have to wait for a processor; one that never comes back, because
   it waits for the thread that forks, is given up.  */
void
mpxguard_heap_stop_walks (void)
{
  __atomic_add_fetch (&forking, 1, __ATOMIC_SEQ_CST);
  for (int i = 0; i < HEAP_WALK_YIELDS + HEAP_WALK_NAPS; i++)
    {
      if (__atomic_load_n (&mpxguard_heap_walkers, __ATOMIC_SEQ_CST) == 0)
	return;
      if (i < HEAP_WALK_YIELDS)
	mpxguard_syscall (SYS_sched_yield, 0, 0, 0, 0, 0, 0);
      else
	mpxguard_sys_nap (HEAP_WALK_NAP);
    }
}

/* Let threads walk again after a fork.  In the CHILD none is walking.  */
void
mpxguard_heap_resume_walks (bool child)
{
  if (child)
    {
      if (__atomic_load_n (&mpxguard_heap_walkers, __ATOMIC_SEQ_CST) != 0)
	unwinder_lost = true;
      __atomic_store_n (&mpxguard_heap_walkers, 0, __ATOMIC_SEQ_CST);
      __atomic_store_n (&forking, 0, __ATOMIC_SEQ_CST);
    }
  else
    __atomic_sub_fetch (&forking, 1, __ATOMIC_SEQ_CST);
}

/* What _Unwind_Find_FDE says besides of the function around a place.  */
struct bases
{
  void *text;
  void *data;
  void *function;
};

/* Return true if the unwinder knows this library's functions.  In a static
   program it is told of them by one of the first constructors only: before, as
   in .preinit_array, it would end the process at the first of them.  */
static bool
unwinder_is_ready (void)
{
  static bool ready;
  struct bases bases;

  if (__atomic_load_n (&ready, __ATOMIC_RELAXED))
    return true;
  if (!_Unwind_Find_FDE ((void *) unwinder_is_ready, &bases))
    return false;
  __atomic_store_n (&ready, true, __ATOMIC_RELAXED);
  return true;
}

/* See heap.h.  */
bool
mpxguard_heap_unwinder_lost (void)
{
  return unwinder_lost || !unwinder_is_ready ();
}

/* Walk the calling thread's stack, from the program's call of malloc at CALLER
   on.  */
static void
fill (struct walk *walk, const void *caller)
{
  unsigned depth = mpxguard_heap_settings.stack_depth;
  unsigned own = 0;

  if (depth > HEAP_MAX_FRAMES)
    depth = HEAP_MAX_FRAMES;
  walk->count = 0;
  walk->limit = depth + HEAP_OWN_FRAMES;
  _Unwind_Backtrace (add_frame, walk);
  while (own < walk->count && own < HEAP_OWN_FRAMES
	 && walk->pcs[own] != caller)
    own++;
  if (own == walk->count || own == HEAP_OWN_FRAMES)
    own = 0;
  while (own + 1 < walk->count && in_library (walk->pcs[own]))
    own++;
  walk->count -= own;
  if (walk->count > depth)
    walk->count = depth;
  __builtin_memmove (walk->pcs, walk->pcs + own,
		     walk->count * sizeof walk->pcs[0]);
}

/* Return the stack in WALK among those of the chain FIRST, or 0.  */
static uint32_t
find_stack (uint32_t first, const struct walk *walk)
{
  for (uint32_t n = first; n != 0; n = stack_at (n)->next)
    {
      const struct stack *stack = stack_at (n);

      if (stack->count == walk->count
	  && __builtin_memcmp (stack->pcs, walk->pcs,
			       walk->count * sizeof walk->pcs[0]) == 0)
	return n;
    }
  return 0;
}

/* Return the number of COUNT new words in a row, or 0.  The caller holds the
   lock.  */
static uint32_t
new_words (uint64_t count)
{
  uint64_t n = next_word;

  if (n % HEAP_PIECE_WORDS + count > HEAP_PIECE_WORDS)
    n = HEAP_ROUND_UP (n, HEAP_PIECE_WORDS);
  if (n / HEAP_PIECE_WORDS >= HEAP_PIECES)
    return 0;
  if (pieces[n / HEAP_PIECE_WORDS] == NULL)
    {
      void *piece = mpxguard_heap_map (HEAP_PIECE_WORDS * 8);

      if (piece == NULL)
	return 0;
      __atomic_store_n (&pieces[n / HEAP_PIECE_WORDS], piece,
			__ATOMIC_RELEASE);
    }
  next_word = n + count;
  return (uint32_t) n;
}

/* Store the stack in WALK, unless it is there.  Return its number, or 0.  */
static uint32_t
store (const struct walk *walk)
{
  uint64_t hash = walk->count;
  uint32_t *bucket, n;

  for (unsigned i = 0; i < walk->count; i++)
    hash = (hash ^ (uint64_t) walk->pcs[i]) * 0x9e3779b97f4a7c15;
  bucket = &buckets[(hash >> 32) % HEAP_STACK_BUCKETS];
  n = find_stack (__atomic_load_n (bucket, __ATOMIC_ACQUIRE), walk);
  if (n != 0)
    return n;
  heap_lock_take (&mpxguard_heap_stack_lock);
  n = find_stack (*bucket, walk);
  if (n == 0)
    n = new_words (1 + walk->count);
  if (n != 0 && stack_at (n)->count == 0)
    {
      struct stack *stack = stack_at (n);

      stack->next = *bucket;
      stack->count = walk->count;
      __builtin_memcpy (stack->pcs, walk->pcs,
			walk->count * sizeof walk->pcs[0]);
      __atomic_store_n (bucket, n, __ATOMIC_RELEASE);
    }
  heap_lock_drop (&mpxguard_heap_stack_lock);
  return n;
}

/* Return the list of the numbers of the stacks of the slots of the chunk of
   slot NUMBER of REGION; null if there is none, and none could be made if
   MAKE.  */
static uint32_t *
numbers_of (struct heap_region *region, uint64_t number, bool make)
{
  uint64_t chunk, bytes;
  uint32_t ***chunks = &region->stacks;

  if (region->class == HEAP_CLASS_HUGE)
    return NULL;
  chunk = (number - region->first) >> region->shift;
  if (make && __atomic_load_n (chunks, __ATOMIC_ACQUIRE) == NULL)
    {
      bytes = ((region->end - region->first) >> region->shift) * 8 + 8;
      heap_lock_take (&mpxguard_heap_stack_lock);
      if (*chunks == NULL)
	__atomic_store_n (chunks,
			  mpxguard_heap_map (HEAP_ROUND_UP (bytes,
							    HEAP_PAGE)),
			  __ATOMIC_RELEASE);
      heap_lock_drop (&mpxguard_heap_stack_lock);
    }
  if (__atomic_load_n (chunks, __ATOMIC_ACQUIRE) == NULL)
    return NULL;
  if (make && __atomic_load_n (&(*chunks)[chunk], __ATOMIC_ACQUIRE) == NULL)
    {
      heap_lock_take (&mpxguard_heap_stack_lock);
      if ((*chunks)[chunk] == NULL)
	{
	  uint32_t n = new_words (1UL << region->shift);

	  if (n != 0)
	    __atomic_store_n (&(*chunks)[chunk], (uint32_t *) stack_at (n),
			      __ATOMIC_RELEASE);
	}
      heap_lock_drop (&mpxguard_heap_stack_lock);
    }
  return __atomic_load_n (&(*chunks)[chunk], __ATOMIC_ACQUIRE);
}

/* See heap-internal.h.  */
void
mpxguard_heap_prepare_walks (void)
{
  static bool prepared;
  struct walk walk;

  if (prepared || !unwinder_is_ready ())
    return;
  prepared = true;
  walking = true;
  fill (&walk, NULL);
  walking = false;
}

/* Set WALK to the calling thread's stack, from the program's call of malloc at
   CALLER on.  One frame is had without walking.  */
static void
walk_stack (struct walk *walk, const void *caller)
{
  mpxguard_sigset all = ~0UL, old;

  if (mpxguard_heap_unwinder_lost ()
      || (mpxguard_heap_settings.stack_depth <= 1 && !in_library (caller)))
    {
      walk->count = 1;
      walk->pcs[0] = caller;
      return;
    }
  /* A handler that came in between might fork and wait for the end of this
     walk, or walk itself where the unwinder has a lock.  */
  mpxguard_sys_sigmask (0 /* SIG_BLOCK */, &all, &old);
  walking = true;
  walk->count = 0;
  __atomic_add_fetch (&mpxguard_heap_walkers, 1, __ATOMIC_SEQ_CST);
  if (__atomic_load_n (&forking, __ATOMIC_SEQ_CST) == 0)
    fill (walk, caller);
  __atomic_sub_fetch (&mpxguard_heap_walkers, 1, __ATOMIC_SEQ_CST);
  walking = false;
  mpxguard_sys_sigmask (2 /* SIG_SETMASK */, &old, NULL);
}

/* See heap.h.  */
uint32_t
mpxguard_heap_stack_here (const void *caller)
{
  struct walk walk;

  walk_stack (&walk, caller);
  return walk.count > 0 ? store (&walk) : 0;
}

/* See heap.h.  */
void
mpxguard_heap_stack_get (uint32_t number, struct mpxguard_heap_stack *stack)
{
  stack->count = number != 0 ? stack_at (number)->count : 0;
  stack->pcs = number != 0 ? stack_at (number)->pcs : NULL;
}

/* Record the caller's stack for slot NUMBER of REGION: of the allocation if
   WHICH is 0, of the release if it is 1.  */
void __attribute__ ((noinline))
mpxguard_heap_note_stack (struct heap_region *region, uint64_t number,
			  unsigned which)
{
  const void *caller = mpxguard_heap_caller;
  struct walk walk;
  uint32_t *numbers;
  uint32_t n;

  if (walking || in_unwinder (caller))
    return;
  walk_stack (&walk, caller);
  numbers = numbers_of (region, number, true);
  if (numbers == NULL)
    return;
  numbers += 2 * (number & ((1UL << region->shift) - 1));
  n = walk.count > 0 ? store (&walk) : 0;
  __atomic_store_n (&numbers[which], n, __ATOMIC_RELEASE);
  if (which == 0)
    __atomic_store_n (&numbers[1], 0, __ATOMIC_RELEASE);
}

/* Set STACK to what was recorded for slot NUMBER of REGION as WHICH says.  */
void
mpxguard_heap_get_stack (const struct heap_region *region, uint64_t number,
			 unsigned which, struct mpxguard_heap_stack *stack)
{
  const uint32_t *numbers
    = numbers_of ((struct heap_region *) region, number, false);
  uint32_t n = 0;

  if (numbers != NULL)
    {
      numbers += 2 * (number & ((1UL << region->shift) - 1));
      n = __atomic_load_n (&numbers[which], __ATOMIC_ACQUIRE);
    }
  mpxguard_heap_stack_get (n, stack);
}
