/* Random sequences of calls against a model: no two blocks overlap, contents
   stay, lookup knows every block by every address, free blocks are found
   free.  As plain malloc and as instrumented programs have it.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <malloc.h>

#include "support.h"

#define BLOCKS 2000
#define OPERATIONS 50000

/* What the model knows of a block: its bytes are all FILL.  */
struct model
{
  unsigned char *at;
  size_t size;
  unsigned char fill;
};

static struct model model[BLOCKS];
static uint64_t state = 20261122;

/* Return a size; small ones are more frequent.  */
static size_t
some_size (void)
{
  return next_random (&state) % (16UL << next_random (&state) % 17);
}

/* The block of M holds what it should.  */
static void
verify_content (const struct model *m)
{
  size_t step = m->size < 256 ? 1 : m->size / 100;

  for (size_t i = 0; i < m->size; i += step)
    CHECK_QUIET (m->at[i] == m->fill, "contents");
  if (m->size > 0)
    CHECK_QUIET (m->at[m->size - 1] == m->fill, "contents");
}

/* Lookup describes the block of M, asked for any address in it.  */
static void
verify_lookup (const struct model *m)
{
  struct mpxguard_heap_block block;
  uint64_t p = (uint64_t) m->at + next_random (&state) % (m->size + 1);

  CHECK_QUIET (mpxguard_heap_find (p, &block), "lookup");
  CHECK_QUIET (block.live && !block.freed
		 && block.base == (uint64_t) m->at && block.size == m->size,
	       "lookup");
  CHECK_QUIET (malloc_usable_size (m->at) == m->size, "usable size");
}

/* M has a block at AT of SIZE bytes, of which OLD still are what they were.  */
static void
enter (struct model *m, void *at, size_t size, size_t old)
{
  m->at = at;
  m->size = size;
  if (old < size)
    {
      size_t known = m->size;

      m->size = old;
      verify_content (m);
      m->size = known;
      m->fill = (unsigned char) next_random (&state);
      memset (at, m->fill, size);
    }
  else
    verify_content (m);
  verify_lookup (m);
}

/* Free the block of M; lookup says so.  */
static void
release (struct model *m)
{
  struct mpxguard_heap_block block;

  verify_content (m);
  verify_lookup (m);
  free (m->at);
  CHECK_QUIET (mpxguard_heap_find ((uint64_t) m->at, &block), "lookup");
  CHECK_QUIET (!block.live && block.freed, "lookup of a freed block");
  m->at = NULL;
}

/* Allocate a block for M, by one of the ways there are.  */
static void
acquire (struct model *m)
{
  size_t size = some_size ();
  size_t alignment = 16UL << next_random (&state) % 9;
  unsigned char *at;

  switch (next_random (&state) % 4)
    {
    case 0:
      at = calloc (1, size);
      m->fill = 0;
      enter (m, at, size, size);
      break;
    case 1:
      at = memalign (alignment, size);
      CHECK_QUIET ((uint64_t) at % alignment == 0, "alignment");
      enter (m, at, size, 0);
      break;
    default:
      enter (m, malloc (size), size, 0);
      break;
    }
}

/* Change the size of the block of M.  */
static void
resize (struct model *m, bool moves)
{
  size_t size = some_size () + 1;
  size_t old = m->size;
  unsigned char *before = m->at;
  unsigned char *at = realloc (before, size);

  CHECK_QUIET (at != NULL, "realloc");
  CHECK_QUIET (!moves || size <= old || at != before,
	       "a growing realloc moves");
  enter (m, at, size, old);
}

/* Do random things.  MOVES says that growing blocks move.  */
static void
play (bool moves)
{
  for (int i = 0; i < OPERATIONS; i++)
    {
      struct model *m = &model[next_random (&state) % BLOCKS];

      if (m->at == NULL)
	acquire (m);
      else if (next_random (&state) % 4 == 0)
	resize (m, moves);
      else
	release (m);
      if (i % 50000 == 0)
	malloc_trim (0);
    }
  for (int i = 0; i < BLOCKS; i++)
    if (model[i].at != NULL)
      release (&model[i]);
}

int
main (void)
{
  play (false);
  finish_quiet ("random calls, plain malloc");
  serve (0);
  play (true);
  finish_quiet ("random calls, served");
  check (cleared_bytes > 0 && copied_bytes > 0,
	 "tables are told of freed and moved blocks");
  serve (8);
  play (true);
  finish_quiet ("random calls, with stacks");
  serve_plainly ();
  play (false);
  finish_quiet ("random calls, plain malloc again");
  check (refusals == 0, "nothing was refused");
  return finish ();
}
