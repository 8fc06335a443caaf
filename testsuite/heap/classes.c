/* The class table: every class is exact for every address that it may have,
   and every need finds the smallest class.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "support.h"

/* Slots up to this size are tried at every offset, others at their edges.  */
#define EVERY_OFFSET 65536

#define END (1UL << MPXGUARD_HEAP_PROOF_BITS)

/* Address P, if the heap may have it, gives the right slot in CLASS.  */
static void
try (unsigned class, uint64_t p)
{
  uint64_t size = mpxguard_heap_sizes[class];

  if (p >= END)
    return;
  CHECK_QUIET (heap_mulhi (p, mpxguard_heap_magics[class]) == p / size,
	       "exact reciprocals");
}

/* Try the slot of CLASS that holds P.  */
static void
try_slot (unsigned class, uint64_t p)
{
  uint64_t size = mpxguard_heap_sizes[class];
  uint64_t base = p / size * size;

  if (size <= EVERY_OFFSET)
    for (uint64_t i = 0; i < size; i++)
      try (class, base + i);
  else
    for (uint64_t i = 0; i < 4096; i++)
      {
	try (class, base + i);
	try (class, base + size - 1 - i);
      }
}

/* The theorem of heap-classes-gen.c, computed another way.  */
static void
prove (unsigned class)
{
  uint64_t size = mpxguard_heap_sizes[class];
  uint64_t magic = mpxguard_heap_magics[class];
  unsigned __int128 product = (unsigned __int128) magic * size;
  uint64_t error = (uint64_t) product;

  CHECK_QUIET ((uint64_t) (product >> 64) == 1 && error < size, "proof");
  CHECK_QUIET (((unsigned __int128) error * (END - 1)) >> 64 == 0, "proof");
}

/* NEED leads to the smallest class.  */
static void
try_need (uint64_t need)
{
  unsigned class = heap_class_of (need);

  CHECK_QUIET (class < MPXGUARD_HEAP_CLASSES
		 && mpxguard_heap_sizes[class] >= need
		 && (class == 0 || mpxguard_heap_sizes[class - 1] < need),
	       "smallest class for each need");
}

int
main (void)
{
  uint64_t state = 4711;

  for (unsigned class = 0; class < MPXGUARD_HEAP_CLASSES; class++)
    {
      uint64_t size = mpxguard_heap_sizes[class];

      prove (class);
      CHECK_QUIET (size % MPXGUARD_HEAP_ALIGNMENT == 0, "alignment");
      CHECK_QUIET (class == 0 || size > mpxguard_heap_sizes[class - 1],
		   "order");
      CHECK_QUIET (class == 0 || size <= 512 || size > 1UL << 30
		     || size - mpxguard_heap_sizes[class - 1] <= size / 4,
		   "four classes a doubling");
    }
  finish_quiet ("all classes satisfy the theorem and are close together");
  for (unsigned class = 0; class < MPXGUARD_HEAP_CLASSES; class++)
    {
      try_slot (class, 0);
      try_slot (class, END - 1);
      try_slot (class, 1UL << 40);
      for (int i = 0; i < 20; i++)
	try_slot (class, next_random (&state) % END);
      for (int i = 0; i < 10000; i++)
	try (class, next_random (&state) % END);
    }
  finish_quiet ("reciprocals are exact at every offset of sample slots");
  for (uint64_t need = 0; need <= 1 << 20; need++)
    try_need (need);
  for (unsigned class = 0; class < MPXGUARD_HEAP_CLASSES; class++)
    for (uint64_t i = 0; i < 3; i++)
      if (mpxguard_heap_sizes[class] + i <= MPXGUARD_HEAP_LARGEST + 1)
	try_need (mpxguard_heap_sizes[class] + i - 1);
  finish_quiet ("every need finds the smallest class");
  return finish ();
}
