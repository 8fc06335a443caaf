/* Wrappers of asprintf and of swprintf.

   asprintf stores a pointer to a new block: the place is checked and gets
   bounds.  swprintf prints as far as the bounds allow first, as snprintf does
   (wrap-sprintf.c); but it does not tell how long a text is that does not fit,
   so that is then found out in a block of the size that the program names.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

#include "table.h"
#include "wrap-format.h"

MPXGUARD_REAL (int, __vasprintf_chk, char **to, int flag, const char *format,
	       va_list ap);
MPXGUARD_REAL (int, __vswprintf_chk, wchar_t *to, size_t size, int flag,
	       size_t object, const wchar_t *format, va_list ap);

/* Check what CALL, of asprintf's kind, will touch: the place TO, argument 0,
   and what FORMAT and AP, behind NAMED other arguments, say.  */
static void
before_asprintf (const struct mpxguard_call *call, char **to,
		 struct mpxguard_bounds bounds, const char *format,
		 struct mpxguard_bounds format_bounds, va_list ap, int named)
{
  mpxguard_call_writes (call, to, sizeof *to, bounds);
  mpxguard_check_printf (call, format, format_bounds, false, ap, named);
}

/* asprintf stored a pointer to LENGTH characters at TO, unless LENGTH is
   negative: give it bounds.  Return LENGTH.  */
static int
after_asprintf (char **to, int length)
{
  if (length >= 0)
    mpxguard_store (to, *to,
		    mpxguard_bounds_make (*to, (uint64_t) length + 1));
  return length;
}

#define LIST(...) __VA_ARGS__

/* The wrappers for NAME and VNAME, which reports call TEXT and VTEXT;
   PARAMETERS declares the arguments between the place and the format, which
   is argument POSITION; ARGUMENTS passes them to FUNCTION.  */
#define DEFINE_ASPRINTF(NAME, TEXT, VNAME, VTEXT, POSITION, FUNCTION,	\
			PARAMETERS, ARGUMENTS)				\
  MPXGUARD_WRAPPER (int, NAME, char **to, PARAMETERS const char *format, \
		    ...)						\
  {									\
    struct mpxguard_call call = MPXGUARD_CALL_AS (NAME, TEXT);		\
    struct mpxguard_bounds bounds					\
      = mpxguard_target_bounds (&call, 0, to);				\
    struct mpxguard_bounds format_bounds				\
      = mpxguard_call_bounds (&call, POSITION, format);			\
    va_list ap;								\
    int result;								\
									\
    va_start (ap, format);						\
    before_asprintf (&call, to, bounds, format, format_bounds, ap,	\
		     POSITION + 1);					\
    result = after_asprintf (to, FUNCTION (to, ARGUMENTS format, ap));	\
    va_end (ap);							\
    return result;							\
  }									\
									\
  MPXGUARD_WRAPPER (int, VNAME, char **to, PARAMETERS const char *format, \
		    va_list ap)						\
  {									\
    struct mpxguard_call call = MPXGUARD_CALL_AS (VNAME, VTEXT);	\
    struct mpxguard_bounds bounds					\
      = mpxguard_target_bounds (&call, 0, to);				\
    struct mpxguard_bounds format_bounds				\
      = mpxguard_call_bounds (&call, POSITION, format);			\
									\
    before_asprintf (&call, to, bounds, format, format_bounds, ap,	\
		     MPXGUARD_HANDED_DOWN);				\
    return after_asprintf (to, FUNCTION (to, ARGUMENTS format, ap));	\
  }

DEFINE_ASPRINTF (asprintf, "asprintf", vasprintf, "vasprintf", 1, vasprintf,
		 , )
DEFINE_ASPRINTF (__asprintf_chk, "asprintf", __vasprintf_chk, "vasprintf", 2,
		 mpxguard_real___vasprintf_chk, LIST (int flag,), LIST (flag,))

/* Return how many wide characters vswprintf (TO, SIZE, FORMAT, AP) would
   write, where TO has room for SIZE.  */
