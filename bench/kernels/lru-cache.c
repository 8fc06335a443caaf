/* A cache that forgets what was not used for longest: hash and ring.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "kernel.h"

enum
{
  BUCKETS = 8192,
  ROOM = 20000,
  REQUESTS = 12000000 / KERNEL_SHARE
};

struct entry
{
  struct entry *older;
  struct entry *newer;
  struct entry *next;		/* In the bucket.  */
  uint32_t key;
  uint32_t value;
};

struct cache
{
  struct entry ring;
  struct entry *buckets[BUCKETS];
  int count;
};

static void
unlink_entry (struct entry *e)
{
  e->older->newer = e->newer;
  e->newer->older = e->older;
}

static void
link_newest (struct cache *cache, struct entry *e)
{
  e->older = cache->ring.older;
  e->newer = &cache->ring;
  cache->ring.older->newer = e;
  cache->ring.older = e;
}

static void
forget_oldest (struct cache *cache)
{
  struct entry *e = cache->ring.newer;
  struct entry **link = &cache->buckets[e->key % BUCKETS];

  while (*link != e)
    link = &(*link)->next;
  *link = e->next;
  unlink_entry (e);
  free (e);
  cache->count--;
}

static uint32_t
request (struct cache *cache, uint32_t key, int *hits)
{
  struct entry *e = cache->buckets[key % BUCKETS];

  while (e && e->key != key)
    e = e->next;
  if (e)
    {
      ++*hits;
      unlink_entry (e);
    }
  else
    {
      if (cache->count == ROOM)
	forget_oldest (cache);
      e = malloc (sizeof *e);
      if (!e)
	abort ();
      e->key = key;
      e->value = key * 2654435761u;
      e->next = cache->buckets[key % BUCKETS];
      cache->buckets[key % BUCKETS] = e;
      cache->count++;
    }
  link_newest (cache, e);
  return e->value;
}

int
main (void)
{
  struct cache *cache = kernel_allocate (sizeof *cache);
  uint32_t total = 0;
  int hits = 0;

  cache->ring.older = cache->ring.newer = &cache->ring;
  for (int i = 0; i < REQUESTS; i++)
    {
      uint32_t key = (uint32_t) (kernel_random () % 30000);
      if (kernel_random () % 4)
	key %= 10000;
      total += request (cache, key, &hits);
    }
  printf ("%u %d\n", total, hits);
  return 0;
}
