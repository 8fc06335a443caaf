/* Wrappers of the functions that convert between multibyte and wide
   strings.

   In: a string of the one kind, and memory for the other or none.  How much
   is written is computed from the string, because the size that the program
   gives may be generous.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "config.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <uchar.h>
#include <wchar.h>

#include "table.h"
#include "wrap.h"

MPXGUARD_REAL (size_t, __mbstowcs_chk, wchar_t *to, const char *from, size_t n,
	       size_t object);
MPXGUARD_REAL (size_t, __wcstombs_chk, char *to, const wchar_t *from, size_t n,
	       size_t object);
MPXGUARD_REAL (size_t, __mbsrtowcs_chk, wchar_t *to, const char **from,
	       size_t n, mbstate_t *state, size_t object);
MPXGUARD_REAL (size_t, __wcsrtombs_chk, char *to, const wchar_t **from,
	       size_t n, mbstate_t *state, size_t object);

MPXGUARD_REAL (size_t, __mbsnrtowcs_chk, wchar_t *to, const char **from,
	       size_t size, size_t n, mbstate_t *state, size_t object);
MPXGUARD_REAL (size_t, __wcsnrtombs_chk, char *to, const wchar_t **from,
	       size_t size, size_t n, mbstate_t *state, size_t object);
MPXGUARD_REAL (int, __wctomb_chk, char *to, wchar_t c, size_t object);
MPXGUARD_REAL (size_t, __wcrtomb_chk, char *to, wchar_t c, mbstate_t *state,
	       size_t object);

/* Return the smaller of A and B.  */
static inline uint64_t
smaller (uint64_t a, uint64_t b)
{
  return a < b ? a : b;
}

/* Return how many wide characters, with the L'\0' and at most N, come of the
   string FROM, or of its first MOST bytes, from STATE on; 0 if it is
   malformed.  */
static uint64_t
count_wide (const char *from, uint64_t most, uint64_t n, mbstate_t state)
{
  uint64_t count = 0;

  while (count < n && most)
    {
      size_t used = mbrtowc (NULL, from, smaller (most, MB_LEN_MAX), &state);

      if (used == (size_t) -1)
	return 0;
      if (used == (size_t) -2)
	break;
      count++;
      if (used == 0)
	break;
      from += used;
      most -= used;
    }
  return count;
}

/* CALL converts the string FROM, or its first MOST bytes, from STATE on, to
   at most N wide characters at TO, which may be null: check what it reads and
   writes.  */
static void
check_to_wide (const struct mpxguard_call *call, const wchar_t *to,
	       struct mpxguard_bounds to_bounds, const char *from,
	       struct mpxguard_bounds from_bounds, uint64_t most, size_t n,
	       mbstate_t state)
{
  /* Every wide character comes from at least one byte.  */
  uint64_t room = mpxguard_room (to, to_bounds) / sizeof *to;
  uint64_t count;

  mpxguard_string_size (call, from, from_bounds,
			smaller (most, to ? n : MPXGUARD_NO_LIMIT));
  if (!from || !to || n <= room)
    return;
  count = count_wide (from, smaller (most, mpxguard_room (from, from_bounds)),
		      n, state);
  mpxguard_call_writes (call, to, count * sizeof *to, to_bounds);
}

/* CALL converts the wide string FROM, or its first MOST wide characters, from
   STATE on, to at most N bytes at TO, which may be null: check what it reads
   and writes.  */
static void
check_to_bytes (const struct mpxguard_call *call, const char *to,
		struct mpxguard_bounds to_bounds, const wchar_t *from,
		struct mpxguard_bounds from_bounds, uint64_t most, size_t n,
		mbstate_t state)
{
  uint64_t room = mpxguard_room (to, to_bounds);
  uint64_t size;
  size_t count;
  bool ended;

  if (!from)
    return;
  /* Where the bytes run out before the string's end, the string need not have
     one; at least one wide character is read for every MB_LEN_MAX bytes.  */
  size = mpxguard_wide_size (call, from, from_bounds,
			     smaller (most, to ? n / MB_LEN_MAX
					       : MPXGUARD_NO_LIMIT));
  if (!to || n <= room)
    return;
  size = mpxguard_wide_size (call, from, from_bounds, smaller (most, n));
  ended = size && mpxguard_without_wide_nul (from, size) < size;
  count = wcsnrtombs (NULL, &from, size / sizeof *from, 0, &state);
  if (count != (size_t) -1)
    mpxguard_call_writes (call, to, smaller (count + ended, n), to_bounds);
}

