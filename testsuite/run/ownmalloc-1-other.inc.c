/* A malloc of the program's own: blocks are cut from mappings and never used
   again.

   SPDX-License-Identifier: GPL-3.0-or-later  */
#include <stddef.h>
#include <string.h>
#include <sys/mman.h>

#define MAPPING (16UL << 20)

/* Where mappings would best be.  */
#ifndef WISH
#define WISH NULL
#endif

static char *next, *end;

static void *
get (size_t alignment, size_t size)
{
  char *p;

  if ((size_t) (end - next) < size + alignment + 16)
    {
      size_t bytes = size + alignment + MAPPING;

      next = mmap (WISH, bytes, PROT_READ | PROT_WRITE,
		   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
      end = next + bytes;
    }
  p = (char *) (((size_t) next + 16 + alignment - 1) & -alignment);
  ((size_t *) p)[-1] = size;
  next = p + size;
  return p;
}

void *
malloc (size_t size)
{
  return get (16, size);
}

void
free (void *p)
{
  (void) p;
}

void *
calloc (size_t count, size_t size)
{
  return memset (malloc (count * size), 0, count * size);
}

void *
realloc (void *p, size_t size)
{
  void *q = malloc (size);

  if (p)
    memcpy (q, p, ((size_t *) p)[-1] < size ? ((size_t *) p)[-1] : size);
  return q;
}

void *
memalign (size_t alignment, size_t size)
{
  return get (alignment < 16 ? 16 : alignment, size);
}

void *
aligned_alloc (size_t alignment, size_t size)
{
  return memalign (alignment, size);
}

int
posix_memalign (void **result, size_t alignment, size_t size)
{
  *result = memalign (alignment, size);
  return 0;
}

size_t
malloc_usable_size (void *p)
{
  return p ? ((size_t *) p)[-1] : 0;
}
