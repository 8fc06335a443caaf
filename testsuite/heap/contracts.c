/* What the entry points promise: alignment, errno, zeros, sizes of 0,
   overflows.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <malloc.h>
#include <stdint.h>

#include "support.h"

#pragma GCC diagnostic ignored "-Wuse-after-free"

/* Sizes the compiler must not know, or it warns and folds.  */
static volatile size_t huge = SIZE_MAX, zero;

/* malloc, free, calloc.  */
static void
basic (void)
{
  char *a = malloc (zero), *b = malloc (zero);

  check (a != NULL && b != NULL && a != b, "malloc (0) gives unique blocks");
  free (a);
  free (b);
  errno = 0;
  check (malloc (huge) == NULL && errno == ENOMEM, "malloc of too much");
  errno = 0;
  check (malloc (huge / 2 + 1) == NULL && errno == ENOMEM,
	 "malloc of PTRDIFF_MAX + 1");
  errno = 0;
  check (malloc (huge - 7) == NULL && errno == ENOMEM,
	 "malloc of a size that wraps with the slot's tail");
  errno = 0;
  check (calloc (huge / 2, 3) == NULL && errno == ENOMEM,
	 "calloc of a product that overflows");
  errno = 42;
  free (malloc (100000));
  free (malloc (1000));
  free (NULL);
  check (errno == 42, "free and successes keep errno");
  for (size_t size = 1; size < 3000000; size += 1 + size / 2)
    for (int round = 0; round < 3; round++)
      {
	unsigned char *block = malloc (size);

	CHECK_QUIET ((uintptr_t) block % 16 == 0, "alignment of malloc");
	memset (block, 0xff, size);
	free (block);
	block = calloc (1, size);
	for (size_t i = 0; i < size; i++)
	  CHECK_QUIET (block[i] == 0, "calloc is zero");
	memset (block, 0xff, size);
	free (block);
      }
  finish_quiet ("blocks are aligned to 16, those of calloc zero");
}

/* The aligned kin.  */
static void
aligned (void)
{
  void *block = (void *) 42;

  for (size_t alignment = 8; alignment <= 1 << 25; alignment *= 2)
    for (size_t size = 0; size < 200000; size = size * 3 + 1)
      {
	char *p;

	CHECK_QUIET (posix_memalign (&block, alignment, size) == 0,
		     "posix_memalign");
	CHECK_QUIET ((uintptr_t) block % alignment == 0, "posix_memalign");
	memset (block, 1, size);
	p = aligned_alloc (alignment, size);
	CHECK_QUIET ((uintptr_t) p % alignment == 0, "aligned_alloc");
	free (block);
	free (p);
      }
  finish_quiet ("aligned blocks are aligned");
  block = (void *) 42;
  errno = 0;
  check (posix_memalign (&block, 24, 8) == EINVAL && block == (void *) 42
	   && posix_memalign (&block, 4, 8) == EINVAL
	   && posix_memalign (&block, 0, 8) == EINVAL
	   && posix_memalign (&block, 64, huge) == ENOMEM
	   && block == (void *) 42 && errno == 0,
	 "posix_memalign refuses, and keeps errno and the result");
  block = memalign (24, 8);
  check (block != NULL && (uintptr_t) block % 32 == 0,
	 "memalign rounds an alignment up");
  free (block);
  errno = 0;
  check (memalign (huge - 100, 8) == NULL && errno == EINVAL,
	 "memalign refuses an alignment beyond all powers");
  block = valloc (10);
  check ((uintptr_t) block % 4096 == 0, "valloc gives whole pages");
  free (block);
  block = pvalloc (10);
  check ((uintptr_t) block % 4096 == 0
	   && malloc_usable_size (block) >= 4096,
	 "pvalloc gives whole pages");
  free (block);
  errno = 0;
  check (pvalloc (huge - 10) == NULL && errno == ENOMEM,
	 "pvalloc of a size that wraps");
}

/* realloc.  */
static void
resized (void)
{
  char *block = realloc (NULL, 10);
  size_t size = 10;

  check (block != NULL, "realloc (NULL, n) allocates");
  memset (block, 'x', 10);
  while (size < 200000000)
    {
      size_t larger = size + size / 2 + 1;

      block = realloc (block, larger);
      CHECK_QUIET (block != NULL, "realloc grows");
      CHECK_QUIET (block[0] == 'x' && block[size - 1] == 'x', "realloc grows");
      memset (block + size, 'x', larger - size);
      size = larger;
    }
  while (size > 10)
    {
      size /= 3;
      block = realloc (block, size);
      CHECK_QUIET (block[0] == 'x' && block[size - 1] == 'x',
		   "realloc shrinks");
    }
  finish_quiet ("realloc keeps the content");
  errno = 0;
  check (realloc (block, huge) == NULL && errno == ENOMEM && block[0] == 'x',
	 "realloc that fails leaves the block");
  errno = 0;
  check (reallocarray (block, huge / 2, 4) == NULL && errno == ENOMEM
	   && block[0] == 'x',
	 "reallocarray of a product that overflows");
  block = reallocarray (block, 25, 40);
  check (malloc_usable_size (block) >= 1000, "reallocarray multiplies");
  check (realloc (block, zero) == NULL, "realloc (p, 0) frees");
}

/* The rest.  */
static void
others (void)
{
  struct mallinfo2 before = mallinfo2 (), after;
  char *block = malloc (1000000);

  after = mallinfo2 ();
  check (after.uordblks + after.hblkhd
	   >= before.uordblks + before.hblkhd + 1000000,
	 "mallinfo2 counts a block");
  check (malloc_usable_size (block) >= 1000000
	   && malloc_usable_size (NULL) == 0,
	 "malloc_usable_size");
  memset (block, 1, 1000000);
  free (block);
  check (malloc_trim (0) == 1 && mallinfo2 ().keepcost < 100000,
	 "malloc_trim returns memory");
  check (mallopt (M_ARENA_MAX, 1) == 1 && mallopt (M_MMAP_THRESHOLD, 1) == 1
	   && mallopt (4711, 1) == 0,
	 "mallopt knows its keys");
  check (mpxguard_heap_is_ours (), "the process's malloc is this one");
}

int
main (void)
{
  for (int round = 0; round < 2; round++)
    {
      basic ();
      aligned ();
      resized ();
      others ();
      serve (0);
    }
  check (refusals == 0, "nothing was refused");
  return finish ();
}