/* Return the initial state.  */
static mbstate_t
initial_state (void)
{
  mbstate_t state;

  memset (&state, 0, sizeof state);
  return state;
}

/* The wrapper for NAME (TO, FROM, N ...), which is called TEXT, checked by
   CHECK and done by FUNCTION.  */
#define DEFINE_CONVERSION(NAME, TEXT, TO, FROM, CHECK, FUNCTION, PARAMETER, \
			  ARGUMENT)					\
  MPXGUARD_WRAPPER (size_t, NAME, TO *to, const FROM *from,		\
		    size_t n PARAMETER)					\
  {									\
    struct mpxguard_call call = MPXGUARD_CALL_AS (NAME, TEXT);		\
    struct mpxguard_bounds to_bounds					\
      = mpxguard_target_bounds (&call, 0, to);				\
    struct mpxguard_bounds from_bounds					\
      = mpxguard_call_bounds (&call, 1, from);				\
									\
    CHECK (&call, to, to_bounds, from, from_bounds, MPXGUARD_NO_LIMIT, n, \
	   initial_state ());						\
    return FUNCTION (to, from, n ARGUMENT);				\
  }

#define COMMA_OBJECT_PARAMETER , size_t object
#define COMMA_OBJECT , object

DEFINE_CONVERSION (mbstowcs, "mbstowcs", wchar_t, char, check_to_wide,
		   mbstowcs, , )
DEFINE_CONVERSION (wcstombs, "wcstombs", char, wchar_t, check_to_bytes,
		   wcstombs, , )
DEFINE_CONVERSION (__mbstowcs_chk, "mbstowcs", wchar_t, char, check_to_wide,
		   mpxguard_real___mbstowcs_chk, COMMA_OBJECT_PARAMETER,
		   COMMA_OBJECT)
DEFINE_CONVERSION (__wcstombs_chk, "wcstombs", char, wchar_t, check_to_bytes,
		   mpxguard_real___wcstombs_chk, COMMA_OBJECT_PARAMETER,
		   COMMA_OBJECT)

/* The same for functions that are given the address of FROM, which they move
   on if TO is not null.  The state is argument POSITION; SIZE_PARAMETER and
   SIZE are for those that are told how much of FROM to read, which is
   MOST.  */
#define DEFINE_RESTARTABLE(NAME, TEXT, TO, FROM, CHECK, FUNCTION, POSITION, \
			   MOST, SIZE_PARAMETER, SIZE, PARAMETER, ARGUMENT) \
  MPXGUARD_WRAPPER (size_t, NAME, TO *to, const FROM **from SIZE_PARAMETER, \
		    size_t n, mbstate_t *state PARAMETER)		\
  {									\
    struct mpxguard_call call = MPXGUARD_CALL_AS (NAME, TEXT);		\
    struct mpxguard_bounds to_bounds = mpxguard_call_bounds (&call, 0, to); \
    struct mpxguard_bounds slot_bounds					\
      = mpxguard_call_bounds (&call, 1, from);				\
    struct mpxguard_bounds state_bounds					\
      = mpxguard_call_bounds (&call, POSITION, state);			\
    struct mpxguard_bounds bounds;					\
    size_t result;							\
									\
    mpxguard_call_writes (&call, from, sizeof *from, slot_bounds);	\
    mpxguard_call_writes (&call, state, sizeof *state, state_bounds);	\
    bounds = mpxguard_load (from, *from);				\
    CHECK (&call, to, to_bounds, *from, bounds, MOST, n,		\
	   state ? *state : initial_state ());				\
    result = FUNCTION (to, from SIZE, n, state ARGUMENT);		\
    if (to && *from)							\
      mpxguard_store (from, *from, bounds);				\
    return result;							\
  }

#define COMMA_SIZE_PARAMETER , size_t size
#define COMMA_SIZE , size

DEFINE_RESTARTABLE (mbsrtowcs, "mbsrtowcs", wchar_t, char, check_to_wide,
		    mbsrtowcs, 3, MPXGUARD_NO_LIMIT, , , , )
