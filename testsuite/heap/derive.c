/* The class table in memory: what generated code will compute from a pointer
   is right for every pointer into a block, says that nothing is legal in a
   free slot, and is total.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "support.h"

struct bounds
{
  uint64_t lower, end;
};

/* Compute what mpxguard-heap-layout.h says, from any value P, as generated
   code does it.  */
static struct bounds
derive (uint64_t p)
{
  uint64_t n = p >> MPXGUARD_HEAP_REGION_SHIFT;
  uint64_t base, last, size, magic;

  if (p >> MPXGUARD_HEAP_ADDRESS_BITS != 0)
    return (struct bounds) { 0, ~0UL };
  size = ((const uint64_t *) MPXGUARD_HEAP_SIZES)[n];
  magic = ((const uint64_t *) MPXGUARD_HEAP_MAGICS)[n];
  base = heap_mulhi (p, magic) * size;
  last = *(volatile uint64_t *) (base + size - 8);
  return (struct bounds) { base, last == ~0UL ? last : last + 1 };
}

/* Allocate SIZE bytes, look at all pointers into them, free.  */
static void
try_size (uint64_t size)
{
  char *block = malloc (size);
  uint64_t p = (uint64_t) block;
  uint64_t step = size < 5000 ? 1 : size / 1000;

  /* No machine has all sizes.  */
  CHECK_QUIET (block != NULL || size > 1UL << 31, "malloc");
  if (block == NULL)
    return;
  for (uint64_t i = 0; i <= size; i += step)
    CHECK_QUIET (derive (p + i).lower == p && derive (p + i).end == p + size,
		 "bounds of a live block");
  CHECK_QUIET (derive (p + size).lower == p && derive (p + size).end == p + size,
	       "bounds of one past the end");
  free (block);
  CHECK_QUIET (derive (p).end == 1, "bounds of a free slot");
}

int
main (void)
{
  uint64_t state = 99;
  volatile uint64_t sum = 0;
  char *local = (char *) &state;
  char *early = malloc (100), *gone = malloc (100), *other = malloc (100);

  free (other);
  free (gone);
  check (mpxguard_heap_map_table () == MPXGUARD_HEAP_TABLE_BASE,
	 "the class table is mapped");
  check (derive ((uint64_t) early).lower == 0
	   && derive ((uint64_t) early).end == ~0UL && !mpxguard_heap_derives (),
	 "it says nothing before it is published");
  mpxguard_heap_publish ();
  check (mpxguard_heap_derives (), "it is published");
  check (derive ((uint64_t) early).end == (uint64_t) early + 100,
	 "a block from before that has bounds");
  check (derive ((uint64_t) gone).end <= (uint64_t) gone,
	 "one that was freed before that has none");
  serve (0);
  for (uint64_t size = 0; size < 2100; size++)
    try_size (size);
  for (uint64_t size = 2100; size < 1UL << 36; size += 1 + size / 3)
    try_size (size);
  finish_quiet ("live and free blocks of all classes have their bounds");

  for (unsigned n = 0; n <= 2 * HEAP_REGIONS; n++)
    for (int64_t i = -300; i < 300; i++)
      sum += derive (((uint64_t) n << MPXGUARD_HEAP_REGION_SHIFT)
		     + (uint64_t) i).end;
  for (unsigned i = 0; i < 1000000; i++)
    sum += derive (next_random (&state) >> next_random (&state) % 40).end;
  sum += derive (~0UL).end + derive (0).end + derive (1UL << 63).end;
  check (true, "any value may be derived");
  check (derive ((uint64_t) local).lower == 0
	   && derive ((uint64_t) local).end == ~0UL
	   && derive (~0UL).end == ~0UL && derive (0).end == ~0UL
	   && derive (0xffff800000000000).end == ~0UL,
	 "what is not the heap has no bounds");
  return finish ();
}
