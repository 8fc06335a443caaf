/* Ranges of entries: bounds that move with memory, or are forgotten.

   In: ranges of memory.  Out: entries copied or cleared.  Entries of slots
   that a range covers in part are treated with care: a pointer may be copied
   byte by byte, and a pointer that lies at no multiple of 8 uses the entry of
   the slot in which it begins.

   With metadata=hybrid most copies need no look at a table: what the memory
   holds after the copy tells whether a pointer is among it that is not into the
   heap.  Where there is none the entries stay as they are: each is believed
   only for the pointer that it names.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "export.h"
#include "move.h"
#include "mpxguard-heap-layout.h"
#include "table-clear.h"
#include "table-memory.h"
#include "table.h"

#define PAGE 4096UL

/* So few bytes are looked at before the tables.  */
#define SHORT_COPY 16

/* True if the SIZE bytes at P lie in the directory's address range.  */
static inline bool
covered (uint64_t p, uint64_t size)
{
  return size <= MPXGUARD_ADDRESS_END && p <= MPXGUARD_ADDRESS_END - size;
}

/* Clear the entries from E to END.  A page that was never written is only
   read.  */
static void
zap (struct mpxguard_entry *e, struct mpxguard_entry *end)
{
  for (; e < end; e++)
    if (!mpxguard_entry_is_empty (mpxguard_entry_read (e)))
      mpxguard_entry_write (e, (struct mpxguard_entry) { 0, 0 });
}

void
mpxguard_zap_entries (struct mpxguard_entry *e, struct mpxguard_entry *end)
{
  uint64_t from = ((uint64_t) e + PAGE - 1) & -PAGE;
  uint64_t to = (uint64_t) end & -PAGE;

  /* A few pages are cleared faster than they are given back.  */
  if (to < from + 8 * PAGE
      || !mpxguard_table_release (from, to - from))
    {
      zap (e, end);
      return;
    }
  zap (e, (struct mpxguard_entry *) from);
  zap ((struct mpxguard_entry *) to, end);
}

/* Clear the entries for the slots from FIRST to LAST.  */
static void
clear_slots (uint64_t first, uint64_t last)
{
  uint64_t last_slice = last >> MPXGUARD_SLICE_SHIFT;
  uint64_t n = first >> MPXGUARD_SLICE_SHIFT;

  for (n = mpxguard_next_slice (n, last_slice); n <= last_slice;
       n = mpxguard_next_slice (n + 1, last_slice))
    {
      struct mpxguard_entry *table
	= mpxguard_table_of (mpxguard_directory_get (n));
      uint64_t start = n << MPXGUARD_SLICE_SHIFT;
      uint64_t end = start + MPXGUARD_SLICE_SIZE - 8;
      uint64_t a = first > start ? first : start;
      uint64_t b = last < end ? last : end;

      mpxguard_zap_entries (table + mpxguard_entry_index (a),
			    table + mpxguard_entry_index (b)
			      + (1UL << mpxguard_entry_shift));
    }
}

/* True if no slot of [P, P + SIZE) has a table; quick for small ranges, and
   false when it would not be.  */
static inline bool
no_tables (uint64_t p, uint64_t size)
{
  uint64_t first = p >> MPXGUARD_SLICE_SHIFT;
  uint64_t last = (p + size - 1) >> MPXGUARD_SLICE_SHIFT;

  return last - first <= 1 && !mpxguard_directory_get (first)
	 && !mpxguard_directory_get (last);
}

void
mpxguard_clear (const void *p, uint64_t size)
{
  uint64_t at = (uint64_t) p;

  if (size > 0 && covered (at, size) && !no_tables (at, size))
    clear_slots (at & -8UL, (at + size - 1) & -8UL);
}

/* Blocks of the heap begin at multiples of 16 and no other object lies in the 16
   bytes in which they end.  */
bool
mpxguard_quick_clear (uint64_t base, uint64_t size)
{
  uint64_t end = base + size;
  uint64_t biased;

  if (MPXGUARD_UNLIKELY ((base ^ end) >> MPXGUARD_SLICE_SHIFT != 0))
    return false;
  biased = mpxguard_directory_get (base >> MPXGUARD_SLICE_SHIFT);
  if (biased != 0)
    mpxguard_clear_block (biased, base, size);
  return true;
}

