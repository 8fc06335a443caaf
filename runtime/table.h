/* The bounds directory and its tables, as the runtime's C code sees them.
   The format is mpxguard-layout.h's.

   Nothing here takes a lock except where it says so; everything may be
   called from a signal handler.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_TABLE_H
#define MPXGUARD_TABLE_H

#include <emmintrin.h>

#include "bounds.h"
#include "mpx-table.h"
#include "mpx.h"
#include "runtime.h"

#define MPXGUARD_DIRECTORY ((uint64_t *) MPXGUARD_DIRECTORY_BASE)

/* One past the last address that the directory covers.  */
#define MPXGUARD_ADDRESS_END (1UL << MPXGUARD_ADDRESS_BITS)

/* Return the directory entry of slice N in the format of the soft backend.
   That leads to MPX's tables too; and where there is none, to the zero table
   and behind it the soft directory, which is all zeros then.  */
static inline uint64_t
mpxguard_directory_get (uint64_t n)
{
  if (mpxguard_mpx_is_on ())
    {
      struct mpxguard_mpx_entry *table = mpxguard_mpx_table (n);

      return table ? (uint64_t) table - MPXGUARD_ZERO_TABLE : 0;
    }
  return __atomic_load_n (&MPXGUARD_DIRECTORY[n], __ATOMIC_ACQUIRE);
}

/* Return the table that the directory entry BIASED leads to.  */
static inline struct mpxguard_entry *
mpxguard_table_of (uint64_t biased)
{
  return (struct mpxguard_entry *) (MPXGUARD_ZERO_TABLE + biased);
}

#define MPXGUARD_TABLE_ENTRIES \
  (MPXGUARD_TABLE_SIZE / sizeof (struct mpxguard_entry))

/* An entry of MPX is as large as two of these, and where ranges of entries are
   copied or cleared it is taken for two: log2 of their number.  */
extern unsigned mpxguard_entry_shift;

/* Return the index in its table of the entry for SLOT.  */
static inline uint64_t
mpxguard_entry_index (uint64_t slot)
{
  return (slot & MPXGUARD_SLOT_MASK) >> 3 << mpxguard_entry_shift;
}

/* Return the entry at E, read as one access.  */
static inline struct mpxguard_entry
mpxguard_entry_read (const struct mpxguard_entry *e)
{
  __m128i value = *(const volatile __m128i *) e;
  struct mpxguard_entry result;

  _mm_store_si128 ((__m128i *) &result, value);
  return result;
}

/* True if ENTRY says nothing.  */
static inline bool
mpxguard_entry_is_empty (struct mpxguard_entry entry)
{
  return (entry.pointer | entry.distances) == 0;
}

/* Write VALUE to the entry at E as one access.  */
static inline void
mpxguard_entry_write (struct mpxguard_entry *e, struct mpxguard_entry value)
{
  *(volatile __m128i *) e = _mm_load_si128 ((const __m128i *) &value);
}

/* mpxguard_encode for metadata=hybrid (kept-bounds.c).  */
struct mpxguard_entry mpxguard_encode_kept (uint64_t pointer,
					    struct mpxguard_bounds bounds);

/* Return the entry that says that POINTER has the bounds BOUNDS.  */
static inline struct mpxguard_entry
mpxguard_encode (uint64_t pointer, struct mpxguard_bounds bounds)
{
  int64_t down = (int64_t) (pointer - bounds.lower);
  int64_t up = (int64_t) (bounds.upper + 1 - pointer);

  if (mpxguard_hybrid)
    return mpxguard_encode_kept (pointer, bounds);
  if (down != (int32_t) down || up != (int32_t) up)
    return (struct mpxguard_entry) { 0, 0 };
  return (struct mpxguard_entry) { pointer, (uint64_t) (uint32_t) down
					      | (uint64_t) up << 32 };
}

/* Return the bounds that ENTRY gives to POINTER.  */
static inline struct mpxguard_bounds
mpxguard_decode (struct mpxguard_entry entry, uint64_t pointer)
{
  int64_t down = (int32_t) entry.distances;
  int64_t up = (int32_t) (entry.distances >> 32);

  if (entry.pointer != pointer || (mpxguard_hybrid && entry.distances == 0))
    return mpxguard_bounds_init ();
  if (mpxguard_hybrid)
    return mpxguard_bounds_at ((const uint64_t *) entry.distances);
  return (struct mpxguard_bounds) { pointer - (uint64_t) down,
				    pointer + (uint64_t) up - 1 };
}

/* Return the entry for SLOT; the zero table's if there is none.  Addresses
   beyond the directory have the zero table too.  */
static inline struct mpxguard_entry *
mpxguard_entry_at (uint64_t slot)
{
  uint64_t biased = 0;

  if (MPXGUARD_LIKELY (slot < MPXGUARD_ADDRESS_END))
    biased = mpxguard_directory_get (slot >> MPXGUARD_SLICE_SHIFT);
  return mpxguard_table_of (biased) + mpxguard_entry_index (slot);
}

/* Return the bounds of POINTER, which was found in SLOT.  */
static inline struct mpxguard_bounds
mpxguard_load (const void *slot, const void *pointer)
{
  if (mpxguard_derived_p (pointer))
    return mpxguard_derive (pointer);
  if (mpxguard_mpx_is_on ())
    return mpxguard_mpx_load (slot, pointer);
  return mpxguard_decode (mpxguard_entry_read
			    (mpxguard_entry_at ((uint64_t) slot)),
			  (uint64_t) pointer);
}

/* SLOT holds POINTER from now on, which has BOUNDS.  */
void mpxguard_store (const void *slot, const void *pointer,
		     struct mpxguard_bounds bounds);

/* The same for report-entry.S.  */
void mpxguard_store_slow (const void *slot, uint64_t pointer, uint64_t lower,
			  uint64_t upper);

/* Return the first slice from FIRST to LAST that has a table, or LAST + 1.  */
uint64_t mpxguard_next_slice (uint64_t first, uint64_t last);

/* Forget the entries of the slots of [P, P + SIZE).  */
void mpxguard_clear (const void *p, uint64_t size);

/* Let the entries for [DST, DST + SIZE) be those of [SRC, SRC + SIZE), as
   memmove does it with the memory itself.  */
void mpxguard_copy (const void *dst, const void *src, uint64_t size);

#endif /* MPXGUARD_TABLE_H */
