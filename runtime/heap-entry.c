/* malloc and its family, under the names that the process calls.

   In and out: what the C library's documentation says of each.  The work is
   in heap-core.c; here are the contracts: errno, sizes of 0, overflows,
   alignments.

   A static program must find in this file every name that it would otherwise
   take from the C library's own malloc, because both cannot be linked.  All
   are weak: a static program that brings its own malloc gets that, and this
   one stays without use.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include <errno.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "heap-fast.h"

#define HEAP_FUNCTION MPXGUARD_EXPORT __attribute__ ((weak))

#define CALLER __builtin_return_address (0)

/* Remember the program's call, for the stacks that are recorded.  */
#define NOTE_CALLER()							\
  do									\
    if (MPXGUARD_UNLIKELY (mpxguard_heap_settings.stack_depth > 0))	\
      mpxguard_heap_caller = CALLER;					\
  while (0)

/* Return BLOCK; if it is null, say so in errno.  */
static inline void *
or_enomem (void *block)
{
  if (MPXGUARD_UNLIKELY (block == NULL))
    errno = ENOMEM;
  return block;
}

/* Return true if ALIGNMENT is a power of two.  */
static inline bool
power_of_two (size_t alignment)
{
  return alignment != 0 && (alignment & (alignment - 1)) == 0;
}

/* malloc, but for the common case.  CALLER called.  */
static void * __attribute__ ((noinline))
slow_malloc (size_t size, const void *caller)
{
  mpxguard_heap_caller = caller;
  return or_enomem (mpxguard_heap_allocate (size, false));
}

HEAP_FUNCTION void *
malloc (size_t size)
{
  void *block;

  if (MPXGUARD_LIKELY (heap_fast_allocate (size, false, &block)))
    return block;
  return slow_malloc (size, CALLER);
}

/* free, but for the common case.  CALLER called.  */
static void __attribute__ ((noinline))
slow_free (void *block, const void *caller)
{
  mpxguard_heap_caller = caller;
  mpxguard_heap_free (block, caller);
}

HEAP_FUNCTION void
free (void *block)
{
  if (MPXGUARD_UNLIKELY (!heap_fast_free (block, CALLER)))
    slow_free (block, CALLER);
}

/* calloc, but for the common case.  CALLER called.  */
static void * __attribute__ ((noinline))
slow_calloc (size_t size, const void *caller)
{
  mpxguard_heap_caller = caller;
  return or_enomem (mpxguard_heap_allocate (size, true));
}

HEAP_FUNCTION void *
calloc (size_t count, size_t size)
{
  size_t bytes;
  void *block;

  if (__builtin_mul_overflow (count, size, &bytes))
    return or_enomem (NULL);
  if (MPXGUARD_LIKELY (heap_fast_allocate (bytes, true, &block)))
    return block;
  return slow_calloc (bytes, CALLER);
}

/* Do what realloc does.  A size of 0 frees, as in the C library.  */
static inline void *
reallocate (void *block, size_t size, const void *caller)
{
  if (block == NULL)
    {
      if (heap_fast_allocate (size, false, &block))
	return block;
    }
  else if (MPXGUARD_UNLIKELY (size == 0))
    {
      mpxguard_heap_free (block, caller);
      return NULL;
    }
  return or_enomem (mpxguard_heap_reallocate (block, size, caller));
}

HEAP_FUNCTION void *
realloc (void *block, size_t size)
{
  NOTE_CALLER ();
  return reallocate (block, size, CALLER);
}

HEAP_FUNCTION void *
reallocarray (void *block, size_t count, size_t size)
{
  size_t bytes;

  NOTE_CALLER ();
  if (__builtin_mul_overflow (count, size, &bytes))
    return or_enomem (NULL);
  return reallocate (block, bytes, CALLER);
}

/* Return SIZE bytes at a multiple of ALIGNMENT, which is made a power of two
   as the C library does it.  */
static void *
allocate_aligned (size_t alignment, size_t size)
{
  if (alignment > (size_t) 1 << 62)
    {
      errno = EINVAL;
      return NULL;
    }
  if (!power_of_two (alignment))
    {
      size_t power = MPXGUARD_HEAP_ALIGNMENT;

      while (power < alignment)
	power *= 2;
      alignment = power;
    }
  return or_enomem (mpxguard_heap_allocate_aligned (alignment, size));
}

HEAP_FUNCTION void *
memalign (size_t alignment, size_t size)
{
  NOTE_CALLER ();
  return allocate_aligned (alignment, size);
}

