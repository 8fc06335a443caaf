/* Wrappers of the functions that compare strings.

   In: two strings and the bounds of the pointers to them.  A comparison reads
   up to the first difference or the end, whichever comes first, and only that
   is checked: a string without an end that differs early is no violation.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "config.h"

#include <locale.h>
#include <string.h>
#include <strings.h>
#include <wchar.h>

#include "short-string.h"
#include "wrap.h"

/* Return how many characters of WIDTH bytes BOUNDS allow from P on.  */
static inline uint64_t
characters (const void *p, struct mpxguard_bounds bounds, unsigned width)
{
  uint64_t room = mpxguard_room (p, bounds);

  return room == MPXGUARD_NO_LIMIT ? room : room / width;
}

/* Compare A and B, if their first LIMIT bytes or sixteen are enough: return true
   and set *RESULT.  */
static inline bool
compare_start (const char *a, const char *b, uint64_t limit, int *result)
{
  unsigned i = limit > 0 ? short_string_differ (a, b) : SHORT_STRING;

  if (i == SHORT_STRING || i >= limit)
    return false;
  *result = (unsigned char) a[i] - (unsigned char) b[i];
  return true;
}

/* The definition of a function NAME that does the work of CALL: compare at
   most N characters of type TYPE of the strings A and B, whose first ones are
   looked at here if QUICK.  COMPARE is the function of libc that does so,
   LENGTH the one that finds a string's length.  PARAMETER and ARGUMENT are what
   follows N.  */
#define DEFINE_COMPARISON(NAME, TYPE, QUICK, COMPARE, LENGTH, PARAMETER, \
			  ARGUMENT)					\
  static inline int							\
  NAME (const struct mpxguard_call *call, const TYPE *a, const TYPE *b,	\
	size_t n PARAMETER)						\
  {									\
    struct mpxguard_bounds bounds_a = mpxguard_call_bounds (call, 0, a); \
    struct mpxguard_bounds bounds_b = mpxguard_call_bounds (call, 1, b); \
    uint64_t room_a = characters (a, bounds_a, sizeof *a);		\
    uint64_t room_b = characters (b, bounds_b, sizeof *b);		\
    uint64_t room = room_a < room_b ? room_a : room_b;			\
    uint64_t limit = n < room ? n : room;				\
    int result;								\
									\
    if (QUICK && a && b							\
	&& compare_start ((const char *) a, (const char *) b, limit, &result)) \
      return result;							\
    result = COMPARE (a, b, limit ARGUMENT);				\
    if (result || limit == n || LENGTH (a, limit) < limit)		\
      return result;							\
    if (room_a == limit)						\
      mpxguard_call_runs_out (call, a + limit, bounds_a, sizeof *a);	\
    else								\
      mpxguard_call_runs_out (call, b + limit, bounds_b, sizeof *b);	\
    return COMPARE (a, b, n ARGUMENT);					\
  }

#define COMMA_LOCALE_PARAMETER , locale_t locale
#define COMMA_LOCALE , locale

DEFINE_COMPARISON (compare, char, true, strncmp, strnlen, , )
DEFINE_COMPARISON (compare_caseless, char, false, strncasecmp, strnlen, , )
DEFINE_COMPARISON (compare_caseless_l, char, false, strncasecmp_l, strnlen,
		   COMMA_LOCALE_PARAMETER, COMMA_LOCALE)
DEFINE_COMPARISON (compare_wide, wchar_t, false, wcsncmp, wcsnlen, , )
DEFINE_COMPARISON (compare_wide_caseless, wchar_t, false, wcsncasecmp, wcsnlen,
		   , )
DEFINE_COMPARISON (compare_wide_caseless_l, wchar_t, false, wcsncasecmp_l,
		   wcsnlen, COMMA_LOCALE_PARAMETER, COMMA_LOCALE)

/* Compare at most N characters of A and B, if their first sixteen are enough
   and no record is needed: return true and set *RESULT.  In line, for N is a
   constant as a rule.  */
static inline bool __attribute__ ((always_inline))
compare_quickly (const char *a, const char *b, size_t n, int *result)
{
  uint64_t last_a = mpxguard_quick_last (a);
  uint64_t last_b = mpxguard_quick_last (b);
  uint64_t i;

  if (MPXGUARD_UNLIKELY ((uint64_t) a > last_a)
      || MPXGUARD_UNLIKELY ((uint64_t) b > last_b)
      || MPXGUARD_UNLIKELY (n == 0)
      || MPXGUARD_UNLIKELY (!short_string_readable (a))
      || MPXGUARD_UNLIKELY (!short_string_readable (b)))
    return false;
  i = short_string_differ (a, b);
  /* The same as far as it matters.  */
  if (i >= n)
    i = n - 1;
  if (i == SHORT_STRING || i > last_a - (uint64_t) a
      || i > last_b - (uint64_t) b)
    return false;
  *result = (unsigned char) a[i] - (unsigned char) b[i];
  return true;
}