/* Return the entry for the slot at AT, which is to be written.  */
static struct mpxguard_entry *
writable_entry (uint64_t at)
{
  uint64_t biased = mpxguard_directory_get (at >> MPXGUARD_SLICE_SHIFT);

  if (!biased)
    biased = __mpxguard_table_alloc (at);
  return mpxguard_table_of (biased) + mpxguard_entry_index (at);
}

/* Return true if one of the N entries at E says something.  */
static bool
any_entry (const struct mpxguard_entry *e, uint64_t n)
{
  for (uint64_t i = 0; i < n; i++)
    if (!mpxguard_entry_is_empty (mpxguard_entry_read (e + i)))
      return true;
  return false;
}

/* Copy N entries from SRC to DST in an order that suits an overlap.  */
static void
copy_entries (struct mpxguard_entry *dst, const struct mpxguard_entry *src,
	      uint64_t n)
{
  if (dst <= src)
    for (uint64_t i = 0; i < n; i++)
      mpxguard_entry_write (dst + i, mpxguard_entry_read (src + i));
  else
    for (uint64_t i = n; i-- > 0;)
      mpxguard_entry_write (dst + i, mpxguard_entry_read (src + i));
}

/* Copy the entries of N slots from the slot SRC on to those from DST on.
   Each of the two runs lies in one slice.  */
static void
copy_run (uint64_t dst, uint64_t src, uint64_t n)
{
  uint64_t from = mpxguard_directory_get (src >> MPXGUARD_SLICE_SHIFT);
  uint64_t to = mpxguard_directory_get (dst >> MPXGUARD_SLICE_SHIFT);

  if (!from)
    {
      if (to)
	clear_slots (dst, dst + (n - 1) * 8);
      return;
    }
  n <<= mpxguard_entry_shift;
  if (!to && !any_entry (mpxguard_entry_at (src), n))
    return;
  copy_entries (writable_entry (dst), mpxguard_entry_at (src), n);
}

/* Return how many slots from the slot AT on lie in its slice.  */
static inline uint64_t
slots_after (uint64_t at)
{
  return (MPXGUARD_SLICE_SIZE - (at & MPXGUARD_SLOT_MASK)) / 8;
}

/* Return how many slots before AT lie in the slice of the last of them.  */
static inline uint64_t
slots_before (uint64_t at)
{
  return ((at - 8) & MPXGUARD_SLOT_MASK) / 8 + 1;
}

static inline uint64_t
least (uint64_t a, uint64_t b, uint64_t c)
{
  uint64_t d = a < b ? a : b;

  return c < d ? c : d;
}

/* Copy the entries of N slots from SRC on to DST on, both multiples of 8.  */
static void
copy_slots (uint64_t dst, uint64_t src, uint64_t n)
{
  uint64_t run;

  if (dst < src)
    for (; n > 0; n -= run, dst += run * 8, src += run * 8)
      {
	run = least (n, slots_after (dst), slots_after (src));
	copy_run (dst, src, run);
      }
  else
    for (; n > 0; n -= run)
      {
	run = least (n, slots_before (dst + n * 8), slots_before (src + n * 8));
	copy_run (dst + (n - run) * 8, src + (n - run) * 8, run);
      }
}

/* All that one slot's entry says, in either format.  */
struct whole_entry
{
  struct mpxguard_entry part[2];
};

/* Return the entry for the slot at AT.  */
static struct whole_entry
read_whole_entry (uint64_t at)
{
  const struct mpxguard_entry *e = mpxguard_entry_at (at);
  struct whole_entry result = { { mpxguard_entry_read (e), { 0, 0 } } };

  if (mpxguard_entry_shift)
    result.part[1] = mpxguard_entry_read (e + 1);
  return result;
}

/* The slot DST got a part of the slot whose entry was ENTRY.  If that says
   something it holds for DST too, once all parts are there.  Otherwise what
   DST's entry says stays: it is believed only for an unchanged value.  */
static void
merge_entry (uint64_t dst, const struct whole_entry *entry)
{
  struct mpxguard_entry *e;

  if (mpxguard_entry_is_empty (entry->part[0])
      && mpxguard_entry_is_empty (entry->part[1]))
    return;
  e = writable_entry (dst);
  mpxguard_entry_write (e, entry->part[0]);
  if (mpxguard_entry_shift)
    mpxguard_entry_write (e + 1, entry->part[1]);
}

/* Return the bits of those bytes from AT - 2 to AT + 15 that are among the SIZE
   ones at P, which begin before AT + 16 and end behind AT.  */
