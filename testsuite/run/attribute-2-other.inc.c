/* The allocator of the test attribute-2.

   SPDX-License-Identifier: GPL-3.0-or-later  */
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include "attribute-2.inc.h"

enum { CHUNK = 1 << 16, BLOCK = 32 };

struct chunk
{
  void **free;
  unsigned used;
  unsigned char owner[CHUNK / BLOCK];
};

static struct chunk *last;

static struct chunk *
chunk_of (void *p)
{
  return (struct chunk *) ((uintptr_t) p & -(uintptr_t) CHUNK);
}

/* Begin a chunk at a multiple of its size.  */
static void
begin_chunk (void)
{
  char *room = mmap (NULL, 2 * CHUNK, PROT_READ | PROT_WRITE,
		     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  size_t skip = -(uintptr_t) room & (CHUNK - 1);

  last = (struct chunk *) (room + skip);
  for (size_t i = sizeof *last + BLOCK - 1 & -BLOCK; i < CHUNK; i += BLOCK)
    {
      void **block = (void **) ((char *) last + i);

      *block = last->free;
      last->free = block;
    }
}

__attribute__ ((noipa)) void *
chunk_allocate (size_t size)
{
  void **block;

  if (!last)
    begin_chunk ();
  if (size > BLOCK)
    return NULL;
  block = last->free;
  last->free = *block;
  last->used++;
  last->owner[((char *) block - (char *) last) / BLOCK] = 1;
  return block;
}

__attribute__ ((noipa)) void
chunk_free (void *p)
{
  struct chunk *chunk = chunk_of (p);
  void **block = p;

  chunk->owner[((char *) p - (char *) chunk) / BLOCK] = 0;
  *block = chunk->free;
  chunk->free = block;
  chunk->used--;
}

__attribute__ ((noipa)) void *
chunk_grow (void *p, size_t old, size_t size)
{
  void *new = chunk_allocate (size);

  if (old > size)
    return NULL;
  memcpy (new, p, BLOCK);
  chunk_free (p);
  return new;
}

__attribute__ ((noipa)) unsigned
chunk_used (void *p)
{
  return chunk_of (p)->used;
}
