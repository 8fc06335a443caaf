/* Many threads: blocks wander between them, threads end, caches go back.

   Built with ThreadSanitizer (HEAP_TEST_DIRECT), which has a malloc of its
   own, the heap is called by its inner names.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <pthread.h>

#include "support.h"

#ifdef HEAP_TEST_DIRECT
#define malloc(SIZE) mpxguard_heap_allocate (SIZE, false)
#define calloc(COUNT, SIZE) mpxguard_heap_allocate ((COUNT) * (SIZE), true)
#define realloc(BLOCK, SIZE) mpxguard_heap_reallocate (BLOCK, SIZE, NULL)
#define free(BLOCK) mpxguard_heap_free (BLOCK, NULL)
#define OPERATIONS 5000
#else
#define OPERATIONS 20000
#endif

#define THREADS 8
#define ROUNDS 4
#define SHARED 512
#define OWN 64

/* A block: its size in its first word, its fill after that.  */
struct block
{
  size_t size;
  unsigned char fill[];
};

static struct block *shared[SHARED];
static unsigned bad;

/* Return a new block, filled.  */
static struct block *
make (uint64_t *state)
{
  size_t size = next_random (state) % (32UL << next_random (state) % 10);
  bool cleared = next_random (state) % 4 == 0;
  struct block *b = cleared ? calloc (1, sizeof *b + size)
			    : malloc (sizeof *b + size);

  if (b == NULL)
    {
      __atomic_add_fetch (&bad, 1, __ATOMIC_RELAXED);
      return NULL;
    }
  for (size_t i = 0; cleared && i < size; i++)
    if (b->fill[i] != 0)
      __atomic_add_fetch (&bad, 1, __ATOMIC_RELAXED);
  b->size = size;
  memset (b->fill, (int) size, size);
  return b;
}

/* Verify and free block B, unless it is null.  */
static void
consume (struct block *b)
{
  struct mpxguard_heap_block found;

  if (b == NULL)
    return;
  for (size_t i = 0; i < b->size; i++)
    if (b->fill[i] != (unsigned char) b->size)
      __atomic_add_fetch (&bad, 1, __ATOMIC_RELAXED);
  if (!mpxguard_heap_find ((uint64_t) b + b->size, &found) || !found.live
      || found.base != (uint64_t) b || found.size != sizeof *b + b->size)
    __atomic_add_fetch (&bad, 1, __ATOMIC_RELAXED);
  free (b);
}

/* The work of thread NUMBER.  */
static void *
work (void *number)
{
  uint64_t state = 0x9e3779b97f4a7c15 * ((uintptr_t) number + 1);
  struct block *own[OWN] = { NULL };

  for (int i = 0; i < OPERATIONS; i++)
    {
      struct block **place = &own[next_random (&state) % OWN];

      if (i % 4 == 0)
	{
	  *place = __atomic_exchange_n (&shared[next_random (&state) % SHARED],
					*place, __ATOMIC_ACQ_REL);
	  continue;
	}
      if (i % 64 == 1 && *place != NULL)
	{
	  size_t size = (*place)->size / 2;

	  *place = realloc (*place, sizeof **place + size);
	  (*place)->size = size;
	  memset ((*place)->fill, (int) size, size);
	  continue;
	}
      consume (*place);
      *place = make (&state);
    }
  for (int i = 0; i < OWN; i++)
    consume (own[i]);
  return NULL;
}

/* Let all threads work, ROUNDS times.  */
static void
run (const char *what)
{
  pthread_t thread[THREADS];

  for (int round = 0; round < ROUNDS; round++)
    {
      for (uintptr_t i = 0; i < THREADS; i++)
	if (pthread_create (&thread[i], NULL, work,
			    (void *) (i + THREADS * (uintptr_t) round))
	    != 0)
	  bad++;
      for (int i = 0; i < THREADS; i++)
	pthread_join (thread[i], NULL);
    }
  check (bad == 0 && refusals == 0, what);
}

/* Have many blocks of several sizes, and free them.  */
static void *
fill_cache (void *unused __attribute__ ((unused)))
{
  void *blocks[OWN];

  for (size_t size = 16; size < 2000; size += size / 2)
    {
      for (int i = 0; i < OWN; i++)
	blocks[i] = malloc (size);
      for (int i = 0; i < OWN; i++)
	free (blocks[i]);
    }
  return NULL;
}

/* What a thread has cached goes back when it ends.  */
static void
end_threads (void)
{
  struct mpxguard_heap_stats before, after;
  pthread_t thread[THREADS];

  mpxguard_heap_get_stats (&before);
  for (int i = 0; i < THREADS; i++)
    pthread_create (&thread[i], NULL, fill_cache, NULL);
  for (int i = 0; i < THREADS; i++)
    pthread_join (thread[i], NULL);
  mpxguard_heap_get_stats (&after);
  check (after.taken - after.cached <= before.taken - before.cached + 65536,
	 "the caches of threads that have ended go back");
}

int
main (void)
{
  end_threads ();
  run ("threads, plain malloc");
  serve (0);
  run ("threads, served");
  for (int i = 0; i < SHARED; i++)
    consume (shared[i]);
  check (bad == 0 && refusals == 0, "what is left can be freed");
  return finish ();
}