static inline uint32_t
bytes_inside (uint64_t at, uint64_t p, uint64_t size)
{
  uint32_t bits = 0x3ffff;

  if (at < p + 2)
    bits &= ~0U << (p + 2 - at);
  if (at + 16 > p + size)
    bits &= 0x3ffffU >> (at + 16 - (p + size));
  return bits;
}

/* True if the SIZE bytes at P may hold a pointer for which a table has bounds,
   if tracked pointers are high: at any address two zero bytes (bits 48 to 63) behind one
   from 0x40 to 0x7f; or if one of them is in an aligned word that may be such a
   pointer.  Reads aligned blocks, so bytes around the range too.  */
static inline bool
  __attribute__ ((always_inline, no_sanitize ("address,thread")))
any_tracked (uint64_t p, uint64_t size)
{
  /* The sixth byte of each word.  */
  const uint32_t sixth = 0x2020 << 2;
  /* A bit a byte; bits 0 and 1 are the last bytes of the block before.  */
  uint32_t zeros = 0;
  uint32_t tops = 0;

  for (uint64_t at = p & -16UL; at < p + size; at += 16)
    {
      __m128i bytes = _mm_load_si128 ((const __m128i *) at);
      __m128i zero = _mm_cmpeq_epi8 (bytes, _mm_setzero_si128 ());
      __m128i top = _mm_and_si128 (bytes, _mm_set1_epi8 ((char) 0xc0));

      top = _mm_cmpeq_epi8 (top, _mm_set1_epi8 (0x40));
      tops = tops >> 16 | (uint32_t) _mm_movemask_epi8 (top) << 2;
      zeros = zeros >> 16 | (uint32_t) _mm_movemask_epi8 (zero) << 2;
      if (tops & zeros >> 1 & zeros >> 2)
	{
	  /* Behind a text that is copied are zeros too.  */
	  uint32_t inside = zeros & bytes_inside (at, p, size);

	  if (tops & ((inside >> 1 & inside >> 2)
		      | (zeros >> 1 & zeros >> 2 & sixth)))
	    return true;
	}
    }
  return false;
}

/* mpxguard_copy, where looking at what a short copy holds did not suffice.  */
static void __attribute__ ((noinline))
copy (const void *to, const void *from, uint64_t size)
{
  uint64_t dst = (uint64_t) to;
  uint64_t src = (uint64_t) from;
  struct whole_entry head = { { { 0, 0 }, { 0, 0 } } };
  struct whole_entry tail = head;
  uint64_t first = (src + 7) & -8UL;
  uint64_t end = (src + size) & -8UL;
  uint64_t move = dst - src;

  if (size == 0 || move == 0 || !covered (src, size) || !covered (dst, size)
      || (no_tables (src, size) && no_tables (dst, size))
      || (size > SHORT_COPY && mpxguard_tracked_are_high
	  && !any_tracked (dst, size)))
    return;
  if (move % 8 != 0)
    {
      mpxguard_clear (to, size);
      return;
    }
  if (src % 8 != 0)
    head = read_whole_entry (src & -8UL);
  if ((src + size) % 8 != 0)
    tail = read_whole_entry (end);
  if (first < end)
    copy_slots (first + move, first, (end - first) / 8);
  merge_entry (dst & -8UL, &head);
  merge_entry (end + move, &tail);
}

void
mpxguard_copy (const void *to, const void *from, uint64_t size)
{
  uint64_t first = (uint64_t) to & -8UL;

  if (size > SHORT_COPY || !mpxguard_tracked_are_high)
    copy (to, from, size);
  /* One word, which programs copy to all the time.  TO may be null if SIZE
     is 0.  */
  else if ((uint64_t) to + size <= first + 8)
    {
      if (size != 0
	  && *(const uint64_t *) first >> MPXGUARD_HEAP_ADDRESS_BITS == 1)
	copy (to, from, size);
    }
  else if (any_tracked ((uint64_t) to, size))
    copy (to, from, size);
}

/* The same for generated code.  */
MPXGUARD_EXPORT void
__mpxguard_copy_bounds (const void *dst, const void *src, uint64_t size)
{
  mpxguard_copy (dst, src, size);
}

MPXGUARD_EXPORT void
__mpxguard_clear_bounds (const void *p, uint64_t size)
{
  mpxguard_clear (p, size);
}
