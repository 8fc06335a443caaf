/* Entries of the bounds tables: what is stored is loaded, a changed pointer or
   distances that do not fit give INIT, slices are independent, clearing and
   copying do what a model of it does, at every alignment and with every
   overlap.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "unit.h"

#include <sys/mman.h>

#include "export.h"
#include "space.h"
#include "table.h"

/* Slots of the memory that the model covers: three slices.  */
#define SLOTS (3 * MPXGUARD_SLICE_SIZE / 8)

static uint64_t *memory;
static struct mpxguard_entry model[SLOTS];

static struct mpxguard_bounds
bounds (uint64_t lower, uint64_t upper)
{
  return (struct mpxguard_bounds) { lower, upper };
}

/* Store and load one entry.  */
static void
round_trip (uint64_t pointer, uint64_t lower, uint64_t upper, int fits)
{
  struct mpxguard_bounds b;

  __mpxguard_store_bounds (&memory[5], pointer, lower, upper);
  b = __mpxguard_load_bounds (&memory[5], pointer);
  CHECK (b.lower == (fits ? lower : 0) && b.upper == (fits ? upper : ~0UL));
  b = __mpxguard_load_bounds (&memory[5], pointer + 8);
  CHECK (b.lower == 0 && b.upper == ~0UL);
  b = __mpxguard_load_bounds (&memory[6], pointer);
  CHECK (b.lower == 0 && b.upper == ~0UL);
}

static void
check_entries (void)
{
  round_trip (0x7f0000001000, 0x7f0000001000, 0x7f0000001fff, 1);
  round_trip (0x7f0000001000, 0x7f0000002000, 0x7f0000002fff, 1);
  round_trip (0x7f0000003000, 0x7f0000001000, 0x7f0000001fff, 1);
  round_trip (0x7f0000001000, 0x7f0000001000, 0x7f0000000fff, 1);
  round_trip (0x7f0080000000, 0x7f0000000001, 0x7f00ffff0000, 1);
  round_trip (0x7f0080000000, 0x7f0000000000, 0x7f00ffff0000, 0);
  round_trip (0x7f0000000000, 0x7f0000000000, 0x7f0000000000 + 0x7ffffffe, 1);
  round_trip (0x7f0000000000, 0x7f0000000000, 0x7f0000000000 + 0x7fffffff, 0);
  round_trip (0x7f0000000000, 0, ~0UL, 0);
  round_trip (5, 0, ~0UL, 1);
  __mpxguard_store_bounds (&memory[5], 0, 0, ~0UL);
  CHECK (__mpxguard_load_bounds (&memory[5], 0).upper == ~0UL);
}

/* Nothing is allocated for what the zero table says, and nothing is done
   beyond 47 bits.  */
static void
check_absent (void)
{
  uint64_t tables = mpxguard_space.counts.allocated;
  void *high = (void *) (1UL << 47);

  mpxguard_store ((void *) 0x600000000000, (void *) 0x700000000000,
		  bounds (0, ~0UL));
  mpxguard_copy ((void *) 0x600000000000, (void *) 0x610000000000, 1UL << 40);
  mpxguard_clear ((void *) 0x600000000000, 1UL << 45);
  CHECK (mpxguard_space.counts.allocated == tables);
  CHECK (mpxguard_load (high, high).upper == ~0UL);
  mpxguard_store (high, high, bounds (1000, 2000));
  mpxguard_clear (high, 1UL << 60);
  mpxguard_copy (high, memory, 4096);
  mpxguard_copy (memory, high, 4096);
  mpxguard_copy (memory, (void *) -4096, 8192);
  CHECK (mpxguard_space.counts.allocated == tables);
}

/* Give slot I an entry of its own.  */
static void
fill_slot (uint64_t i)
{
  uint64_t pointer = 0x10000 + i * 16;

  mpxguard_store (&memory[i], (void *) pointer,
		  bounds (pointer - i % 7, pointer + i % 11));
  model[i] = mpxguard_encode (pointer,
			      bounds (pointer - i % 7, pointer + i % 11));
}

/* Compare slots FIRST to LAST with the model.  */
static void
compare (uint64_t first, uint64_t last)
{
  for (uint64_t i = first; i <= last; i++)
    {
      struct mpxguard_entry e
	= mpxguard_entry_read (mpxguard_entry_at ((uint64_t) &memory[i]));

      if (e.pointer != model[i].pointer || e.distances != model[i].distances)
	printf ("slot %lu\n", (unsigned long) i);
      CHECK (e.pointer == model[i].pointer
	     && e.distances == model[i].distances);
    }
}

