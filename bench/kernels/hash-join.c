/* A hash join of two relations, with chained buckets.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "kernel.h"

enum
{
  BUCKETS = 1 << 16,
  BUILD_ROWS = 200000,
  PROBE_ROWS = 5000000 / KERNEL_SHARE
};

struct row
{
  struct row *next;
  uint32_t key;
  uint32_t payload;
};

static struct row **
build (void)
{
  struct row **buckets = kernel_allocate (BUCKETS * sizeof *buckets);

  for (int i = 0; i < BUILD_ROWS; i++)
    {
      struct row *row = kernel_allocate (sizeof *row);
      row->key = (uint32_t) (kernel_random () % BUILD_ROWS);
      row->payload = (uint32_t) i;
      row->next = buckets[row->key % BUCKETS];
      buckets[row->key % BUCKETS] = row;
    }
  return buckets;
}

static uint64_t
probe (struct row *const *buckets, uint32_t key)
{
  uint64_t matched = 0;

  for (const struct row *row = buckets[key % BUCKETS]; row; row = row->next)
    if (row->key == key)
      matched += row->payload;
  return matched;
}

int
main (void)
{
  struct row **buckets = build ();
  uint64_t total = 0;

  for (int i = 0; i < PROBE_ROWS; i++)
    total += probe (buckets, (uint32_t) (kernel_random () % BUILD_ROWS));
  printf ("%llu\n", (unsigned long long) total);
  return 0;
}
