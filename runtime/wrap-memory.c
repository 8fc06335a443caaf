/* Wrappers of the functions that look for a byte in a block, or compare two
   blocks, and stop early.

   In: blocks and their sizes.  What is checked is what such a function has to
   look at: the bytes up to the first that decides.  The size that the
   program gave may be larger than the block; many programs search with a
   size that is only an upper limit.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "config.h"

#include <string.h>
#include <wchar.h>

#include "table.h"
#include "wrap.h"

/* Return the smaller of A and B.  */
static inline uint64_t
smaller (uint64_t a, uint64_t b)
{
  return a < b ? a : b;
}

MPXGUARD_WRAPPER (void *, memchr, const void *p, int c, size_t n)
{
  if (mpxguard_derived_p (p) && mpxguard_quick_inside (p, n))
    return memchr (p, c, n);

  struct mpxguard_call call = MPXGUARD_CALL (memchr);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 0, p);
  uint64_t room = mpxguard_room (p, bounds);
  void *result = memchr (p, c, smaller (n, room));

  if (!result && n > room)
    {
      mpxguard_call_violation (&call, p, n, bounds, MPXGUARD_ACCESS_READ);
      result = memchr (p, c, n);
    }
  mpxguard_call_result (&call, result, bounds);
  return result;
}

MPXGUARD_WRAPPER (void *, rawmemchr, const void *p, int c)
{
  struct mpxguard_call call = MPXGUARD_CALL (rawmemchr);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 0, p);
  uint64_t room = mpxguard_room (p, bounds);
  void *result;

  if (room == MPXGUARD_NO_LIMIT)
    result = rawmemchr (p, c);
  else
    result = memchr (p, c, room);
  if (!result)
    {
      mpxguard_call_runs_out (&call, (const char *) p + room, bounds, 1);
      result = rawmemchr (p, c);
    }
  mpxguard_call_result (&call, result, bounds);
  return result;
}

/* CALL compares N bytes at A with those at B, and no difference stands before
   the end of one's bounds: report that one.  */
static void __attribute__ ((cold))
report_comparison (const struct mpxguard_call *call, const void *a,
		   struct mpxguard_bounds bounds_a, const void *b,
		   struct mpxguard_bounds bounds_b, uint64_t n)
{
  mpxguard_call_reads (call, a, n, bounds_a);
  mpxguard_call_reads (call, b, n, bounds_b);
}

/* Do the work of CALL, which is memcmp or bcmp: compare N bytes at A and
   B.  */
static int
compare_blocks (const struct mpxguard_call *call, const void *a, const void *b,
		size_t n)
{
  struct mpxguard_bounds bounds_a = mpxguard_call_bounds (call, 0, a);
  struct mpxguard_bounds bounds_b = mpxguard_call_bounds (call, 1, b);
  uint64_t room = smaller (mpxguard_room (a, bounds_a),
			   mpxguard_room (b, bounds_b));
  int result = memcmp (a, b, smaller (n, room));

  if (result || n <= room)
    return result;
  report_comparison (call, a, bounds_a, b, bounds_b, n);
  return memcmp (a, b, n);
}

MPXGUARD_WRAPPER (int, memcmp, const void *a, const void *b, size_t n)
{
  if (mpxguard_no_records (__mpxguard_wrap_memcmp)
      && mpxguard_quick_inside (a, n) && mpxguard_quick_inside (b, n))
    return memcmp (a, b, n);

  struct mpxguard_call call = MPXGUARD_CALL (memcmp);

  return compare_blocks (&call, a, b, n);
}

MPXGUARD_WRAPPER (int, bcmp, const void *a, const void *b, size_t n)
{
  if (mpxguard_no_records (__mpxguard_wrap_bcmp)
      && mpxguard_quick_inside (a, n) && mpxguard_quick_inside (b, n))
    return memcmp (a, b, n);

  struct mpxguard_call call = MPXGUARD_CALL (bcmp);

  return compare_blocks (&call, a, b, n);
}

MPXGUARD_WRAPPER (void *, memccpy, void *to, const void *from, int c, size_t n)
{
  struct mpxguard_call call = MPXGUARD_CALL (memccpy);
  struct mpxguard_bounds bounds_to = mpxguard_call_bounds (&call, 0, to);
  struct mpxguard_bounds bounds_from = mpxguard_call_bounds (&call, 1, from);
  uint64_t room = mpxguard_room (from, bounds_from);
  const char *hit = memchr (from, c, smaller (n, room));
  uint64_t size = hit ? (uint64_t) (hit - (const char *) from + 1) : n;
  void *result;

  mpxguard_call_reads (&call, from, size, bounds_from);
  mpxguard_call_writes (&call, to, size, bounds_to);
  result = memccpy (to, from, c, n);
  mpxguard_copy (to, from, size);
  mpxguard_call_result (&call, result, bounds_to);
  return result;
}

MPXGUARD_WRAPPER (wchar_t *, wmemchr, const wchar_t *p, wchar_t c, size_t n)
{
  struct mpxguard_call call = MPXGUARD_CALL (wmemchr);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 0, p);
  uint64_t room = mpxguard_room (p, bounds) / sizeof *p;
  wchar_t *result = wmemchr (p, c, smaller (n, room));

  if (!result && n > room)
    {
      mpxguard_call_violation (&call, p,
			       mpxguard_size_multiply (n, sizeof *p), bounds,
			       MPXGUARD_ACCESS_READ);
      result = wmemchr (p, c, n);
    }
  mpxguard_call_result (&call, result, bounds);
  return result;
}

MPXGUARD_WRAPPER (int, wmemcmp, const wchar_t *a, const wchar_t *b, size_t n)
{
  struct mpxguard_call call = MPXGUARD_CALL (wmemcmp);
  struct mpxguard_bounds bounds_a = mpxguard_call_bounds (&call, 0, a);
  struct mpxguard_bounds bounds_b = mpxguard_call_bounds (&call, 1, b);
  uint64_t room = smaller (mpxguard_room (a, bounds_a),
			   mpxguard_room (b, bounds_b)) / sizeof *a;
  int result = wmemcmp (a, b, smaller (n, room));

  if (result || n <= room)
    return result;
  report_comparison (&call, a, bounds_a, b, bounds_b,
		     mpxguard_size_multiply (n, sizeof *a));
  return wmemcmp (a, b, n);
}
