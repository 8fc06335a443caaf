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

/* CALL converts the string FROM, from STATE on, to at most N wide characters
   at TO, which may be null: check what it reads and writes.  */
static void
check_to_wide (const struct mpxguard_call *call, const wchar_t *to,
	       struct mpxguard_bounds to_bounds, const char *from,
	       struct mpxguard_bounds from_bounds, size_t n, mbstate_t state)
{
  /* Every wide character comes from at least one byte.  */
  uint64_t size = mpxguard_string_size (call, from, from_bounds,
					to ? n : MPXGUARD_NO_LIMIT);
  uint64_t room = mpxguard_room (to, to_bounds) / sizeof *to;
  size_t count;

  if (!from || !to || n <= room)
    return;
  count = mbsnrtowcs (NULL, &from, size, 0, &state);
  if (count == (size_t) -1)
    return;
  mpxguard_call_writes (call, to, (count < n ? count + 1 : n) * sizeof *to,
			to_bounds);
}

/* CALL converts the wide string FROM, from STATE on, to at most N bytes at
   TO, which may be null: check what it reads and writes.  */
static void
check_to_bytes (const struct mpxguard_call *call, const char *to,
		struct mpxguard_bounds to_bounds, const wchar_t *from,
		struct mpxguard_bounds from_bounds, size_t n, mbstate_t state)
{
  uint64_t room = mpxguard_room (to, to_bounds);
  uint64_t size;
  size_t count;

  if (!from)
    return;
  /* Where the bytes run out before the string's end, the string need not have
     one; at least one wide character is read for every MB_LEN_MAX bytes.  */
  size = mpxguard_wide_size (call, from, from_bounds,
			     to ? n / MB_LEN_MAX : MPXGUARD_NO_LIMIT);
  if (!to || n <= room)
    return;
  size = mpxguard_wide_size (call, from, from_bounds, n);
  count = wcsnrtombs (NULL, &from, size / sizeof *from, 0, &state);
  if (count == (size_t) -1)
    return;
  mpxguard_call_writes (call, to, count < n ? count + 1 : n, to_bounds);
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
    struct mpxguard_bounds to_bounds = mpxguard_call_bounds (&call, 0, to); \
    struct mpxguard_bounds from_bounds					\
      = mpxguard_call_bounds (&call, 1, from);				\
									\
    CHECK (&call, to, to_bounds, from, from_bounds, n, initial_state ()); \
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
   on if TO is not null.  */
#define DEFINE_RESTARTABLE(NAME, TEXT, TO, FROM, CHECK, FUNCTION, PARAMETER, \
			   ARGUMENT)					\
  MPXGUARD_WRAPPER (size_t, NAME, TO *to, const FROM **from, size_t n,	\
		    mbstate_t *state PARAMETER)				\
  {									\
    struct mpxguard_call call = MPXGUARD_CALL_AS (NAME, TEXT);		\
    struct mpxguard_bounds to_bounds = mpxguard_call_bounds (&call, 0, to); \
    struct mpxguard_bounds slot_bounds					\
      = mpxguard_call_bounds (&call, 1, from);				\
    struct mpxguard_bounds state_bounds					\
      = mpxguard_call_bounds (&call, 3, state);				\
    struct mpxguard_bounds bounds;					\
    size_t result;							\
									\
    mpxguard_call_writes (&call, from, sizeof *from, slot_bounds);	\
    mpxguard_call_writes (&call, state, sizeof *state, state_bounds);	\
    bounds = mpxguard_load (from, *from);				\
    CHECK (&call, to, to_bounds, *from, bounds, n,			\
	   state ? *state : initial_state ());				\
    result = FUNCTION (to, from, n, state ARGUMENT);			\
    if (to && *from)							\
      mpxguard_store (from, *from, bounds);				\
    return result;							\
  }

DEFINE_RESTARTABLE (mbsrtowcs, "mbsrtowcs", wchar_t, char, check_to_wide,
		    mbsrtowcs, , )
DEFINE_RESTARTABLE (wcsrtombs, "wcsrtombs", char, wchar_t, check_to_bytes,
		    wcsrtombs, , )
DEFINE_RESTARTABLE (__mbsrtowcs_chk, "mbsrtowcs", wchar_t, char, check_to_wide,
		    mpxguard_real___mbsrtowcs_chk, COMMA_OBJECT_PARAMETER,
		    COMMA_OBJECT)
DEFINE_RESTARTABLE (__wcsrtombs_chk, "wcsrtombs", char, wchar_t,
		    check_to_bytes, mpxguard_real___wcsrtombs_chk,
		    COMMA_OBJECT_PARAMETER, COMMA_OBJECT)

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

MPXGUARD_WRAPPER (size_t, mbrtowc, wchar_t *to, const char *s, size_t n,
		  mbstate_t *state)
{
  struct mpxguard_call call = MPXGUARD_CALL (mbrtowc);
  struct mpxguard_bounds to_bounds = mpxguard_call_bounds (&call, 0, to);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 1, s);
  struct mpxguard_bounds state_bounds = mpxguard_call_bounds (&call, 3, state);
  size_t result;

  if (s)
    mpxguard_call_writes (&call, to, sizeof *to, to_bounds);
  mpxguard_call_writes (&call, state, sizeof *state, state_bounds);
  result = mbrtowc (to, s, n, state);
  check_character (&call, s, bounds, n, result);
  return result;
}

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

/* CALL writes the wide character C to TO, which has BOUNDS, from STATE on:
   check it.  */
static void
check_wide_character (const struct mpxguard_call *call, const char *to,
		      struct mpxguard_bounds bounds, wchar_t c,
		      mbstate_t state)
{
  char bytes[MB_LEN_MAX];
  size_t size;

  if (!to || mpxguard_room (to, bounds) >= MB_LEN_MAX)
    return;
  size = wcrtomb (bytes, c, &state);
  if (size != (size_t) -1)
    mpxguard_call_writes (call, to, size, bounds);
}

MPXGUARD_WRAPPER (int, wctomb, char *to, wchar_t c)
{
  struct mpxguard_call call = MPXGUARD_CALL (wctomb);

  check_wide_character (&call, to, mpxguard_call_bounds (&call, 0, to), c,
			initial_state ());
  return wctomb (to, c);
}

MPXGUARD_WRAPPER (size_t, wcrtomb, char *to, wchar_t c, mbstate_t *state)
{
  struct mpxguard_call call = MPXGUARD_CALL (wcrtomb);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 0, to);
  struct mpxguard_bounds state_bounds = mpxguard_call_bounds (&call, 2, state);

  mpxguard_call_writes (&call, state, sizeof *state, state_bounds);
  check_wide_character (&call, to, bounds, c,
			state ? *state : initial_state ());
  return wcrtomb (to, c, state);
}