/* The model of mpxguard_copy.  */
static void
model_copy (uint64_t dst, uint64_t src, uint64_t size)
{
  static struct mpxguard_entry old[SLOTS];
  uint64_t first = src / 8;
  uint64_t last = (src + size - 1) / 8;
  uint64_t to = dst / 8;

  if (dst == src)
    return;
  memcpy (old + first, model + first, (last - first + 1) * sizeof old[0]);
  for (uint64_t i = first; i <= last; i++, to++)
    {
      int whole = i * 8 >= src && i * 8 + 8 <= src + size;

      if ((dst - src) % 8 != 0)
	continue;
      if (whole || old[i].pointer || old[i].distances)
	model[to] = old[i];
    }
  if ((dst - src) % 8 != 0)
    for (uint64_t i = dst / 8; i <= (dst + size - 1) / 8; i++)
      model[i] = (struct mpxguard_entry) { 0, 0 };
}

/* Copy by both ways and compare.  */
static void
try_copy (uint64_t dst, uint64_t src, uint64_t size)
{
  char *base = (char *) memory;

  mpxguard_copy (base + dst, base + src, size);
  model_copy (dst, src, size);
}

static void
check_copies (unsigned rounds)
{
  unsigned long seed = 12345;
  uint64_t bytes = SLOTS * 8;

  for (unsigned i = 0; i < rounds; i++)
    {
      uint64_t random[4];

      for (int j = 0; j < 4; j++)
	random[j] = (seed = seed * 6364136223846793005UL + 1) >> 20;
      /* Near the borders of slices, with small and large sizes.  */
      uint64_t size = 1 + random[0] % (i % 5 == 0 ? bytes / 2 : 200);
      uint64_t src = random[1] % (bytes - size);
      uint64_t dst = i % 3 == 0 ? src + random[2] % 64 : random[2] % bytes;

      if (i % 4 == 0)
	src = MPXGUARD_SLICE_SIZE - 100 + random[1] % 200;
      if (random[3] % 4 != 0)
	dst = dst / 8 * 8 + src % 8;
      if (src + size > bytes || dst + size > bytes)
	continue;
      try_copy (dst, src, size);
      fill_slot (random[3] % SLOTS);
      if (i % 64 == 0)
	compare (0, SLOTS - 1);
    }
  compare (0, SLOTS - 1);
}

/* Clear ranges and compare.  */
static void
check_clears (void)
{
  static const struct { uint64_t from; uint64_t size; } ranges[]
    = { { 3, 1 }, { 16, 8 }, { 20, 13 }, { 4096, 100000 },
	{ MPXGUARD_SLICE_SIZE - 8, 16 },
	{ MPXGUARD_SLICE_SIZE, MPXGUARD_SLICE_SIZE },
	{ 17, 2 * MPXGUARD_SLICE_SIZE + 500000 }, { 0, 0 } };

  for (unsigned r = 0; r < sizeof ranges / sizeof ranges[0]; r++)
    {
      for (uint64_t i = 0; i < SLOTS; i += 1 + i % 3)
	fill_slot (i);
      mpxguard_clear ((char *) memory + ranges[r].from, ranges[r].size);
      if (ranges[r].size > 0)
	for (uint64_t i = ranges[r].from / 8;
	     i <= (ranges[r].from + ranges[r].size - 1) / 8; i++)
	  model[i] = (struct mpxguard_entry) { 0, 0 };
      compare (0, SLOTS - 1);
    }
}

/* A sparse range is walked without touching the directory's empty pages.  */
static void
check_walk (void)
{
  uint64_t last = MPXGUARD_DIRECTORY_ENTRIES - 1;
  uint64_t tables = 0;

  mpxguard_store ((void *) 0x7000, (void *) 0x7000, bounds (0x7000, 0x7007));
  mpxguard_store ((void *) ((last << 20) + 8), (void *) 0x7000,
		  bounds (0x7000, 0x7007));
  CHECK (mpxguard_next_slice (0, last) == 0);
  for (uint64_t n = mpxguard_next_slice (0, last); n <= last;
       n = mpxguard_next_slice (n + 1, last))
    tables++;
  CHECK (tables == mpxguard_space.counts.allocated);
  CHECK (mpxguard_next_slice (last, last) == last);
}

int
main (void)
{
  char *raw;

  mpxguard_init ();
  raw = mmap (NULL, 4 * MPXGUARD_SLICE_SIZE, PROT_NONE,
	      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  CHECK (raw != MAP_FAILED);
  memory = (uint64_t *) (((uint64_t) raw + MPXGUARD_SLICE_SIZE - 1)
			 & -MPXGUARD_SLICE_SIZE);
  check_entries ();
  check_absent ();
  mpxguard_clear (memory, SLOTS * 8);
  compare (0, SLOTS - 1);
  check_copies (4000);
  check_clears ();
  check_walk ();
  return 0;
}
