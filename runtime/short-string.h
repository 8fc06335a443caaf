/* The first sixteen bytes of strings, looked at all at once: most calls of
   string functions are decided there, and a call of libc would cost more.

   In: strings.  Out: places in them, SHORT_STRING if that needs more bytes or
   these sixteen are not all on one page.  They are read whole, so the caller
   calls only if the first may be read, and compares the place with the room
   that there is.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_SHORT_STRING_H
#define MPXGUARD_SHORT_STRING_H

#include <emmintrin.h>
#include <stdbool.h>
#include <stdint.h>

#define SHORT_STRING 16U

#define SHORT_STRING_FUNCTION \
  static inline unsigned __attribute__ ((no_sanitize ("address,thread")))

/* Return true if sixteen bytes at S are on one page.  */
static inline bool
short_string_readable (const char *s)
{
  return ((uint64_t) s & 4095) <= 4096 - SHORT_STRING;
}

/* Return the place of the first byte of BYTES that is not 0.  */
static inline unsigned
short_string_place (__m128i bytes)
{
  unsigned bits = (unsigned) _mm_movemask_epi8 (bytes);

  return (unsigned) __builtin_ctz (bits | 1U << SHORT_STRING);
}

/* Return the place of the NUL of S.  */
SHORT_STRING_FUNCTION
short_string_end (const char *s)
{
  const __m128i zero = _mm_setzero_si128 ();

  if (!short_string_readable (s))
    return SHORT_STRING;
  return short_string_place (_mm_cmpeq_epi8
			     (_mm_loadu_si128 ((const __m128i *) s), zero));
}

/* Return the place of the first C or NUL of S.  */
SHORT_STRING_FUNCTION
short_string_find (const char *s, int c)
{
  const __m128i zero = _mm_setzero_si128 ();
  __m128i bytes;

  if (!short_string_readable (s))
    return SHORT_STRING;
  bytes = _mm_loadu_si128 ((const __m128i *) s);
  return short_string_place (_mm_or_si128
			     (_mm_cmpeq_epi8 (bytes, zero),
			      _mm_cmpeq_epi8 (bytes,
					      _mm_set1_epi8 ((char) c))));
}

/* Return the place of the NUL of S or of the first of the COUNT CHARACTERS.  */
SHORT_STRING_FUNCTION
short_string_find_few (const char *s, const char *characters, unsigned count)
{
  __m128i bytes, found;

  if (!short_string_readable (s))
    return SHORT_STRING;
  bytes = _mm_loadu_si128 ((const __m128i *) s);
  found = _mm_cmpeq_epi8 (bytes, _mm_setzero_si128 ());
  for (unsigned i = 0; i < count; i++)
    found = _mm_or_si128 (found,
			  _mm_cmpeq_epi8 (bytes,
					  _mm_set1_epi8 (characters[i])));
  return short_string_place (found);
}

/* Return the place where A and B first differ or both end.  */
SHORT_STRING_FUNCTION
short_string_differ (const char *a, const char *b)
{
  const __m128i zero = _mm_setzero_si128 ();
  __m128i of_a, same;

  if (!short_string_readable (a) || !short_string_readable (b))
    return SHORT_STRING;
  of_a = _mm_loadu_si128 ((const __m128i *) a);
  same = _mm_cmpeq_epi8 (of_a, _mm_loadu_si128 ((const __m128i *) b));
  return short_string_place (_mm_cmpeq_epi8 (_mm_min_epu8 (of_a, same),
					     zero));
}

#endif /* MPXGUARD_SHORT_STRING_H */
