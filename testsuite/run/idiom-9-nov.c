/* Allocators of a program's own: a bump allocator in one big block, a free
   list in a static pool, an obstack with growing objects.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static char *bump, *bump_end;

__attribute__ ((noipa)) static void *
bump_allocate (size_t size)
{
  bump = (char *) (((uintptr_t) bump + 15) & ~(uintptr_t) 15);
  if (bump + size > bump_end)
    abort ();
  void *result = bump;
  bump += size;
  return result;
}

union cell
{
  union cell *next;
  char bytes[48];
};

static union cell pool[32], *free_cells;

__attribute__ ((noipa)) static void *
cell_allocate (void)
{
  union cell *c = free_cells;

  free_cells = c->next;
  return c;
}

__attribute__ ((noipa)) static void
cell_free (void *p)
{
  union cell *c = p;

  c->next = free_cells;
  free_cells = c;
}

struct chunk_header
{
  size_t size;
  struct chunk_header *next;
};

/* A header in front of the memory that the user gets.  */
__attribute__ ((noipa)) static void *
header_allocate (size_t size)
{
  struct chunk_header *h = malloc (sizeof *h + size);

  h->size = size;
  h->next = NULL;
  return h + 1;
}

__attribute__ ((noipa)) static size_t
header_free (void *p)
{
  struct chunk_header *h = (struct chunk_header *) p - 1;
  size_t size = h->size;

  free (h);
  return size;
}

int
main (void)
{
  bump = malloc (100000);
  bump_end = bump + 100000;
  char *previous = NULL;
  for (size_t i = 1; i < 200; i++)
    {
      char *p = bump_allocate (i);

      memset (p, (int) i, i);
      if (previous && previous[0] != (char) (i - 1))
	return 1;
      previous = p;
    }
  for (int i = 0; i < 32; i++)
    cell_free (&pool[i]);
  void *cells[32];
  for (int round = 0; round < 3; round++)
    {
      for (int i = 0; i < 32; i++)
	{
	  cells[i] = cell_allocate ();
	  memset (cells[i], i, 48);
	}
      for (int i = 31; i >= 0; i--)
	cell_free (cells[i]);
    }
  char *p = header_allocate (77);
  p[76] = 1;
  return header_free (p) != 77;
}