static uint64_t
wide_size_of (uint64_t size, const wchar_t *format, va_list ap)
{
  wchar_t *block = malloc (mpxguard_size_multiply (size, sizeof *block));
  uint64_t needed = size;

  if (block)
    {
      int result = vswprintf (block, size, format, ap);

      if (result >= 0)
	needed = (uint64_t) result + 1;
      free (block);
    }
  return needed;
}

/* CALL prints FORMAT with AP to the SIZE wide characters at TO, which has
   BOUNDS.  If these allow fewer, do that if the text fits; report it if not.
   Return true if it was done, and set *RESULT.  */
static bool
print_inside (const struct mpxguard_call *call, wchar_t *to, uint64_t size,
	      struct mpxguard_bounds bounds, const wchar_t *format, va_list ap,
	      int *result)
{
  uint64_t room = mpxguard_room (to, bounds) / sizeof *to;
  int error = errno;
  va_list copy;

  if (!mpxguard_is_limited (to, bounds) || room >= size)
    return false;
  errno = 0;
  va_copy (copy, ap);
  *result = vswprintf (to, room, format, copy);
  va_end (copy);
  if (*result >= 0)
    errno = error;
  /* What cannot be converted ends the text.  */
  if (*result >= 0 || (room > 0 && errno == EILSEQ))
    return true;
  errno = error;
  va_copy (copy, ap);
  mpxguard_call_writes (call, to, wide_size_of (size, format, copy)
				  * sizeof *to, bounds);
  va_end (copy);
  return false;
}

/* The same for swprintf's kind.  */
#define DEFINE_SWPRINTF(NAME, TEXT, VNAME, VTEXT, POSITION, FUNCTION,	\
			PARAMETERS, ARGUMENTS)				\
  MPXGUARD_WRAPPER (int, NAME, wchar_t *to, size_t size,		\
		    PARAMETERS const wchar_t *format, ...)		\
  {									\
    struct mpxguard_call call = MPXGUARD_CALL_AS (NAME, TEXT);		\
    struct mpxguard_bounds bounds					\
      = mpxguard_target_bounds (&call, 0, to);				\
    struct mpxguard_bounds format_bounds				\
      = mpxguard_call_bounds (&call, POSITION, format);			\
    va_list ap;								\
    int result;								\
									\
    va_start (ap, format);						\
    mpxguard_check_printf (&call, format, format_bounds, true, ap,	\
			   POSITION + 1);				\
    if (!print_inside (&call, to, size, bounds, format, ap, &result))	\
      result = FUNCTION (to, size, ARGUMENTS format, ap);		\
    va_end (ap);							\
    return result;							\
  }									\
									\
  MPXGUARD_WRAPPER (int, VNAME, wchar_t *to, size_t size,		\
		    PARAMETERS const wchar_t *format, va_list ap)	\
  {									\
    struct mpxguard_call call = MPXGUARD_CALL_AS (VNAME, VTEXT);	\
    struct mpxguard_bounds bounds					\
      = mpxguard_target_bounds (&call, 0, to);				\
    struct mpxguard_bounds format_bounds				\
      = mpxguard_call_bounds (&call, POSITION, format);			\
    int result;								\
									\
    mpxguard_check_printf (&call, format, format_bounds, true, ap,	\
			   MPXGUARD_HANDED_DOWN);			\
    if (!print_inside (&call, to, size, bounds, format, ap, &result))	\
      result = FUNCTION (to, size, ARGUMENTS format, ap);		\
    return result;							\
  }

DEFINE_SWPRINTF (swprintf, "swprintf", vswprintf, "vswprintf", 2, vswprintf,
		 , )
DEFINE_SWPRINTF (__swprintf_chk, "swprintf", __vswprintf_chk, "vswprintf", 4,
		 mpxguard_real___vswprintf_chk,
		 LIST (int flag, size_t object,), LIST (flag, object,))
