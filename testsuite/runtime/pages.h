/* What the tests of unmapping share: memory at multiples of 1 MB, and bounds
   of pointers in it.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef PAGES_H
#define PAGES_H

#include <sys/mman.h>

#include "export.h"
#include "table.h"
#include "unit.h"

#define MB (1UL << 20)
#define PAGE 4096UL

int __mpxguard_wrap_munmap (void *, size_t);
void *__mpxguard_wrap_mmap (void *, size_t, int, int, int, off_t);
void *__mpxguard_wrap_mremap (void *, size_t, size_t, int, ...);
int __mpxguard_wrap_madvise (void *, size_t, int);

/* Map SIZE bytes from a multiple of 1 MB on.  */
static inline char *
map (size_t size)
{
  char *raw = mmap (NULL, size + MB, PROT_READ | PROT_WRITE,
		    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  char *p = (char *) (((uint64_t) raw + MB - 1) & -MB);

  CHECK (raw != MAP_FAILED);
  if (p > raw)
    munmap (raw, (size_t) (p - raw));
  munmap (p + size, (size_t) (raw + MB - p));
  return p;
}

/* Give a pointer, to be thought at P, bounds of its own.  */
static inline void
put (const char *p)
{
  mpxguard_store (p, p, mpxguard_bounds_make (p, 64));
}

/* True if these are there.  */
static inline bool
has (const char *p)
{
  struct mpxguard_bounds b = mpxguard_load (p, p);

  if (b.lower == 0 && b.upper == ~0UL)
    return false;
  CHECK (b.lower == (uint64_t) p && b.upper == (uint64_t) p + 63);
  return true;
}

/* Put bounds into every page of [P, P + SIZE).  */
static inline void
put_pages (const char *p, size_t size)
{
  for (size_t i = 0; i < size; i += PAGE)
    put (p + i);
}

/* Check that the pages of [P, P + SIZE) have bounds, or have none.  */
static inline void
check_pages (const char *p, size_t size, bool expected)
{
  for (size_t i = 0; i < size; i += PAGE)
    CHECK (has (p + i) == expected);
}

/* The same for bounds of pointers that were put at OLD and moved to P.  */
static inline void
check_moved (const char *p, const char *old, size_t size)
{
  for (size_t i = 0; i < size; i += PAGE)
    {
      struct mpxguard_bounds b = mpxguard_load (p + i, old + i);

      CHECK (b.lower == (uint64_t) (old + i)
	     && b.upper == (uint64_t) (old + i) + 63);
      CHECK (!has (old + i));
    }
}

#endif /* PAGES_H */