DEFINE_RESTARTABLE (wcsrtombs, "wcsrtombs", char, wchar_t, check_to_bytes,
		    wcsrtombs, 3, MPXGUARD_NO_LIMIT, , , , )
DEFINE_RESTARTABLE (__mbsrtowcs_chk, "mbsrtowcs", wchar_t, char, check_to_wide,
		    mpxguard_real___mbsrtowcs_chk, 3, MPXGUARD_NO_LIMIT, , ,
		    COMMA_OBJECT_PARAMETER, COMMA_OBJECT)
DEFINE_RESTARTABLE (__wcsrtombs_chk, "wcsrtombs", char, wchar_t,
		    check_to_bytes, mpxguard_real___wcsrtombs_chk, 3,
		    MPXGUARD_NO_LIMIT, , , COMMA_OBJECT_PARAMETER,
		    COMMA_OBJECT)
DEFINE_RESTARTABLE (mbsnrtowcs, "mbsnrtowcs", wchar_t, char, check_to_wide,
		    mbsnrtowcs, 4, size, COMMA_SIZE_PARAMETER, COMMA_SIZE, , )
DEFINE_RESTARTABLE (wcsnrtombs, "wcsnrtombs", char, wchar_t, check_to_bytes,
		    wcsnrtombs, 4, size, COMMA_SIZE_PARAMETER, COMMA_SIZE, , )
DEFINE_RESTARTABLE (__mbsnrtowcs_chk, "mbsnrtowcs", wchar_t, char,
		    check_to_wide, mpxguard_real___mbsnrtowcs_chk, 4, size,
		    COMMA_SIZE_PARAMETER, COMMA_SIZE, COMMA_OBJECT_PARAMETER,
		    COMMA_OBJECT)
DEFINE_RESTARTABLE (__wcsnrtombs_chk, "wcsnrtombs", char, wchar_t,
		    check_to_bytes, mpxguard_real___wcsnrtombs_chk, 4, size,
		    COMMA_SIZE_PARAMETER, COMMA_SIZE, COMMA_OBJECT_PARAMETER,
		    COMMA_OBJECT)

/* CALL read a character at S, which has BOUNDS, of at most N bytes, with
   RESULT: check the bytes that it needed.  N is often more than there are
   bytes left.  */
static void
check_character (const struct mpxguard_call *call, const char *s,
		 struct mpxguard_bounds bounds, size_t n, size_t result)
{
  uint64_t size = result;

  if (result == (size_t) -2)
    size = n;
  else if (result == 0 || result == (size_t) -1)
    size = n > 0;
  mpxguard_call_reads (call, s, size, bounds);
}

MPXGUARD_WRAPPER (int, mbtowc, wchar_t *to, const char *s, size_t n)
{
  struct mpxguard_call call = MPXGUARD_CALL (mbtowc);
  struct mpxguard_bounds to_bounds = mpxguard_call_bounds (&call, 0, to);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 1, s);
  int result;

  if (s)
    mpxguard_call_writes (&call, to, sizeof *to, to_bounds);
  result = mbtowc (to, s, n);
  check_character (&call, s, bounds, n, (size_t) result);
  return result;
}

MPXGUARD_WRAPPER (int, mblen, const char *s, size_t n)
{
  struct mpxguard_call call = MPXGUARD_CALL (mblen);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 0, s);
  int result = mblen (s, n);

  check_character (&call, s, bounds, n, (size_t) result);
  return result;
}

/* The wrapper for NAME, which stores one CHARACTER.  */
#define DEFINE_CHARACTER(NAME, CHARACTER)				\
  MPXGUARD_WRAPPER (size_t, NAME, CHARACTER *to, const char *s, size_t n, \
		    mbstate_t *state)					\
  {									\
    struct mpxguard_call call = MPXGUARD_CALL (NAME);			\
    struct mpxguard_bounds to_bounds = mpxguard_call_bounds (&call, 0, to); \
    struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 1, s);	\
    struct mpxguard_bounds state_bounds					\
      = mpxguard_call_bounds (&call, 3, state);				\
    size_t result;							\
									\
    if (s)								\
      mpxguard_call_writes (&call, to, sizeof *to, to_bounds);		\
    mpxguard_call_writes (&call, state, sizeof *state, state_bounds);	\
    result = NAME (to, s, n, state);					\
    /* The second half of a character of char16_t reads nothing.  */	\
    if (result != (size_t) -3)						\
      check_character (&call, s, bounds, n, result);			\
    return result;							\
  }