/* The rest of NAME, strcmp or strncmp, which is SELF, for PC.  */
static int __attribute__ ((noinline))
compare_further (const char *name, const void *self, const void *pc,
		 const char *a, const char *b, size_t n)
{
  struct mpxguard_call call = mpxguard_call_begin (name, self, pc);

  return compare (&call, a, b, n);
}

MPXGUARD_WRAPPER (int, strcmp, const char *a, const char *b)
{
  int result;

  if (mpxguard_no_records (__mpxguard_wrap_strcmp)
      && compare_quickly (a, b, MPXGUARD_NO_LIMIT, &result))
    return result;
  return compare_further ("strcmp", __mpxguard_wrap_strcmp,
			  __builtin_return_address (0), a, b,
			  MPXGUARD_NO_LIMIT);
}

MPXGUARD_WRAPPER (int, strncmp, const char *a, const char *b, size_t n)
{
  int result;

  if (mpxguard_no_records (__mpxguard_wrap_strncmp)
      && compare_quickly (a, b, n, &result))
    return result;
  return compare_further ("strncmp", __mpxguard_wrap_strncmp,
			  __builtin_return_address (0), a, b, n);
}

MPXGUARD_WRAPPER (int, strcasecmp, const char *a, const char *b)
{
  struct mpxguard_call call = MPXGUARD_CALL (strcasecmp);

  return compare_caseless (&call, a, b, MPXGUARD_NO_LIMIT);
}

MPXGUARD_WRAPPER (int, strncasecmp, const char *a, const char *b, size_t n)
{
  struct mpxguard_call call = MPXGUARD_CALL (strncasecmp);

  return compare_caseless (&call, a, b, n);
}

MPXGUARD_WRAPPER (int, wcscmp, const wchar_t *a, const wchar_t *b)
{
  struct mpxguard_call call = MPXGUARD_CALL (wcscmp);

  return compare_wide (&call, a, b, MPXGUARD_NO_LIMIT);
}

MPXGUARD_WRAPPER (int, wcsncmp, const wchar_t *a, const wchar_t *b, size_t n)
{
  struct mpxguard_call call = MPXGUARD_CALL (wcsncmp);

  return compare_wide (&call, a, b, n);
}

MPXGUARD_WRAPPER (int, wcscasecmp, const wchar_t *a, const wchar_t *b)
{
  struct mpxguard_call call = MPXGUARD_CALL (wcscasecmp);

  return compare_wide_caseless (&call, a, b, MPXGUARD_NO_LIMIT);
}

MPXGUARD_WRAPPER (int, wcsncasecmp, const wchar_t *a, const wchar_t *b,
		  size_t n)
{
  struct mpxguard_call call = MPXGUARD_CALL (wcsncasecmp);

  return compare_wide_caseless (&call, a, b, n);
}

MPXGUARD_WRAPPER (int, strcasecmp_l, const char *a, const char *b,
		  locale_t locale)
{
  struct mpxguard_call call = MPXGUARD_CALL (strcasecmp_l);

  return compare_caseless_l (&call, a, b, MPXGUARD_NO_LIMIT, locale);
}

MPXGUARD_WRAPPER (int, strncasecmp_l, const char *a, const char *b, size_t n,
		  locale_t locale)
{
  struct mpxguard_call call = MPXGUARD_CALL (strncasecmp_l);

  return compare_caseless_l (&call, a, b, n, locale);
}

MPXGUARD_WRAPPER (int, wcscasecmp_l, const wchar_t *a, const wchar_t *b,
		  locale_t locale)
{
  struct mpxguard_call call = MPXGUARD_CALL (wcscasecmp_l);

  return compare_wide_caseless_l (&call, a, b, MPXGUARD_NO_LIMIT, locale);
}

MPXGUARD_WRAPPER (int, wcsncasecmp_l, const wchar_t *a, const wchar_t *b,
		  size_t n, locale_t locale)
{
  struct mpxguard_call call = MPXGUARD_CALL (wcsncasecmp_l);

  return compare_wide_caseless_l (&call, a, b, n, locale);
}