HEAP_FUNCTION void *
aligned_alloc (size_t alignment, size_t size)
{
  NOTE_CALLER ();
  return allocate_aligned (alignment, size);
}

HEAP_FUNCTION int
posix_memalign (void **result, size_t alignment, size_t size)
{
  void *block;

  NOTE_CALLER ();
  if (alignment % sizeof (void *) != 0 || !power_of_two (alignment))
    return EINVAL;
  block = mpxguard_heap_allocate_aligned (alignment, size);
  if (block == NULL)
    return ENOMEM;
  *result = block;
  return 0;
}

HEAP_FUNCTION void *
valloc (size_t size)
{
  NOTE_CALLER ();
  return allocate_aligned (HEAP_PAGE, size);
}

HEAP_FUNCTION void *
pvalloc (size_t size)
{
  NOTE_CALLER ();
  if (size > HEAP_MAX_REQUEST)
    return or_enomem (NULL);
  return allocate_aligned (HEAP_PAGE, HEAP_ROUND_UP (size, HEAP_PAGE));
}

HEAP_FUNCTION size_t
malloc_usable_size (void *block)
{
  return block == NULL ? 0 : mpxguard_heap_usable_size (block);
}

HEAP_FUNCTION int
malloc_trim (size_t pad __attribute__ ((unused)))
{
  mpxguard_heap_flush_cache ();
  return mpxguard_heap_purge_all () != 0;
}

/* The keys that the C library knows are accepted; none of them has a meaning
   for slots in classes.  */
HEAP_FUNCTION int
mallopt (int key, int value)
{
  switch (key)
    {
    case M_MXFAST:
      return value >= 0 && value <= 80 * (int) sizeof (size_t) / 4;
    case M_TRIM_THRESHOLD:
    case M_TOP_PAD:
    case M_MMAP_THRESHOLD:
    case M_MMAP_MAX:
    case M_CHECK_ACTION:
    case M_PERTURB:
    case M_ARENA_TEST:
    case M_ARENA_MAX:
      return 1;
    default:
      return 0;
    }
}

HEAP_FUNCTION struct mallinfo2
mallinfo2 (void)
{
  struct mpxguard_heap_stats stats;
  struct mallinfo2 info;
  uint64_t held;

  mpxguard_heap_get_stats (&stats);
  held = stats.cached + stats.quarantined;
  memset (&info, 0, sizeof info);
  info.arena = stats.taken + stats.dirty;
  info.hblkhd = stats.huge;
  info.uordblks = stats.taken > held ? stats.taken - held : 0;
  info.fordblks = info.arena - info.uordblks;
  info.keepcost = stats.dirty;
  return info;
}

HEAP_FUNCTION struct mallinfo
mallinfo (void)
{
  struct mallinfo2 wide = mallinfo2 ();
  struct mallinfo info;

  memset (&info, 0, sizeof info);
  info.arena = (int) wide.arena;
  info.hblkhd = (int) wide.hblkhd;
  info.uordblks = (int) wide.uordblks;
  info.fordblks = (int) wide.fordblks;
  info.keepcost = (int) wide.keepcost;
  return info;
}

HEAP_FUNCTION void
malloc_stats (void)
{
  struct mallinfo2 info = mallinfo2 ();

  fprintf (stderr, "system bytes     = %10zu\nin use bytes     = %10zu\n",
	   info.arena + info.hblkhd, info.uordblks + info.hblkhd);
}

HEAP_FUNCTION int
malloc_info (int options, FILE *stream)
{
  struct mallinfo2 info = mallinfo2 ();

  if (options != 0)
    return EINVAL;
  fprintf (stream,
	   "<malloc version=\"1\">\n"
	   "<system type=\"current\" size=\"%zu\"/>\n"
	   "<total type=\"rest\" count=\"1\" size=\"%zu\"/>\n"
	   "</malloc>\n",
	   info.arena + info.hblkhd, info.fordblks);
  return 0;
}

/* This malloc, whatever the name malloc is bound to in the process.  */
extern __typeof__ (malloc) mpxguard_heap_own_malloc
  __attribute__ ((alias ("malloc"), leaf, malloc, nothrow,
		  visibility ("hidden")));

/* See heap.h.  */
bool
mpxguard_heap_is_ours (void)
{
  void *(*volatile used) (size_t) = malloc;

  return used == mpxguard_heap_own_malloc;
}

/* See heap.h.  */
bool
mpxguard_heap_derives (void)
{
  return mpxguard_heap_published () && mpxguard_heap_is_ours ();
}