DEFINE_CHARACTER (mbrtowc, wchar_t)
DEFINE_CHARACTER (mbrtoc16, char16_t)
DEFINE_CHARACTER (mbrtoc32, char32_t)

MPXGUARD_WRAPPER (size_t, mbrlen, const char *s, size_t n, mbstate_t *state)
{
  struct mpxguard_call call = MPXGUARD_CALL (mbrlen);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 0, s);
  struct mpxguard_bounds state_bounds = mpxguard_call_bounds (&call, 2, state);
  size_t result;

  mpxguard_call_writes (&call, state, sizeof *state, state_bounds);
  result = mbrlen (s, n, state);
  check_character (&call, s, bounds, n, result);
  return result;
}

/* CALL writes a character of SIZE bytes, or an error if that is -1, to TO,
   which has BOUNDS: check it.  */
static void
check_bytes (const struct mpxguard_call *call, const char *to,
	     struct mpxguard_bounds bounds, size_t size)
{
  if (size != (size_t) -1)
    mpxguard_call_writes (call, to, size, bounds);
}

/* The wrapper for NAME, which writes the CHARACTER C and is called TEXT;
   FUNCTION does so.  PARAMETER and ARGUMENT are for _chk forms.  */
#define DEFINE_BYTES(NAME, TEXT, CHARACTER, FUNCTION, PARAMETER, ARGUMENT) \
  MPXGUARD_WRAPPER (size_t, NAME, char *to, CHARACTER c,		\
		    mbstate_t *state PARAMETER)				\
  {									\
    struct mpxguard_call call = MPXGUARD_CALL_AS (NAME, TEXT);		\
    struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 0, to); \
    struct mpxguard_bounds state_bounds					\
      = mpxguard_call_bounds (&call, 2, state);				\
									\
    mpxguard_call_writes (&call, state, sizeof *state, state_bounds);	\
    if (to && mpxguard_room (to, bounds) < MB_LEN_MAX)			\
      {									\
	mbstate_t copy = state ? *state : initial_state ();		\
	char bytes[MB_LEN_MAX];						\
									\
	check_bytes (&call, to, bounds, TRY (bytes, c, &copy));		\
      }									\
    return FUNCTION (to, c, state ARGUMENT);				\
  }

#define TRY wcrtomb
DEFINE_BYTES (wcrtomb, "wcrtomb", wchar_t, wcrtomb, , )
DEFINE_BYTES (__wcrtomb_chk, "wcrtomb", wchar_t, mpxguard_real___wcrtomb_chk,
	      COMMA_OBJECT_PARAMETER, COMMA_OBJECT)
#undef TRY
#define TRY c16rtomb
DEFINE_BYTES (c16rtomb, "c16rtomb", char16_t, c16rtomb, , )
#undef TRY
#define TRY c32rtomb
DEFINE_BYTES (c32rtomb, "c32rtomb", char32_t, c32rtomb, , )
#undef TRY

/* CALL writes the wide character C to TO, argument 0: check it.  */
static void
check_wctomb (const struct mpxguard_call *call, const char *to, wchar_t c)
{
  mbstate_t state = initial_state ();
  char bytes[MB_LEN_MAX];

  if (to)
    check_bytes (call, to, mpxguard_call_bounds (call, 0, to),
		 wcrtomb (bytes, c, &state));
}

MPXGUARD_WRAPPER (int, wctomb, char *to, wchar_t c)
{
  struct mpxguard_call call = MPXGUARD_CALL (wctomb);

  check_wctomb (&call, to, c);
  return wctomb (to, c);
}

MPXGUARD_WRAPPER (int, __wctomb_chk, char *to, wchar_t c, size_t object)
{
  struct mpxguard_call call = MPXGUARD_CALL_AS (__wctomb_chk, "wctomb");

  check_wctomb (&call, to, c);
  return mpxguard_real___wctomb_chk (to, c, object);
}
