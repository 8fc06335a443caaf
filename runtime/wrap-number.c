/* Wrappers of the functions that read a number from the start of a string.

   In: a string, and perhaps the place for the pointer to where the number
   ends; and of gcvt, which goes the other way.  Such a function reads up to and with the first character that is no
   part of the number, not to the end of the string: that is what is checked,
   after the call, which alone knows it.  The pointer that it stores has the
   bounds of the string.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "config.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "table.h"
#include "wrap.h"

/* CALL read the number at S, which ends before END; STORED is where the
   program wants to know END, or null.  END is null if the call was refused
   (a bad base) and nothing was read.  */
static void
number_ends (const struct mpxguard_call *call, const void *s,
	     struct mpxguard_bounds bounds, const void *end, unsigned width,
	     const void **stored)
{
  if (!end)
    return;
  mpxguard_call_reads (call, s, (uint64_t) end - (uint64_t) s + width, bounds);
  if (stored)
    {
      *stored = end;
      mpxguard_store (stored, end, bounds);
    }
}

/* The wrapper for NAME, which reads a TYPE from a string of CHARACTERs.  The
   arguments after the second are declared by PARAMETERS and passed on by
   ARGUMENTS to FUNCTION, which does the work and which reports name.  */
#define DEFINE_NUMBER(TYPE, NAME, FUNCTION, CHARACTER, PARAMETERS, ARGUMENTS) \
  MPXGUARD_WRAPPER (TYPE, NAME, const CHARACTER *s,			\
		    const void **stored PARAMETERS)			\
  {									\
    struct mpxguard_call call = MPXGUARD_CALL_AS (NAME, #FUNCTION);	\
    struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 0, s);	\
    struct mpxguard_bounds bounds_stored				\
      = mpxguard_call_bounds (&call, 1, stored);			\
    CHARACTER *end = NULL;						\
    TYPE result;							\
									\
    mpxguard_call_writes (&call, stored, sizeof *stored, bounds_stored); \
    result = FUNCTION (s, &end ARGUMENTS);				\
    number_ends (&call, s, bounds, end, sizeof *s, stored);		\
    return result;							\
  }

#define COMMA_BASE_PARAMETER , int base
#define COMMA_BASE , base
#define COMMA_LOCALE_PARAMETER , locale_t locale
#define COMMA_LOCALE , locale
#define COMMA_BOTH_PARAMETERS , int base, locale_t locale
#define COMMA_BOTH , base, locale

/* Wrappers for the function NAME, which reads an integer of TYPE, and for
   NAME_WIDE, its wide twin.  */
#define DEFINE_INTEGERS(TYPE, NAME, NAME_WIDE)				\
  DEFINE_NUMBER (TYPE, NAME, NAME, char, COMMA_BASE_PARAMETER,		\
		 COMMA_BASE)						\
  DEFINE_NUMBER (TYPE, NAME_WIDE, NAME_WIDE, wchar_t,			\
		 COMMA_BASE_PARAMETER, COMMA_BASE)

/* The same for floating-point numbers.  */
#define DEFINE_FLOATS(TYPE, NAME, NAME_WIDE)				\
  DEFINE_NUMBER (TYPE, NAME, NAME, char, , )				\
  DEFINE_NUMBER (TYPE, NAME_WIDE, NAME_WIDE, wchar_t, , )

DEFINE_INTEGERS (long, strtol, wcstol)
DEFINE_INTEGERS (unsigned long, strtoul, wcstoul)
DEFINE_INTEGERS (long long, strtoll, wcstoll)
DEFINE_INTEGERS (unsigned long long, strtoull, wcstoull)
DEFINE_INTEGERS (intmax_t, strtoimax, wcstoimax)
DEFINE_INTEGERS (uintmax_t, strtoumax, wcstoumax)
DEFINE_FLOATS (double, strtod, wcstod)
DEFINE_FLOATS (float, strtof, wcstof)
DEFINE_FLOATS (long double, strtold, wcstold)
DEFINE_NUMBER (long long, strtoq, strtoll, char, COMMA_BASE_PARAMETER,
	       COMMA_BASE)
DEFINE_NUMBER (unsigned long long, strtouq, strtoull, char,
	       COMMA_BASE_PARAMETER, COMMA_BASE)
DEFINE_NUMBER (long long, wcstoq, wcstoll, wchar_t, COMMA_BASE_PARAMETER,
	       COMMA_BASE)
DEFINE_NUMBER (unsigned long long, wcstouq, wcstoull, wchar_t,
	       COMMA_BASE_PARAMETER, COMMA_BASE)

/* The same for functions that are told the locale.  */
#define DEFINE_LOCAL_INTEGERS(TYPE, NAME, NAME_WIDE)			\
  DEFINE_NUMBER (TYPE, NAME, NAME, char, COMMA_BOTH_PARAMETERS,		\
		 COMMA_BOTH)						\
  DEFINE_NUMBER (TYPE, NAME_WIDE, NAME_WIDE, wchar_t,			\
		 COMMA_BOTH_PARAMETERS, COMMA_BOTH)
#define DEFINE_LOCAL_FLOATS(TYPE, NAME, NAME_WIDE)			\
  DEFINE_NUMBER (TYPE, NAME, NAME, char, COMMA_LOCALE_PARAMETER,	\
		 COMMA_LOCALE)						\
  DEFINE_NUMBER (TYPE, NAME_WIDE, NAME_WIDE, wchar_t,			\
		 COMMA_LOCALE_PARAMETER, COMMA_LOCALE)

DEFINE_LOCAL_INTEGERS (long, strtol_l, wcstol_l)
DEFINE_LOCAL_INTEGERS (unsigned long, strtoul_l, wcstoul_l)
DEFINE_LOCAL_INTEGERS (long long, strtoll_l, wcstoll_l)
DEFINE_LOCAL_INTEGERS (unsigned long long, strtoull_l, wcstoull_l)
DEFINE_LOCAL_FLOATS (double, strtod_l, wcstod_l)
DEFINE_LOCAL_FLOATS (float, strtof_l, wcstof_l)
DEFINE_LOCAL_FLOATS (long double, strtold_l, wcstold_l)

/* The names that newer headers of glibc give these functions: there they read
   binary numbers too.  What the headers make of the plain name here is what
   there is.  */
#define DEFINE_C23_INTEGERS(TYPE, NAME, NAME_WIDE)			\
  DEFINE_NUMBER (TYPE, __isoc23_##NAME, NAME, char, COMMA_BASE_PARAMETER, \
		 COMMA_BASE)						\
  DEFINE_NUMBER (TYPE, __isoc23_##NAME_WIDE, NAME_WIDE, wchar_t,	\
		 COMMA_BASE_PARAMETER, COMMA_BASE)
#define DEFINE_C23_LOCAL(TYPE, NAME)					\
  DEFINE_NUMBER (TYPE, __isoc23_##NAME, NAME, char, COMMA_BOTH_PARAMETERS, \
		 COMMA_BOTH)

DEFINE_C23_INTEGERS (long, strtol, wcstol)
DEFINE_C23_INTEGERS (unsigned long, strtoul, wcstoul)
DEFINE_C23_INTEGERS (long long, strtoll, wcstoll)
DEFINE_C23_INTEGERS (unsigned long long, strtoull, wcstoull)
DEFINE_C23_INTEGERS (intmax_t, strtoimax, wcstoimax)
DEFINE_C23_INTEGERS (uintmax_t, strtoumax, wcstoumax)
DEFINE_C23_LOCAL (long, strtol_l)
DEFINE_C23_LOCAL (unsigned long, strtoul_l)
DEFINE_C23_LOCAL (long long, strtoll_l)
DEFINE_C23_LOCAL (unsigned long long, strtoull_l)

/* The wrapper for NAME, which reads a TYPE and tells nobody where it ends:
   FUNCTION with ARGUMENTS does the same and does.  */
#define DEFINE_SIMPLE(TYPE, NAME, FUNCTION, ...)			\
  MPXGUARD_WRAPPER (TYPE, NAME, const char *s)				\
  {									\
    struct mpxguard_call call = MPXGUARD_CALL (NAME);			\
    struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 0, s);	\
    char *end;								\
    TYPE result = (TYPE) FUNCTION (s, &end, ##__VA_ARGS__);		\
									\
    number_ends (&call, s, bounds, end, 1, NULL);			\
    return result;							\
  }

DEFINE_SIMPLE (int, atoi, strtol, 10)
DEFINE_SIMPLE (long, atol, strtol, 10)
DEFINE_SIMPLE (long long, atoll, strtoll, 10)
DEFINE_SIMPLE (double, atof, strtod)

/* No text of gcvt is longer: it stops at 17 digits, and has a sign, a period,
   zeros behind it and an exponent.  */
#define GCVT_SIZE 64

MPXGUARD_WRAPPER (char *, gcvt, double value, int digits, char *to)
{
  struct mpxguard_call call = MPXGUARD_CALL (gcvt);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 2, to);
  char text[GCVT_SIZE];

  gcvt (value, digits, text);
  mpxguard_call_writes (&call, to, strlen (text) + 1, bounds);
  strcpy (to, text);
  mpxguard_call_result (&call, to, bounds);
  return to;
}
